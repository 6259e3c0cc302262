"""`avgust worker`: the background worker alone."""

import argparse
import signal
import sys
import threading

from avgust.cli.exits import READ

DESCRIPTION = """Выполняет фоновую работу: чтение документов и другое. `avgust serve`
запускает одного исполнителя сам; эта команда добавляет ещё одного. Задание
остановленного или сбитого исполнителя не теряется: его берёт другой.
Останавливается по Ctrl-C, закончив начатое."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "worker",
        help="запустить ещё одного фонового исполнителя",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--name", metavar="ИМЯ", help="имя исполнителя; без него – случайное")
    parser.add_argument("--once", action="store_true", help="выполнить то, что ждёт, и закончить")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Works until it is told to stop, or until nothing waits."""
    from avgust.cli.installation import connect_up_to_date

    connect_up_to_date()
    from avgust.jobs import worker

    name = args.name or worker.new_name()
    if args.once:
        print(f"Выполнено заданий: {worker.work_off(name)}")
    else:
        worker.work(name, stopped_by_signals())
    return READ


def run_as_child(name: str) -> int:
    """Works until it is told to stop or the process that began it is gone."""
    from avgust.cli.installation import connect_up_to_date
    from avgust.cli.serving import end_with_parent

    connect_up_to_date()
    from avgust.jobs import worker

    stop = stopped_by_signals()
    end_with_parent(stop.set)
    worker.work(name, stop)
    return READ


def stopped_by_signals() -> threading.Event:
    """What Ctrl-C and SIGTERM set."""
    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    return stop


if __name__ == "__main__":  # as a child of `avgust serve`
    from avgust.cli.failures import guarded

    sys.exit(guarded(lambda: run_as_child(sys.argv[1])))
