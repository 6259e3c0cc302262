"""The command itself: version, help, errors, exit codes, start-up, and the page that describes it."""

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import COMMAND, Run, environment

from avgust import __version__
from avgust.cli import exits
from avgust.cli.commands import COMMANDS, parser_for
from avgust.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "command-line.md").read_text(encoding="utf-8")
AT_START = 4  # times the start of the bare interpreter, for `--version`


def parser_of(command: str) -> argparse.ArgumentParser:
    """The whole parser of a command."""
    (subparsers,) = (a for a in parser_for([command])._actions if isinstance(a, argparse._SubParsersAction))
    parser: argparse.ArgumentParser = subparsers.choices[command]
    return parser


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """All ways to write its options."""
    for action in parser._actions:
        yield from action.option_strings


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_printed(run: Run, option: str) -> None:
    """Short and long."""
    assert run(option).stdout.decode() == f"avgust {__version__}\n"


def test_the_version_imports_nothing_but_itself() -> None:
    """No argparse, no reading."""
    command = [sys.executable, "-X", "importtime", "-m", "avgust", "--version"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment()).stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert {name for name in imported if name.startswith("avgust")} == {"avgust", "avgust.cli", "avgust.cli.main"}
    assert not imported & {"argparse", "typing", "dataclasses", "rich", "importlib.metadata"}


def fastest(command: list[str]) -> float:
    """Seconds of the fastest of several runs."""
    seconds = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment())
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def test_the_version_starts_nearly_as_fast_as_python() -> None:
    """Within four times of `python -c pass`."""
    assert fastest([sys.executable, "-m", "avgust", "--version"]) < AT_START * fastest([sys.executable, "-c", "pass"])


def test_reading_imports_only_what_it_needs(run: Run, tmp_path: Path) -> None:
    """No rich, no lxml, no Word, no JSON for a page of text."""
    path = tmp_path / "план.txt"
    path.write_text("Школам обновить сайты до 1 октября 2020 года.", encoding="utf-8")
    script = f"import sys; from avgust.cli.main import main; main(['read', {str(path)!r}]); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment())
    loaded = set(told.stdout.splitlines()[-1].split())
    assert not loaded & {"rich", "lxml", "docx", "msgspec", "xlsxwriter", "icalendar", "avgust.cli.batch"}


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_help_is_russian_and_names_every_command_and_code(arguments: list[str], run: Run) -> None:
    """Also where the command stands alone."""
    done = run(*arguments)
    text = done.stdout.decode()
    assert done.returncode == 0 and text.startswith("Вызов: avgust")
    assert all(line in text for pair in COMMANDS.items() for line in pair) and exits.EXITS in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_russian_help_that_fits(command: str, run: Run) -> None:
    """No word of argparse's own is left in English."""
    text = run(command, "--help").stdout.decode()
    assert text.startswith(f"Вызов: avgust {command}")
    assert not re.search(r"usage|options|positional|show this|optional", text)


@pytest.mark.parametrize("command", ["read", "explain", "schema"])
def test_the_help_fits_80_columns(command: str, run: Run) -> None:
    """Ours is wrapped by hand where argparse keeps its lines."""
    for arguments in ((command, "--help"), ("--help",)):
        assert max(map(len, run(*arguments).stdout.decode().splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_line_of_a_command_in_the_help_is_its_own(command: str) -> None:
    """The table of commands repeats what a command would say if it were imported."""
    (subparsers,) = (a for a in parser_for([command])._actions if isinstance(a, argparse._SubParsersAction))
    lines = {each.dest: each.help for each in subparsers._choices_actions}
    assert lines == COMMANDS


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "не указано: ФАЙЛ"),
        (["прочти"], "КОМАНДА: нет значения прочти; есть " + ", ".join(COMMANDS)),
        (["read", "x.txt", "--format", "pdf"], "--format: нет значения pdf; есть text, json, xlsx, docx, ics, akn"),
        (["read", "x.txt", "--format"], "--format: не указано значение"),
        (["read", "x.txt", "--notes=1"], "значение 1 здесь лишнее"),
        (["read", "x.txt", "--form", "json"], "лишнее или незнакомое: --form json"),
        (["explain", "x.txt", "1", "2"], "лишнее или незнакомое: 2"),
        (["period", "--on", "завтра", "до мая"], "--on: «завтра» – не дата"),
    ],
)
def test_a_command_written_wrongly_is_told_in_russian(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code 2, what is wrong, and where the help is."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and "Справка: avgust" in err
    assert not re.search(r"argument|expected|invalid|unrecognized|choose", err)


def test_period_is_a_command(run: Run) -> None:
    """It has a room of its own; the door knows it."""
    assert "01" in run("period", "до 1 мая 2021 года").stdout.decode()


def test_the_schema_is_the_one_that_ships(run: Run) -> None:
    """Of what `read --format json` writes."""
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org/")


def test_a_help_that_nobody_reads_is_no_error() -> None:
    """`avgust --version | true`, `avgust --help | true`."""
    for option in ("--version", "--help"):
        command = [*COMMAND, option]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
            assert process.stdout and process.stderr
            process.stdout.close()
            assert (process.wait(timeout=60), process.stderr.read()) == (0, b"")


def section_of(command: str) -> str:
    """What the page says of a command."""
    return PAGE.split(f"## `avgust {command}`")[1].split("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_stands_on_the_page(command: str) -> None:
    """And the page tells of none that does not exist."""
    known = set(options_of(parser_of(command))) - {"-h", "--help"}
    rows = re.findall(r"^\| (`-.+?) \|", section_of(command), re.M)
    assert set(re.findall(r"`(--?[a-z-]+)", " ".join(rows))) == known


def test_the_page_tells_of_the_commands_that_exist_and_the_codes() -> None:
    """No more and no fewer."""
    assert re.findall(r"^## `avgust (\w+)`", PAGE, re.M) == list(COMMANDS)
    codes = {str(value) for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    assert set(re.findall(r"^\| (\d+) \|", PAGE, re.M)) == codes
    assert codes == set(re.findall(r"^  (\d+) ", exits.EXITS, re.M))
    assert all(option in PAGE for option in options_of(parser_for([])))
