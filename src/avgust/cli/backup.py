"""`avgust backup`: the whole installation in one file."""

import argparse
from pathlib import Path

from avgust.cli.exits import READ

DESCRIPTION = """Складывает всю установку – базу данных, журнал и загруженные файлы – в один
архив. Страницы при этом работают. Архив восстанавливается командой restore
на SQLite и на PostgreSQL, в нём есть персональные данные: храните его как их."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "backup",
        help="сохранить базу и файлы в один архив",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="ФАЙЛ", type=Path, help="куда: август-2026-11-22.avgust")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the archive and says what is in it."""
    from avgust.cli.installation import connect_up_to_date

    connect_up_to_date()
    from django.utils import timezone

    from avgust.upkeep.backup import write

    contents = write(args.file, timezone.localtime())
    print(f"Сохранено: {args.file}; строк – {contents.rows}, файлов – {contents.files}")
    return READ
