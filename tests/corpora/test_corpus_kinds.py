"""Archives, old documents, large and slow ones: each kind is read as one document would be, and within its bounds."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from heaps import GOLDEN, read, results

from avgust.cli.main import main
from avgust.corpus.due import due, stamp_of
from avgust.corpus.plan import Document, Order, allowance, cores
from avgust.corpus.record import VERSION, Facts, Record
from avgust.corpus.run import opened, tasks_for
from avgust.reading.export.json import from_json
from avgust.reading.sources.programs.soffice import find_soffice

needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().err.split())


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A folder with an archive of 45 documents, and one beside it."""
    folder = tmp_path / "в"
    folder.mkdir()
    with zipfile.ZipFile(folder / "архив.zip", "w") as archive:
        for number in range(45):
            archive.writestr(f"{number:02}.txt", f"РЕШЕНИЕ\n1. Школам провести смотр до {number % 28 + 1} мая 2021 года.")
        archive.writestr("битый.docx", b"PK\x03\x04")
    (folder / "рядом.txt").write_text("РЕШЕНИЕ\n1. Школам провести смотр до 1 мая 2021 года.")
    return folder


def test_every_document_of_an_archive_is_a_document_of_the_corpus(packed: Path, tmp_path: Path) -> None:
    """The same as by its own name; a second run reads nothing anew."""
    out = tmp_path / "из"
    assert read(packed, out) == 1
    first = results(out)
    assert len([name for name in first if name.startswith("readings/архив/")]) == 45
    alone = tmp_path / "один.json"
    assert main(["read", str(packed / "архив.zip" / "07.txt"), "-o", str(alone)]) == 0
    assert from_json((out / "readings/архив/07.json").read_bytes()).metadata == from_json(alone.read_bytes()).metadata
    assert from_json((out / "readings/архив/07.json").read_bytes()).name == "архив.zip/07.txt"
    times = {path: path.stat().st_mtime_ns for path in (out / "readings").rglob("*.json")}
    assert read(packed, out) == 1
    assert results(out) == first and {path: path.stat().st_mtime_ns for path in times} == times


