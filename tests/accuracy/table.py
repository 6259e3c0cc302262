"""`table.md`: the scores that the kept code had, row by row, and what has changed since."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scoring import COLUMNS, total

from corpus import Golden

KEPT = Path(__file__).resolve().parent / "table.md"
HEAD = (*COLUMNS, "score")
CLOSE = 0.0005  # two scores with three decimals are the same

Row = Mapping[str, float | None]

TITLE = """# What the reading gets right

Written by `python -m tests.accuracy --write`; `docs/algorithms/accuracy.md` says what the columns mean.
"""


def rows(documents: Iterable[Golden]) -> dict[str, Row]:
    """A row for each document, and one «ALL» for each set."""
    documents = tuple(documents)
    found: dict[str, Row] = {}
    for name in dict.fromkeys(each.set for each in documents):
        inside = [each for each in documents if each.set == name]
        found |= {each.key: each.score.row() for each in inside}
        found[f"{name}/ALL"] = total(each.score for each in inside).row()
    return found


def written(table: Mapping[str, Row]) -> str:
    """The table in Markdown."""
    lines = [f"| document | {' | '.join(HEAD)} |", "| --- |" + " ---: |" * len(HEAD)]
    lines += [f"| {key} | {' | '.join(_cell(row[column]) for column in HEAD)} |" for key, row in table.items()]
    return "\n".join([TITLE, *lines, ""])


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def read_table(text: str) -> dict[str, Row]:
    """The rows of a written table."""
    found: dict[str, Row] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) == len(HEAD) + 1 and "/" in cells[0]:
            values = (None if cell == "–" else float(cell) for cell in cells[1:])
            found[cells[0]] = dict(zip(HEAD, values, strict=True))
    return found


def kept() -> dict[str, Row]:
    """The table in the repository; empty where there is none yet."""
    return read_table(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def differences(before: Mapping[str, Row], now: Mapping[str, Row]) -> Iterator[tuple[str, str, float]]:
    """Row, column and change of every figure that both tables have and that moved."""
    for key, row in now.items():
        for column in HEAD:
            old, new = before.get(key, {}).get(column), row[column]
            if old is not None and new is not None and abs(new - old) > CLOSE:
                yield key, column, new - old
