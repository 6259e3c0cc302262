"""All directives as one Parquet file: typed days, lists, numbers; the same rows in the same order on every run."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from avgust.corpus.plan import Document
from avgust.corpus.rows import lines_of
from avgust.corpus.state import State

COLUMNS = {
    "document": "VARCHAR",
    "kind": "VARCHAR",
    "title": "VARCHAR",
    "date": "DATE",
    "number": "INTEGER",
    "label": "VARCHAR",
    "text": "VARCHAR",
    "section": "VARCHAR",
    "lead_in": "BOOLEAN",
    "addressees": "VARCHAR[]",
    "deadline_start": "DATE",
    "deadline_end": "DATE",
    "frequency": "VARCHAR",
    "deadline_text": "VARCHAR",
    "targets": 'STRUCT("value" DOUBLE, unit VARCHAR, comparator VARCHAR, "by" DATE, "text" VARCHAR, words VARCHAR)[]',
    "acts": "VARCHAR[]",
    "findings": "INTEGER",
    "place": "VARCHAR",
    "page": "INTEGER",
    "confidence": "INTEGER",
}
_GROUP = 50_000  # rows; what DuckDB holds at a time
_SETTINGS = {
    "autoinstall_known_extensions": "false",  # nothing is ever fetched
    "autoload_known_extensions": "false",
    "threads": "1",  # one writer keeps the order, so that the same rows are the same bytes
    "memory_limit": "512MB",
}


def write_parquet(documents: Sequence[Document], state: State, path: Path) -> None:
    """Writes the directives of the documents to `path`, by way of lines of JSON beside it."""
    import duckdb

    lines = path.with_suffix(".ndjson")
    with lines.open("wb") as file:
        for document in documents:
            file.writelines(_lines(document, state))
    columns = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS.items())
    source = f"read_json({_quoted(lines)}, format = 'newline_delimited', columns = {{{columns}}})"
    with duckdb.connect(config={**_SETTINGS, "temp_directory": str(path.parent)}) as base:
        base.execute(
            f"COPY (SELECT * FROM {source}) TO {_quoted(path)} "  # noqa: S608 – names of ours
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP})"
        )
    lines.unlink()


def _lines(document: Document, state: State) -> Iterable[bytes]:
    """The document's rows with what it is in front of each."""
    record = state.record(document.key)
    if record is None or record.code:
        return
    facts = record.facts
    head = {"document": document.name, "kind": facts.kind or None, "title": facts.title or None}
    opening = msgspec.json.encode(head | {"date": facts.date or None})[:-1] + b","
    for line in lines_of(state.rows(document.key)):
        if line:
            yield opening + line[1:] + b"\n"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
