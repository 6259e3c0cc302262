"""A plan may give the term of a duty in more than one column."""

import pytest

from avgust.reading import read_text

TITLE = "План работы\nна 2026/2027 учебный год\n\n"


def terms(head: str, *rows: str) -> list[tuple[str | None, str | None, str | None] | None]:
    """Start, end and frequency of each duty of a Markdown table."""
    lines = (head, "|".join(["---"] * len(head.split("|"))), *rows)
    table = "\n".join(f"| {line} |" for line in lines)
    reading = read_text(TITLE + table + "\n", "a.md")
    return [(d.deadline.start, d.deadline.end, d.deadline.freq) if d.deadline else None for d in reading.directives]


def test_a_term_runs_from_the_column_of_its_beginning_to_that_of_its_end() -> None:
    head = "№ | Мероприятие | Дата начала | Дата окончания | Ответственный"
    rows = ("1 | Провести курсы | 01.02.2027 | 30.04.2027 | ИМЦ", "2 | Собрать отчёты |  | 15.05.2027 | ИМЦ")
    assert terms(head, *rows) == [("2027-02-01", "2027-04-30", None), (None, "2027-05-15", None)]


def test_a_beginning_behind_the_end_is_not_believed() -> None:
    head = "№ | Мероприятие | Начало | Окончание | Ответственный"
    assert terms(head, "1 | Провести курсы | 01.06.2027 | 30.04.2027 | ИМЦ") == [(None, "2027-04-30", None)]


@pytest.mark.parametrize(
    ("marks", "term"),
    [
        ("+ |  |  | ", ("2026-09-01", "2026-09-30", None)),
        ("- | х | х | -", ("2026-10-01", "2026-11-30", None)),
        ("+ | + | + | +", ("2026-09-01", "2026-12-31", "MONTHLY")),
        (" |  |  | нет", None),
    ],
)
def test_the_marked_months_are_the_term(marks: str, term: object) -> None:
    head = "№ | Мероприятие | сентябрь | октябрь | ноябрь | декабрь | Ответственный"
    assert terms(head, f"1 | Проверить журналы | {marks} | Завуч") == [term]


@pytest.mark.parametrize(("head", "start"), [("Дата проведения", "2026-09-08"), ("Дата", "2026-09-08"), ("Срок", None)])
def test_a_day_in_figures_is_the_day_of_an_event_or_the_last_one(head: str, start: str | None) -> None:
    rows = terms(f"№ | Мероприятие | {head} | Ответственный", "1 | Провести учения | 08.09.2026 | ОБЗР")
    assert rows == [(start, "2026-09-08", None)]
