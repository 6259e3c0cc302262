"""Counts, dates and shares come in their right forms, and every state has its sign and its word."""

from datetime import date

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from avgust.control.states import STANDING_WORDS, STATE_WORDS, TONES, Standing, State
from avgust.web import listing, marks, words

TODAY = date(2026, 11, 22)
COUNTED = [
    (0, "assignment", "0 поручений"),
    (1, "assignment", "1 поручение"),
    (2, "assignment", "2 поручения"),
    (4, "report", "4 отчёта"),
    (5, "assignment", "5 поручений"),
    (11, "assignment", "11 поручений"),
    (12, "day", "12 дней"),
    (14, "person", "14 человек"),
    (21, "assignment", "21 поручение"),
    (22, "person", "22 человека"),
    (111, "organisation", "111 организаций"),
    (101, "organisation_in", "101 организации"),
    (9, "organisation_in", "9 организациях"),
    (1234, "row", "1234 строки"),
    (12345, "row", "12\u202f345 строк"),
]
UNTIL = [
    (TODAY, "сегодня"),
    (date(2026, 11, 23), "завтра"),
    (date(2026, 11, 25), "через 3 дня"),
    (date(2026, 12, 13), "через 21 день"),
    (date(2026, 11, 21), "просрочено на 1 день"),
    (date(2026, 11, 17), "просрочено на 5 дней"),
    (date(2025, 11, 22), "просрочено на 365 дней"),
    (None, ""),
]
SHARES = [
    (5, 6, "83 %"),
    (0, 6, "0 %"),
    (6, 6, "100 %"),
    (999, 1000, ">99 %"),
    (1, 1000, "<1 %"),
    (1, 2, "50 %"),
    (0, 0, "нет данных"),
]


def plain(text):
    """Without the spaces that bind."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("number", "noun", "said"), COUNTED)
def test_a_number_takes_the_right_form_of_its_noun(number, noun, said):
    assert plain(words.counted(number, noun)) == said


@pytest.mark.parametrize(("number", "said"), [(1, "1 day"), (2, "2 days"), (21, "21 days"), (0, "0 days")])
def test_in_english_there_are_two_forms(number, said):
    with translation.override("en"):
        assert plain(words.counted(number, "day")) == said


def test_a_noun_that_the_table_does_not_hold_is_refused():
    with pytest.raises(KeyError):
        words.counted(2, "unicorn")


@pytest.mark.parametrize(("due", "said"), UNTIL)
def test_a_due_date_says_how_far_it_is(due, said):
    assert plain(words.until(due, TODAY)) == said


def test_dates_stand_in_words_in_text_and_in_figures_in_tables():
    assert plain(words.day(date(2026, 10, 1))) == "1 октября 2026"
    assert words.short_day(date(2026, 10, 1)) == "01.10.2026"
    assert words.day(None) == words.short_day(None) == ""
    assert words.ago(date(2026, 11, 21), TODAY) == "вчера"


@pytest.mark.parametrize(("part", "whole", "said"), SHARES)
def test_a_share_says_all_or_nothing_only_where_it_is_so(part, whole, said):
    assert plain(words.percent(part, whole)) == said


def test_a_share_keeps_its_fraction_in_view_and_in_the_title():
    drawn = plain(Template("{% load avgust %}{% share 5 6 %}").render(Context()))
    assert 'title="5 из 6"' in drawn
    assert "83 % <span" in drawn


def test_every_state_and_standing_has_its_sign_its_tone_and_the_word_that_control_gives_it():
    assert {state: mark.word for state, mark in marks.STATE_MARKS.items()} == dict(STATE_WORDS)
    assert {each: mark.word for each, mark in marks.STANDING_MARKS.items()} == dict(STANDING_WORDS)
    assert {each: mark.tone for each, mark in marks.STANDING_MARKS.items()} == dict(TONES)
    for drawn in [*map(marks.state_badge, State), *map(marks.standing_mark, Standing)]:
        assert "<svg" in drawn and "tone-" in drawn and any("а" <= letter <= "я" for letter in drawn)


def test_states_of_one_tone_differ_by_their_sign():
    signs = [mark.sign for mark in marks.STATE_MARKS.values()]
    assert len(set(signs)) == len(signs)


def test_a_change_of_the_filter_goes_to_the_first_page_and_closes_the_panel():
    here = QueryDict("kind=school&kind=other&page=3&open=7")
    assert listing.address_with(here, {"sort": "due"}) == "?kind=school&kind=other&sort=due"
    assert listing.address_with(here, {"open": 8}) == "?kind=school&kind=other&page=3&open=8"
    assert listing.address_with(here, {"kind": None}) == "?"


def test_a_head_that_is_sorted_says_so_and_turns_the_order_round():
    rising = listing.sort_head(QueryDict("sort=due"), "due", "Срок", "")
    assert 'aria-sort="ascending"' in rising and "sort=-due" in rising
    assert 'aria-sort="none"' in listing.sort_head(QueryDict("sort=due"), "name", "Имя", "")
    assert listing.sorted_by(QueryDict("sort=-drop"), {"due": "due_on"}, "-due") == ("due", "due_on", True)


def test_an_address_in_a_message_undoes_only_here():
    page = Template("{% load avgust %}{{ tags|undo_address }}")
    assert page.render(Context({"tags": "success undo:/assignments/undo/5/"})) == "/assignments/undo/5/"
    assert page.render(Context({"tags": "undo:https://elsewhere.example/"})) == ""


def test_a_field_with_an_error_is_joined_to_its_words():
    from avgust.web.views.gallery import SampleForm

    form = SampleForm({"number": "-3"})
    drawn = Template("{% load avgust %}{% error_summary form %}{% field form.number %}").render(Context({"form": form}))
    assert 'aria-describedby="id_number_error"' in drawn and 'aria-invalid="true"' in drawn
    assert 'href="#id_number"' in drawn and 'id="id_number_error"' in drawn


def test_what_is_hidden_in_a_filter_is_escaped():
    request = RequestFactory().get("/", {"q": '"><script>', "page": "2"})
    drawn = Template("{% load avgust %}{% hidden_parameters %}").render(Context({"request": request}))
    assert "<script>" not in drawn and "page" not in drawn
