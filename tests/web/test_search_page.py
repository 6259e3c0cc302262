"""The page of the search: what it says of what was found, and of what was not."""

import sys
from pathlib import Path

import pytest
from django.urls import reverse

from avgust.apps.execution.api import Assignment, Report
from avgust.jobs.index import follow_journal
from avgust.jobs.models import Job
from district import NOW

sys.path.append(str(Path(__file__).parents[1] / "apps" / "search"))
from searched import paper, tell

PAGE = "/search/"


@pytest.fixture
def resolution(district):
    """A paper, a part of an assignment and a report on it."""
    document = paper(district["authority"])
    part = Assignment.objects.create(
        owner=district["authority"], organisation=district["school_1"], directive=document.directives.first(),
        words="Обновить паспорта кабинетов", state="reported", created_at=NOW,
    )  # fmt: skip
    Report.objects.create(assignment=part, state="sent", text="Паспорта кабинетов <b>обновлены</b>", written_at=NOW)
    tell(part)
    return document


def asked(visitor, **parameters):
    """The page as text."""
    answer = visitor.get(PAGE, parameters)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_kind_leads_to_its_page_with_the_words_marked(district, resolution, visit):
    text = asked(visit(district["specialist"]), q="кабинет")
    part = Assignment.objects.get()
    for name, pk in [("directive", resolution.directives.first().pk), ("assignment", part.pk)]:
        assert f'href="{reverse(f"web:{name}", args=[pk])}"' in text
    assert "учебных <mark>кабинетов</mark>" in text
    assert "Резолюция августовского совещания № 12 от\xa028\xa0августа\xa02026" in text.replace("от 28", "от\xa028")
    assert "Отчёт: МБОУ СОШ № 1" in text and "Часть поручения: МБОУ СОШ № 1" in text


def test_a_kind_can_be_chosen_and_its_tab_says_how_many(district, resolution, visit):
    visitor = visit(district["specialist"])
    whole, one = asked(visitor, q="кабинет"), asked(visitor, q="кабинет", kind="report")
    assert [text.count('<p class="main">') for text in (whole, one)] == [3, 1]
    assert "Отчёт: " in one and "Часть поручения: " not in one
    assert 'Отчёты <span class="count">1</span>' in one


def test_what_others_wrote_is_shown_as_text(district, resolution, visit):
    text = asked(visit(district["specialist"]), q="обновлены")
    assert "&lt;b&gt;<mark>обновлены</mark>&lt;/b&gt;" in text


def test_a_keyboard_that_was_not_switched_is_seen(district, resolution, visit):
    text = asked(visit(district["specialist"]), q="rf,bytn")
    assert "Искать «кабинет»" in text
    assert "Искать «" not in asked(visit(district["foreign"]), q="rf,bytn")  # where it would find nothing either


@pytest.mark.parametrize("written", ["каникулы", "<script>", "«»", "\x00"])
def test_nothing_found_says_what_to_do(district, resolution, visit, written):
    text = asked(visit(district["specialist"]), q=written)
    assert "<ol" not in text.split("<main")[1].split("</main")[0]
    assert "<script>" not in text.split("<main")[1].split("</main")[0]


def test_the_field_in_the_bar_leads_here(district, visit):
    assert f'action="{PAGE}"' in asked(visit(district["specialist"]))


def test_a_search_that_would_wait_long_says_so_and_leaves_it_to_a_job(district, resolution, visit, monkeypatch):
    monkeypatch.setattr("avgust.apps.search.index.AT_ONCE", 1)
    monkeypatch.setattr("avgust.apps.search.index.catch_up.__defaults__", (1,))
    visitor = visit(district["specialist"])
    text = asked(visitor, q="кабинет")
    assert "ещё вносятся" in text and "Ничего не нашлось" in text
    asked(visitor, q="кабинет")
    assert Job.objects.filter(task__endswith="follow_journal").count() == 1
    follow_journal.call()
    text = asked(visitor, q="кабинет")
    assert "ещё вносятся" not in text and "<mark>кабинетов</mark>" in text


def test_the_page_asks_the_database_a_fixed_number_of_times(district, resolution, visit, django_assert_max_num_queries):
    for _ in range(25):
        paper(district["authority"])
    visitor = visit(district["specialist"])
    asked(visitor, q="кабинет")
    with django_assert_max_num_queries(20):
        asked(visitor, q="кабинет")
