"""`avgust read` of one document."""

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import COMMAND, HERE, Run, environment

import avgust.reading.export
import avgust.reading.pipeline
from avgust.cli.main import main
from avgust.reading.export import render
from avgust.reading.pipeline import read

RESOLUTION = HERE / "lugov.txt"


def test_the_page_of_a_resolution_is_the_one_that_was_looked_at(run: Run) -> None:
    """Kind, title, counts, sections, addressees, terms, targets, acts and doubts, at 80 columns."""
    done = run("read", RESOLUTION)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == (HERE / "lugov.page.txt").read_text(encoding="utf-8")


def test_notes_are_a_count_unless_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """`--notes` and `-v` are the same."""
    pages = []
    for options in ([], ["--notes"], ["-v"]):
        assert main(["read", str(RESOLUTION), *options]) == 0
        pages.append(capsys.readouterr().out)
    assert "К сведению ещё 1 замечание" in pages[0] and "отсчитано от даты документа" not in pages[0]
    assert pages[1] == pages[2] and "отсчитано от даты документа" in pages[1]


def test_a_pipe_gets_no_colour_and_every_word(run: Run) -> None:
    """Nothing is cut off, nothing is painted, no space that does not break disturbs a search."""
    out = run("read", RESOLUTION).stdout.decode()
    assert "\033" not in out and "\u00a0" not in out
    flat = " ".join(out.split())
    assert all(" ".join(directive.text.split()) in flat for directive in read(RESOLUTION).directives)


def on_terminal(*arguments: object, columns: int = 80, **more: str) -> str:
    """What `avgust` writes to a terminal."""
    mine, theirs = pty.openpty()
    env = environment(TERM="xterm-256color", **more) | {"COLUMNS": str(columns)}
    with subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=theirs, stderr=theirs, env=env) as process:
        os.close(theirs)
        parts = []
        try:
            while part := os.read(mine, 4096):
                parts.append(part)
        except OSError:  # Linux tells the end of a terminal so
            pass
        assert process.wait() == 0
    os.close(mine)
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour_and_the_same_words(run: Run) -> None:
    """Colour adds nothing that is to be read."""
    painted = on_terminal("read", RESOLUTION)
    assert "\033[1m" in painted
    plain = avgust_uncoloured(painted)
    assert plain == run("read", RESOLUTION).stdout.decode()


def avgust_uncoloured(text: str) -> str:
    """Without the marks of colour."""
    return "".join(part.partition("m")[2] if i else part for i, part in enumerate(text.split("\033[")))


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour_is_respected(more: dict[str, str]) -> None:
    """NO_COLOR and TERM=dumb."""
    mine, theirs = pty.openpty()
    env = environment(**{"TERM": "xterm"} | more)
    done = subprocess.run([*COMMAND, "read", str(RESOLUTION)], stdout=theirs, env=env, timeout=60)
    os.close(theirs)
    first = os.read(mine, 4096)
    os.close(mine)
    assert done.returncode == 0 and first and b"\033" not in first


@pytest.mark.parametrize("columns", [20, 60, 100, 300])
def test_the_page_fits_the_terminal_between_60_and_120_columns(columns: int) -> None:
    """Narrower and wider ones get 60 and 120."""
    page = avgust_uncoloured(on_terminal("read", RESOLUTION, columns=columns))
    assert max(map(len, page.splitlines())) == max(60, min(120, columns))


@pytest.mark.parametrize("format", ["json", "ics", "akn"])
def test_formats_of_text_go_to_the_standard_output(run: Run, format: str) -> None:
    """Byte for byte what the export gives."""
    done = run("read", RESOLUTION, "--format", format)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == render(read(RESOLUTION), format)