def test_one_document_more_in_an_archive_is_all_that_is_read(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The archive is another file then; the documents in it are known by their content."""
    read(packed, tmp_path / "из")
    with zipfile.ZipFile(packed / "архив.zip", "a") as archive:
        archive.writestr("новый.txt", "РЕШЕНИЕ\n1. Школам провести конкурс до 1 мая 2021 года.")
    capsys.readouterr()
    read(packed, tmp_path / "из")
    assert "47 документов были прочитаны раньше" in told(capsys)


@needs_soffice
def test_old_documents_are_converted_by_one_start_and_a_bad_one_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each under its own name; an RTF that is called DOC is read as what it is."""
    texts = tmp_path / "тексты"
    texts.mkdir()
    for number in range(4):
        words = f"РЕШЕНИЕ\n\n1. Школам провести смотр до {number + 1} мая 2021 года."
        (texts / f"{number}.txt").write_text(words, encoding="utf-8-sig")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [find_soffice() or "", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(texts)]
    subprocess.run([*command, *map(str, sorted(texts.glob("*.txt")))], check=True, capture_output=True, timeout=120)
    (texts / "битый.doc").write_bytes((texts / "0.doc").read_bytes()[:4000])
    (texts / "rtf.doc").write_bytes(rb"{\rtf1\ansi\ansicpg1251 1. \'d8\'ea\'ee\'eb\'e0\'ec \'ef\'f0\'ee\'e2\'e5\'f1\'f2\'e8.}")
    log = shim(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    documents = sorted(f"тексты/{file.name}" for file in texts.glob("*.doc"))
    assert main(["read", *documents, "-o", "из", "--jobs", "1"]) == 1
    assert "битый.doc" in told(capsys)
    read_ones = {path.name.split(".")[0]: from_json(path.read_bytes()) for path in (tmp_path / "из" / "readings").iterdir()}
    assert sorted(read_ones) == ["0", "1", "2", "3", "rtf"]
    assert (read_ones["3"].name, read_ones["3"].format, read_ones["rtf"].format) == ("3.doc", "doc", "rtf")
    assert read_ones["3"].directives[0].deadline.end == "2021-05-04"
    alone = tmp_path / "один.json"
    assert main(["read", str(texts / "3.doc"), "-o", str(alone)]) == 0
    assert alone.read_bytes() == next((tmp_path / "из" / "readings").glob("3.*")).read_bytes()
    assert log.read_text().count("convert") <= 4  # one for all, what it takes to find the bad one, and that of this test


def shim(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice that writes down its starts, first on the path; the log."""
    log, real = folder / "starts", shutil.which("soffice") or find_soffice()
    (folder / "bin").mkdir()
    script = folder / "bin" / "soffice"
    script.write_text(f'#!/bin/sh\ncase "$*" in *--convert-to*) echo convert >> "{log}";; esac\nexec "{real}" "$@"\n')
    script.chmod(0o755)
    log.touch()
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    # The fork server has the environment of its own start; new processes have that of the test.
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    return log


@needs_linux
def test_a_document_that_needs_more_memory_than_is_allowed_fails_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the reason; it is not tried again with as much."""
    folder, out = tmp_path / "в", tmp_path / "из"
    folder.mkdir()
    for document in GOLDEN[:3]:
        (folder / document.name).write_bytes(document.read_bytes())
    (folder / "большой.txt").write_text("Школам провести смотр до 1 мая 2021 года. " * 500_000)
    assert read(folder, out, "--memory", "70") == 1
    said = told(capsys)
    assert "большой.txt не хватило памяти" in said and "Прочитано 3 из 4" in said
    assert read(folder, out, "--memory", "70") == 1
    assert "4 документа были прочитаны раньше" in told(capsys)


def test_a_document_that_takes_too_long_fails_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Likewise with the seconds."""
    folder, out = tmp_path / "в", tmp_path / "из"
    folder.mkdir()
    (folder / GOLDEN[0].name).write_bytes(GOLDEN[0].read_bytes())
    (folder / "большой.txt").write_text("1. Школам провести смотр до 1 мая 2021 года.\n" * 40_000)
    assert read(folder, out, "--seconds", "1") == 1
    assert "большой.txt не уложился в 1 с" in told(capsys)
    assert read(folder, out, "--seconds", "1") == 1
    assert "2 документа были прочитаны раньше" in told(capsys)


@pytest.mark.parametrize(
    ("code", "bounds", "again"),
    [
        ("late", (20, 1000), True),
        ("late", (10, 2000), False),
        ("memory", (10, 2000), True),
        ("memory", (10, 0), True),
        ("memory", (20, 1000), False),
    ],
)
def test_wider_bounds_make_another_try_worth_it(
    tmp_path: Path, code: str, bounds: tuple[int, int], again: bool
) -> None:
    """Those that were too narrow, no others; it was 10 seconds and 1000 bytes."""
    order, document = Order(tmp_path / "из", ("json",), *bounds), a_document(tmp_path)
    with opened(order) as state:
        state.keep(document.key, a_record(document, code), b"")
        assert bool(list(due([document], state, order))) is again


def a_document(folder: Path) -> Document:
    """A small one."""
    file = folder / "а.txt"
    file.write_text("1. Школам провести смотр.")
    return Document("а.txt", str(file), ())


def a_record(document: Document, code: str) -> Record:
    """It was tried, and came out so."""
    return Record(stamp_of(document.file), VERSION, 10, 1000, code, code, "", Facts(), ())


def test_pages_that_are_pictures_have_time_by_the_megabyte(tmp_path: Path) -> None:
    """A scan of a hundred pages is no file that hangs."""
    order = Order(tmp_path, ("json",), 100, 0)
    assert allowance("а.docx", 50_000_000, order) == allowance("а.PDF", 10_000, order) == 100
    assert allowance("а.PDF", 20_000_000, order) == 2000


@pytest.mark.parametrize(
    ("code", "again"),
    [("", False), ("damaged", False), ("died", True), ("no-tesseract", True), ("system", True), ("late", False)],
)
def test_only_what_may_have_passed_is_tried_again(tmp_path: Path, code: str, again: bool) -> None:
    """A damaged file stays damaged; a program may have been installed."""
    order, document = Order(tmp_path / "из", ("json",), 10, 1000), a_document(tmp_path)
    with opened(order) as state:
        state.keep(document.key, a_record(document, code), b"")
        assert bool(list(due([document], state, order))) is again


def test_the_longest_are_read_first_and_an_archive_in_one_go(packed: Path, tmp_path: Path) -> None:
    """One that begins last must not be waited for by all."""
    order = Order(tmp_path / "из", ("json",), 10, 0)
    files = [f"{packed}/архив.zip/{number:02}.txt" for number in range(45)] + [f"{packed}/рядом.txt"]
    documents = [Document(file, file, ()) for file in files] + [Document("с", f"{packed}/скан.tif", ())]
    sizes = {document.key: 1000 for document in documents}
    tasks = tasks_for(documents, sizes, order)
    assert tasks[0].documents[0].name == "с" and sorted(len(task.documents) for task in tasks) == [1, 1, 5, 40]


def test_as_many_workers_as_this_process_may_use_cores() -> None:
    """Not as many as the machine has."""
    assert 1 <= cores() <= (os.cpu_count() or 1)
