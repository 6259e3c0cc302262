"""`avgust migrate`: the database brought to the version of the program."""

import argparse

from avgust.cli.exits import READ

DESCRIPTION = """Доводит базу данных и файлы страниц до версии программы. `avgust serve` делает
это сам; отдельно команда нужна, если страницы запускает другой сервер. Базу
SQLite перед изменением копирует в папку backups."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "migrate",
        help="обновить базу данных до версии программы",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Migrates and says what was done."""
    from avgust.cli.installation import collect_static, connect

    connect()
    from avgust.upkeep.database import bring_up_to_date

    applied, copy = bring_up_to_date()
    if copy:
        print(f"Копия базы до обновления: {copy}")
    print(f"Применено изменений: {applied}" if applied else "База данных уже обновлена")
    collect_static()
    return READ
