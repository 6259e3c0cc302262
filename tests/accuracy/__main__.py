"""The accuracy of the present code: `python -m tests.accuracy [--show] [--write]`."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import table

from corpus import benchmark, documents

MARKED = {True: "gain", False: "LOSS"}


def main(arguments: list[str] | None = None) -> int:
    """Prints the table and what moved since `table.md` was written; 1 where something was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print every miss")
    parser.add_argument("--write", action="store_true", help="write table.md")
    parser.add_argument("names", nargs="*", help="show the misses of these documents only")
    asked = parser.parse_args(arguments)
    now, before = table.rows(documents()), table.kept()
    shown = {**now, **table.rows(benchmark())}
    print(table.written(shown).removeprefix(table.TITLE).strip())
    lost = report(before, now)
    if asked.show or asked.names:
        show(asked.names)
    if asked.write:
        table.KEPT.write_text(table.written(now), encoding="utf-8")
    return int(lost and not asked.write)


def report(before: dict[str, table.Row], now: dict[str, table.Row]) -> bool:
    """Prints gains, losses and documents that came or went; True where there is a loss."""
    lost = False
    for key, column, change in table.differences(before, now):
        lost |= change < 0
        print(f"{MARKED[change > 0]} {key} {column} {change:+.3f}")
    for word, one, other in (("new", now, before), ("gone", before, now)):
        for key in (key for key in one if key not in other):
            print(f"{word} {key}")
    return lost


def show(names: list[str]) -> None:
    """Prints every miss, document by document."""
    for document in (*documents(), *benchmark()):
        if document.score.misses and (not names or document.name in names):
            print(f"== {document.key}")
            for miss in document.score.misses:
                print(f"   {miss}")


if __name__ == "__main__":
    sys.exit(main())
