"""`avgust check`: whether the installation is whole."""

import argparse
import sys

from avgust.cli.exits import READ, SOME_UNREAD
from avgust.cli.terminal import Paper, paper_for

DESCRIPTION = """Проверяет установку: версию и целость базы, цепочку журнала, загруженные файлы
и их содержание, место на диске, фоновую работу, настройки. К каждой беде
говорит, что делать. Ничего не меняет.

Код выхода: 0 – всё в порядке, 1 – есть что исправить."""
STATES = {"good": ("есть", "accent"), "doubtful": ("!", "doubt"), "bad": ("НЕТ", "warning")}
INDENT, COLUMN = 2, 10


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "check",
        help="проверить, цела ли установка",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints each check when it is done; it stops behind a database of another version, where nothing else holds."""
    from avgust.cli.installation import connect

    connect()
    from django.utils import timezone

    from avgust.upkeep.health import checks

    paper, bad = paper_for(sys.stdout), 0
    for check in checks(timezone.now()):
        word, style = STATES[check.state]
        show(paper, (word, style), f"{check.name}: {check.found}", check.advice)
        bad += check.state == "bad"
        if bad and check.name == "Версия базы":
            break
    print("\nЕсть что исправить." if bad else "\nУстановка цела.")
    return SOME_UNREAD if bad else READ


def show(paper: Paper, head: tuple[str, str], found: str, advice: str) -> None:
    """One check."""
    lines = [*paper.hanging(head, [(found, "strong")], INDENT, COLUMN)]
    lines += paper.paragraph([(advice, "")], COLUMN) if advice else []
    for line in lines:
        print(line, flush=True)
