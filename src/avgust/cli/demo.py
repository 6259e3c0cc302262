"""`avgust demo`: the living example in a folder of its own, made once and served at once from then on."""

import argparse
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from avgust.cli.exits import READ
from avgust.cli.failures import UsageError
from avgust.cli.serve import add_address, demand_sense, make_ready, say, serve_until_stopped

DESCRIPTION = """Открывает живой пример: придуманный округ, его управление образования, почти
сорок организаций и два учебных года документов, поручений и отчётов. Войти
можно одним щелчком за любого из его людей.

Первый запуск собирает пример (меньше минуты), следующие открывают его сразу.
Пример лежит в своей папке и ничего не меняет в рабочей установке."""
MARK = "example.txt"  # in the folder: the day on which the example was made; without it nothing is ever deleted
MAKING = "собирается"
OLD = 14  # days after which the example is called old


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "demo",
        help="открыть живой пример",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_address(parser)
    parser.add_argument("--fresh", action="store_true", help="собрать пример заново, что в нём сделано – стереть")
    parser.add_argument("--no-browser", action="store_true", help="не открывать страницу в браузере")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Makes the example where there is none, and serves it."""
    from avgust.cli.serving import demand_free

    demand_sense(args)
    demand_free(args.host, args.port)
    home = home_of(os.environ)
    is_new = prepare(home, fresh=args.fresh)
    surround(home)
    from avgust.cli.installation import connect

    connect()
    make_ready()
    if is_new:
        make(home)
    tell_age(home)
    serve_until_stopped(args, show if not args.no_browser else lambda where: None)
    return READ


def show(where: str) -> None:
    """Opens the page, where there is a browser to open it in."""
    import webbrowser

    webbrowser.open(where)


def home_of(variables: Mapping[str, str]) -> Path:
    """The folder of the example: AVGUST_HOME, else `avgust/demo` where a person's data live."""
    data = variables.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(variables.get("AVGUST_HOME") or Path(data) / "avgust" / "demo").expanduser().absolute()


def prepare(home: Path, *, fresh: bool) -> bool:
    """Empties the folder where the example is to be made anew or was broken off; whether it has to be made.

    Raises UsageError for a folder that holds something else: that may be somebody's work.
    """
    mark = home / MARK
    if not mark.exists():
        if home.exists() and any(home.iterdir()):
            raise UsageError(f"В папке {home} не пример, а что-то другое. Назовите другую: AVGUST_HOME=ПАПКА")
    elif not fresh and mark.read_text("utf-8").strip() != MAKING:
        return False
    else:
        import shutil

        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    mark.write_text(MAKING, "utf-8")
    return True


def surround(home: Path) -> None:
    """What the pages and the worker are told: this folder, its own database, one-click entrance."""
    os.environ["AVGUST_HOME"] = str(home)
    os.environ["AVGUST_DATABASE"] = f"sqlite:///{home / 'avgust.sqlite3'}"
    os.environ["AVGUST_DEMO"] = "1"


def make(home: Path) -> None:
    """Makes the example and writes the day down; whatever breaks it off leaves the folder marked as unfinished."""
    from avgust.demo.load import load
    from avgust.jobs.clock import moment

    now = moment()
    with shown() as told:
        load(now=now, papers_to=home / "papers", told=told)
    (home / MARK).write_text(now.date().isoformat(), "utf-8")


@contextmanager
def shown() -> Iterator[Callable[[float, str], None]]:
    """A bar on a terminal, one line elsewhere: how far the making is, and which month it tells."""
    import sys

    if not sys.stderr.isatty():
        say("Собираю пример…")
        yield lambda share, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("Собираю пример"), BarColumn(complete_style="cyan"), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda share, words: bar.update(task, completed=share, description=words)


def tell_age(home: Path) -> None:
    """Says where the example lies, and offers to make it anew where it is no longer of these days."""
    from avgust.jobs.clock import moment

    made = date.fromisoformat((home / MARK).read_text("utf-8").strip())
    say(f"Пример: {home}, собран {made:%d.%m.%Y}")
    say(f"Загрузите документ сами: {home / 'papers'}")
    if (moment().date() - made).days > OLD:
        say("Пример устарел, его сроки прошли. Собрать заново: ./avgust demo --fresh")
