"""The tables of a corpus, each put in its place whole."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

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
    except OSError as error:
        message = f"Не удалось записать файл: {reason(error)}."
        raise AvgustError("cannot-write", message, str(order.folder / name)) from error
