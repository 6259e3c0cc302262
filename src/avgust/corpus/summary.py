"""How every document came out: as numbers, and as a workbook with the documents and all their findings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from avgust.corpus.plan import Document
from avgust.corpus.record import Record
from avgust.corpus.sheets import Book, Table
from avgust.corpus.state import State
from avgust.reading.export.days import day
from avgust.reading.export.words import KINDS, SEVERITIES

READ, DOUBTFUL, FAILED = "прочитан", "есть сомнения", "не прочитан"
DOUBTS = ("warning", "doubt")
_TOTALS = (("Сведение", 44.0), ("Число", 14.0))
_DOCUMENTS = (
    ("Документ", 40.0),
    ("Итог", 16.0),
    ("Почему не прочитан", 50.0),
    ("Вид", 16.0),
    ("Название", 40.0),
    ("Дата", 12.0),
    ("Поручений", 11.0),
    ("Со сроком", 11.0),
    ("Предупреждений", 16.0),
    ("Сомнений", 11.0),
    ("К сведению", 11.0),
    ("Результат", 40.0),
)
_REMARKS = (("Документ", 40.0), ("Важность", 18.0), ("Замечание", 80.0), ("Где", 28.0), ("Код", 28.0))


@dataclass(frozen=True, slots=True)
class Missed:
    """What was named and could not even be looked at (a folder without rights)."""

    name: str
    message: str


@dataclass(slots=True)
class Totals:
    """Numbers of the whole corpus."""

    documents: int = 0
    read: int = 0
    doubtful: int = 0
    failed: int = 0
    directives: int = 0
    dated: int = 0

    def add(self, record: Record) -> None:
        """One document more."""
        self.documents += 1
        self.failed += bool(record.code)
        self.read += not record.code
        self.doubtful += result_of(record) == DOUBTFUL
        self.directives += record.facts.directives
        self.dated += record.facts.dated


def result_of(record: Record) -> str:
    """In two words: read, read with doubts, not read."""
    if record.code:
        return FAILED
    return DOUBTFUL if any(map(record.facts.count, DOUBTS)) else READ


def records(documents: Sequence[Document], state: State) -> Iterator[tuple[Document, Record]]:
    """The documents that were tried."""
    for document in documents:
        record = state.record(document.key)
        if record:
            yield document, record


def write_summary(
    documents: Sequence[Document], missed: Sequence[Missed], others: Mapping[str, int], state: State, path: Path
) -> None:
    """Writes the workbook: «Итог», «Документы», «Замечания»."""
    with Book(path, "Итог чтения") as book:
        _totals(Table(book, "Итог", _TOTALS), documents, missed, others, state)
        _documents(Table(book, "Документы", _DOCUMENTS), documents, missed, state)
        _remarks(Table(book, "Замечания", _REMARKS), documents, state)


def _totals(
    table: Table, documents: Sequence[Document], missed: Sequence[Missed], others: Mapping[str, int], state: State
) -> None:
    totals = Totals()
    for _, record in records(documents, state):
        totals.add(record)
    table.add(("Документов", totals.documents + len(missed)))
    table.add(("Прочитано", totals.read))
    table.add(("– из них с сомнениями или предупреждениями", totals.doubtful))
    table.add(("Не прочитано", totals.failed + len(missed)))
    table.add(("Поручений", totals.directives))
    table.add(("– из них со сроком", totals.dated))
    for suffix, number in sorted(others.items()):
        table.add((f"Пропущено файлов другого вида: {suffix}", number))


def _documents(table: Table, documents: Sequence[Document], missed: Sequence[Missed], state: State) -> None:
    for each in missed:
        table.add((each.name, FAILED, each.message))
    for document, record in records(documents, state):
        facts = record.facts
        told = (document.name, result_of(record), record.message)
        if record.code:
            table.add(told)
            continue
        what = (KINDS[facts.kind][0] if facts.kind else None, facts.title, day(facts.date))
        numbers = (facts.directives, facts.dated, *map(facts.count, ("warning", "doubt", "note")))
        table.add((*told, *what, *numbers, "\n".join(path for path, _ in record.results)))
    table.end()


def _remarks(table: Table, documents: Sequence[Document], state: State) -> None:
    for document, record in records(documents, state):
        for remark in record.facts.remarks:
            severity = SEVERITIES[remark.severity]
            table.add((document.name, severity, remark.message, remark.place, remark.code))
    table.end()
