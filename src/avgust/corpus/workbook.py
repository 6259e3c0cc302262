"""All directives as one Excel workbook to filter and to sort: a row each."""

from collections.abc import Sequence
from pathlib import Path

from avgust.corpus.plan import Document
from avgust.corpus.rows import Row, unpacked
from avgust.corpus.sheets import Book, Table, Value
from avgust.corpus.state import State
from avgust.reading.export.days import day
from avgust.reading.export.words import FREQUENCIES

COLUMNS = (
    ("Документ", 30.0),
    ("Название", 30.0),
    ("Дата документа", 12.0),
    ("Пункт", 8.0),
    ("Поручение", 60.0),
    ("Раздел", 20.0),
    ("Общее", 8.0),
    ("Исполнители", 30.0),
    ("Начало", 12.0),
    ("Срок", 12.0),
    ("Периодичность", 16.0),
    ("Срок, как в документе", 22.0),
    ("Показатель", 26.0),
    ("Основание", 26.0),
    ("Замечаний", 11.0),
    ("Место", 22.0),
    ("Страница", 10.0),
    ("Распознано, %", 12.0),
)


def write_workbook(documents: Sequence[Document], state: State, path: Path) -> None:
    """Writes the directives of the documents to `path`."""
    with Book(path, "Поручения") as book:
        table = Table(book, "Поручения", COLUMNS)
        for document in documents:
            record = state.record(document.key)
            if record and not record.code:
                head = (document.name, record.facts.title, day(record.facts.date))
                for row in unpacked(state.rows(document.key)):
                    table.add((*head, *_values(row)))
        table.end()


def _values(row: Row) -> tuple[Value, ...]:
    return (
        row.label,
        row.text,
        row.section,
        "да" if row.lead_in else None,
        ";\n".join(row.addressees),
        day(row.deadline_start),
        day(row.deadline_end),
        FREQUENCIES[row.frequency] if row.frequency else None,
        row.deadline_text,
        ";\n".join(target.words for target in row.targets),
        ";\n".join(row.acts),
        row.findings,
        row.place,
        row.page,
        row.confidence,
    )
