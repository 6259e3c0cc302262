"""`avgust restore`: an installation out of its archive."""

import argparse
import sys
from pathlib import Path

from avgust.cli.exits import READ
from avgust.cli.failures import UsageError

DESCRIPTION = """Восстанавливает установку из архива команды backup: сначала сверяет в архиве
каждую часть, затем кладёт всё в пустую базу, целиком или никак. Остановите
перед этим avgust serve."""
WORD = "заменить"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "restore",
        help="восстановить базу и файлы из архива",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="ФАЙЛ", type=Path, help="архив")
    parser.add_argument("--replace", action="store_true", help="заменить то, что есть в базе (её копию сохранит)")
    parser.add_argument("--yes", action="store_true", help="вместе с --replace: не спрашивать")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Looks the archive through, then puts it in."""
    from avgust.cli.installation import connect

    connect()
    from django.utils import timezone

    from avgust.upkeep import restore
    from avgust.upkeep.database import bring_up_to_date
    from avgust.upkeep.tables import is_empty

    bring_up_to_date()
    contents = restore.look_through(args.file)
    if args.replace and not is_empty():
        if not args.yes:
            confirm(contents.manifest["made"])
        print(f"Прежние данные сохранены: {restore.clear(timezone.localtime())}")
    restore.demand_empty()
    restore.put_in(args.file, contents)
    print(f"Восстановлено: строк – {contents.rows}, файлов – {contents.files}. Проверить: ./avgust check")
    return READ


def confirm(made: str) -> None:
    """Asks for the word. Raises UsageError where it is not given."""
    question = f"Все данные установки будут заменены архивом от {made[:16]}. Напишите «{WORD}»: "
    print(question, end="", flush=True)
    if sys.stdin.readline().strip().lower() != WORD:
        raise UsageError("не подтверждено, ничего не изменено")