@pytest.mark.parametrize("format", ["xlsx", "docx"])
def test_binary_formats_ask_where_to_go(format: str, document: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is written beside the document unasked."""
    assert main(["read", str(document), "--format", format]) == 2
    out, err = capfd.readouterr()
    assert out == "" and f"-o план.{format}" in err
    assert list(document.parent.iterdir()) == [document]


@pytest.mark.parametrize(
    ("name", "start"),
    [("план.xlsx", b"PK"), ("план.docx", b"PK"), ("сроки.ics", b"BEGIN:VCALENDAR"), ("акт.xml", b"<?xml")],
)
def test_the_name_of_the_output_tells_the_format(name: str, start: bytes, document: Path) -> None:
    """`-o план.xlsx` needs no `--format`."""
    target = document.with_name(name)
    assert main(["read", str(document), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(start)


def test_in_a_folder_the_result_is_called_as_the_document(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what was found is told on the standard error alone."""
    assert main(["read", str(document), "--format", "json", "-o", str(document.parent)]) == 0
    assert json.loads(document.with_suffix(".json").read_bytes())["name"] == document.name
    out, err = capsys.readouterr()
    assert out == "" and "7 поручений, 5 со сроком, 1 с показателем; 1 сомнение" in err


def test_a_dash_as_output_is_the_standard_output(run: Run) -> None:
    """Also for a binary format, if somebody says so."""
    done = run("read", RESOLUTION, "--format", "xlsx", "-o", "-")
    assert (done.returncode, done.stdout[:2]) == (0, b"PK")


def test_text_is_not_written_to_a_file_of_unknown_kind(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the formats."""
    assert main(["read", str(document), "-o", str(document.with_name("план.pdf"))]) == 2
    assert "--format json, xlsx, docx, ics или akn" in capsys.readouterr().err


def test_a_result_never_takes_the_place_of_its_document(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even by another path."""
    before = document.read_bytes()
    same = document.parent / ".." / document.parent.name / document.name
    assert main(["read", str(document), "--format", "json", "-o", str(same)]) == 2
    assert document.read_bytes() == before and "затёр бы документ" in capsys.readouterr().err


def test_the_standard_input_is_a_document(run: Run) -> None:
    """`--name` tells its format and is its name."""
    markdown = "# Резолюция\n\n1. Школам обновить сайты до 1 октября 2020 года.\n".encode()
    done = run("read", "-", "--name", "письмо.md", "--format", "json", stdin=markdown)
    found = json.loads(done.stdout)
    assert (done.returncode, found["name"], found["format"]) == (0, "письмо.md", "markdown")
    assert run("read", "-", stdin=RESOLUTION.read_bytes()).stdout == run("read", RESOLUTION).stdout


def test_a_name_is_for_the_standard_input_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere it would be passed over in silence."""
    assert main(["read", str(RESOLUTION), "--name", "письмо.md"]) == 2
    assert "--name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Файл пуст"), (b"\0\1\2" * 99, "двоичный"), (b"PK\x03\x04 broken", "повреждён"), (None, "не найден")],
)
def test_an_unreadable_file_is_one_line_and_code_3(run: Run, tmp_path: Path, content: bytes | None, words: str) -> None:
    """The line names the file and says why."""
    path = tmp_path / "документ.txt"
    if content is not None:
        path.write_bytes(content)
    done = run("read", path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().startswith(f"avgust: {path}: ") and done.stderr.count(b"\n") == 1
    assert words in done.stderr.decode()


def test_an_output_that_cannot_be_written_is_code_3_and_leaves_nothing(run: Run, document: Path) -> None:
    """A folder that is not there is named; it is not made for a single file."""
    done = run("read", document, "-o", document.parent / "нет" / "план.json")
    assert done.returncode == 3 and "нет такой папки" in done.stderr.decode()
    assert list(document.parent.iterdir()) == [document]


def broken(*_: object) -> bytes:
    """A part of the program with a bug."""
    raise ValueError("внутри")


def test_an_export_that_fails_leaves_what_was_there(
    document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The former result stays whole, with nothing beside it, and the bug is told in one line."""
    target = document.with_name("план.json")
    target.write_text("прежний")
    monkeypatch.setattr(avgust.reading.export, "render", broken)
    assert main(["read", str(document), "-o", str(target)]) == 4
    assert sorted(document.parent.iterdir()) == sorted([document, target]) and target.read_text() == "прежний"
    err = capsys.readouterr().err
    assert err.startswith(f"avgust: {document}: это ошибка программы (ValueError)") and err.count("\n") == 1


def test_the_trace_of_a_bug_is_shown_to_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """AVGUST_DEBUG=1."""
    monkeypatch.setattr(avgust.reading.pipeline, "read", broken)
    assert main(["read", str(RESOLUTION)]) == 4
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.setenv("AVGUST_DEBUG", "1")
    assert main(["read", str(RESOLUTION)]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_code_130_without_a_trace() -> None:
    """Ctrl-C while the standard input is awaited."""
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "read", "-"], stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as process:
        assert process.stdin and process.stderr
        process.stdin.write(b"x" * 200_000)  # more than a pipe holds: when it is written, the command reads
        process.stdin.flush()
        time.sleep(0.5)  # it takes the rest and waits for more
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        assert (process.returncode, process.stderr.read().decode()) == (130, "avgust: прервано\n")


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`avgust read … | head -1`."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "read", str(RESOLUTION), "--format", "json"],
        stdout=writer, stderr=subprocess.PIPE, env=environment(), timeout=60,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_russian() -> None:
    """Not as a trace when Python ends."""
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "read", str(RESOLUTION)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
    assert done.returncode == 3
    assert done.stderr.decode() == "avgust: не удалось прочитать или записать: на диске нет места\n"


def test_a_terminal_of_another_alphabet_gets_question_marks_and_no_trace(run: Run) -> None:
    """Arrows and dots have no place in KOI8-R."""
    done = run("read", RESOLUTION, PYTHONIOENCODING="koi8-r")
    assert done.returncode == 0 and "Луговской" in done.stdout.decode("koi8-r")
