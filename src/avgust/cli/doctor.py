"""`avgust doctor`: what is there on this computer, what is missing, what each is needed for and how to install it."""

import argparse
import sys
from collections.abc import Iterable, Iterator

from avgust import __version__
from avgust.cli.checks import Check
from avgust.cli.exits import READ, SOME_UNREAD
from avgust.cli.terminal import Paper, paper_for

DESCRIPTION = """Показывает, всё ли есть на этом компьютере для чтения документов: пакеты,
LibreOffice для старых файлов, tesseract для сканов, память и место на диске.
Чего не хватает, называет вместе с командой установки. Ничего не меняет.

Код выхода: 0 – читается всё, 1 – чего-то не хватает."""
INDENT, COLUMN = 2, 10
STATES = {"there": ("есть", "accent"), "poor": ("мало", "doubt"), "missing": ("НЕТ", "warning")}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "doctor",
        help="проверить, чего не хватает для чтения документов",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints each check when it is done; LibreOffice takes seconds."""
    from avgust.cli.checks import checks

    paper = paper_for(sys.stdout)
    print(f"Август {__version__}: что есть на этом компьютере\n")
    wrong = []
    for check in checks():
        for line in shown(check, paper):
            print(line, flush=True)
        if check.state != "there":
            wrong.append(check)
    print()
    for line in verdict(wrong, paper):
        print(line)
    return SOME_UNREAD if wrong else READ


def shown(check: Check, paper: Paper) -> Iterator[str]:
    """What was found, what it is for, and what to do."""
    word, style = STATES[check.state]
    yield from paper.hanging((word, style), [(check.found, "strong")], INDENT, COLUMN)
    yield from paper.paragraph([(check.purpose, "muted")], COLUMN)
    for advice in check.advice:
        yield from paper.paragraph([(advice, "")], COLUMN)


def verdict(wrong: Iterable[Check], paper: Paper) -> Iterator[str]:
    """All is read, or what is not."""
    names = ", ".join(check.name for check in wrong)
    words = f"Не всё в порядке: {names}. Остальное работает." if names else "Читаются все виды файлов."
    yield from paper.paragraph([(words, "strong")])
