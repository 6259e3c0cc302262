"""What the reading is known to get wrong, one case for each kind of miss; a case that passes must leave this file."""

import pytest
from asking import cited, due, last, measured, ordered, who

from avgust.reading import read_text


def wrong(reason: str) -> pytest.MarkDecorator:
    """A strict expectation of failure."""
    return pytest.mark.xfail(strict=True, reason=reason)


# -- from `python -m tests.accuracy --show` -----------------------------------------------------------------------------


@wrong("«отв. за …» in the middle of a sentence, with a dash behind it, names nobody")
def test_somebody_responsible_for_a_part_is_an_addressee_too():
    items = "1. Беловой Н.Н. составить график пробных экзаменов, отв. за тиражирование – Крайнова Ж.И."
    assert who(last(items)) == ["Белова Н.Н.", "Крайнова Ж.И."]


@wrong("a value in a bracket with its past year is taken for a target")
def test_the_value_of_a_past_year_in_brackets_is_no_target():
    items = "1. Школам предусмотреть снижение доли двоек (в 2021 г. – 12 %) в двухнедельный срок."
    assert measured(last(items)) == []


# -- addressees ---------------------------------------------------------------------------------------------------------


@wrong("a semicolon behind «Ответственный:» ends the line's field where «Срок:» stands before it")
def test_names_parted_by_a_semicolon_behind_a_term():
    items = "1. Провести опрос.\nСрок: до 1 мая 2022 года. Ответственный: отдел культуры; управление образования"
    assert who(last(items)) == ["отдел культуры", "управление образования"]


@wrong("capitals with a Russian ending are taken for an abbreviation that does not change")
def test_an_abbreviation_with_an_ending_is_put_in_the_nominative():
    assert who(last("1. Рекомендовать ВУЗам области открыть группы.")) == ["ВУЗы области"]


@wrong("a second genitive joined by «и» is cut off where no verb ends the name")
def test_a_partner_at_the_end_keeps_both_genitives():
    assert who(last("1. Провести опрос совместно с отделами культуры и спорта.")) == ["отделы культуры и спорта"]


@wrong("those who are served count as partners")
def test_children_are_no_partners():
    assert who(last("1. Провести праздник совместно с детьми.")) == []


@wrong("an adjective phrase behind a comma is taken for a second addressee")
def test_an_adjective_phrase_belongs_to_its_noun():
    items = "1. Школьным координаторам, ответственным за олимпиаду, провести отбор."
    assert who(last(items)) == ["школьные координаторы, ответственные за олимпиаду"]


@wrong("a colon between the verb and the name keeps them apart")
def test_a_name_behind_a_verb_with_a_colon():
    assert who(last("1. Рекомендовать: руководителям школ провести опрос.")) == ["руководители школ"]


# -- deadlines ----------------------------------------------------------------------------------------------------------


@wrong("a participle that is the modifier of a name is taken for a clause with a time of its own")
def test_the_time_behind_a_list_of_names_after_a_verb():
    items = "1. Поручить отделу, заинтересованным ведомствам провести в сентябре 2021 года месячник."
    assert due(last(items)) == ("2021-09-01", "2021-09-30", None)


@wrong("the day of the document below the last item is taken for the item's term")
def test_the_closing_day_of_a_document_is_no_term():
    text = "РЕЗОЛЮЦИЯ\n\nУчастники рекомендуют:\n1. Отделу провести опрос.\n\n27 августа 2021 г."
    assert [due(d) for d in read_text(text).directives] == [None]


@wrong("a day alone in a cell takes no month from the section above")
def test_a_day_in_a_section_named_by_its_month():
    table = "| Мероприятие | Срок | Ответственный |\n|---|---|---|\n| Сентябрь 2021 |||\n| Семинар | до 15 | ИМЦ |\n"
    reading = read_text(f"ПЛАН мероприятий\n\n{table}", "plan.md")
    assert [due(d) for d in reading.directives] == [(None, "2021-09-15", None)]


# -- targets and acts ---------------------------------------------------------------------------------------------------


@wrong("a suffix set off by spaces is cut off")
def test_a_number_whose_suffix_is_set_off_by_spaces():
    assert cited(last("1. Отделу исполнить приказ от 01.02.2021 № 15 - ОД.")) == [("приказ", "15-ОД", "2021-02-01")]


# -- structure ----------------------------------------------------------------------------------------------------------


@wrong("a numbered noun phrase with a colon is taken for a duty, though only its parts are")
def test_a_numbered_subject_with_a_colon_is_no_directive():
    reading = ordered("1. Дошкольное образование:\n- открыть группы.")
    assert [d.text for d in reading.directives] == ["открыть группы"]


@wrong("a running header that ends in the page's number is taken for words of the sentence")
def test_a_header_with_the_page_number_in_it_is_dropped():
    page = "Управление образования Речного района                    стр. {}\n"
    body = "1. Отделу провести опрос родителей и педагогов о питании, обобщить итоги и\n"
    text = page.format(1) + "ПРИКАЗ от 25.08.2021\n\nприказываю:\n" + body + page.format(2) + "представить их.\n"
    assert [d.text for d in read_text(text).directives] == [
        "Отделу провести опрос родителей и педагогов о питании, обобщить итоги и представить их"
    ]


@wrong("a table of plain text is lost where blank lines stand between its rows and a title")
def test_a_plan_with_blank_lines_between_its_rows():
    rows = [
        "№ | Мероприятие | Срок | Ответственный",
        "1. Кадры",
        "1.1 | Курсы | май 2022 | ИМЦ",
        "1.2 | Слёт | май 2022 | УО",
    ]
    reading = read_text("ПЛАН мероприятий\n\n" + "\n\n".join(rows))
    assert [(d.text, who(d)) for d in reading.directives] == [("Курсы", ["ИМЦ"]), ("Слёт", ["УО"])]
