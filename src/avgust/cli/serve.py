"""`avgust serve`: the pages, and the worker behind them."""

import argparse
import sys
from collections.abc import Callable

from avgust.cli.exits import READ
from avgust.cli.failures import UsageError

DESCRIPTION = """Запускает страницы и фонового исполнителя. Первый запуск сам создаёт базу
данных, следующие сами доводят её до версии программы (перед этим базу SQLite
копируют в папку backups). Останавливается по Ctrl-C.

Где лежат данные и на какой базе работать, говорят переменные AVGUST_HOME
и AVGUST_DATABASE; остальные – в docs/how-to/administrator.md."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "serve",
        help="запустить страницы",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_address(parser)
    parser.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    """The options of every command that serves pages."""
    parser.add_argument("--host", default="127.0.0.1", metavar="АДРЕС", help="127.0.0.1 – только этот компьютер")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="порт; без него – 8000")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="процессов для страниц; без него – 1")
    parser.add_argument("--threads", type=int, default=4, metavar="N", help="потоков в каждом; без него – 4")


def run(args: argparse.Namespace) -> int:
    """Makes the installation ready and serves."""
    from avgust.cli.installation import connect
    from avgust.cli.serving import demand_free

    demand_sense(args)
    demand_free(args.host, args.port)
    connect()
    make_ready()
    serve_until_stopped(args)
    return READ


def demand_sense(args: argparse.Namespace) -> None:
    """Raises UsageError for numbers that cannot be."""
    if not 1 <= args.port <= 65535:
        raise UsageError(f"--port: {args.port} – не порт; порты – от 1 до 65535")
    if args.workers < 1 or args.threads < 1:
        raise UsageError("--workers и --threads не бывают меньше 1")


def make_ready() -> None:
    """Brings the database and the static files up to date, and says what was done."""
    from avgust.cli.installation import collect_static
    from avgust.upkeep.database import bring_up_to_date, database_name

    applied, copy = bring_up_to_date()
    if copy:
        say(f"Копия базы до обновления: {copy}")
    if applied:
        say(f"База данных готова: {database_name()}")
    collect_static()


def serve_until_stopped(args: argparse.Namespace, opened: Callable[[str], object] = lambda where: None) -> None:
    """Starts pages and worker, says where they are, and waits for Ctrl-C; `opened` hears the address that answers."""
    from django.db import connections

    from avgust.cli.serving import keep_running, site_command, wait_until_answers, worker_command

    def announce() -> None:
        if wait_until_answers(args.host, args.port):
            say(f"Август открыт: {address(args.host, args.port)}")
            say("Остановить: Ctrl-C")
            opened(address(args.host, args.port))

    for line in first_steps():
        say(line)
    connections.close_all()
    site = site_command(args.host, args.port, args.workers, args.threads)
    keep_running([("страницы", site), ("исполнитель", worker_command())], announce)
    say("Август остановлен")


def address(host: str, port: int) -> str:
    """The address that a browser takes."""
    shown = {"127.0.0.1": "localhost", "0.0.0.0": "localhost", "::": "localhost"}.get(host, host)  # noqa: S104
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def first_steps() -> list[str]:
    """What is to be done before anybody can sign in; nothing where somebody can."""
    from avgust.apps.registry.api import somebody_signs_in

    if somebody_signs_in():
        return []
    return ["Учётных записей ещё нет. Первую создаёт команда (в другом окне): ./avgust account"]


def say(line: str) -> None:
    """One line for whoever started it."""
    print(line, flush=True, file=sys.stdout)
