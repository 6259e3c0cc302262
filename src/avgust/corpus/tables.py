"""The tables of a corpus, each put in its place whole."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException

from avgust.corpus.parquet import write_parquet
from avgust.corpus.plan import DIRECTIVES, SUMMARY, Document, Order
from avgust.corpus.reader import NEW
from avgust.corpus.state import State
from avgust.corpus.summary import Missed, write_summary
from avgust.corpus.workbook import write_workbook
from avgust.kernel.errors import AvgustError
from avgust.reading.export import reason


def write_tables(
    documents: Sequence[Document], missed: Sequence[Missed], others: Mapping[str, int], order: Order, state: State
) -> None:
    """Writes `directives.parquet`, `directives.xlsx` and `summary.xlsx` from what is remembered of the documents."""
    _put(order, f"{DIRECTIVES}.parquet", lambda path: write_parquet(documents, state, path))
    _put(order, f"{DIRECTIVES}.xlsx", lambda path: write_workbook(documents, state, path))
    _put(order, f"{SUMMARY}.xlsx", lambda path: write_summary(documents, missed, others, state, path))


def _put(order: Order, name: str, write: Callable[[Path], None]) -> None:
    """A new file in the place of the former one. Raises `AvgustError` where it cannot be written."""
    new = order.own / NEW / name
    try:
        write(new)
        new.replace(order.folder / name)
    except (OSError, XlsxWriterException, duckdb_error()) as error:
        why = reason(error) if isinstance(error, OSError) else str(error).partition("\n")[0]
        raise AvgustError("cannot-write", f"Не удалось записать файл: {why}.", str(order.folder / name)) from error


def duckdb_error() -> type[Exception]:
    """What DuckDB raises where a disk is full; it is imported when the tables are written, not before."""
    import duckdb

    error: type[Exception] = duckdb.Error
    return error
