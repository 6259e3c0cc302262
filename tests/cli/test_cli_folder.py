"""`avgust read` of several documents."""

import io
import json
import os
import pty
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest
from command import COMMAND, HERE, Run, environment

import avgust.cli.corpus
import avgust.reading.pipeline
from avgust.cli.folder import Source, gather
from avgust.cli.main import main
from avgust.cli.results import targets_for
from avgust.corpus.run import Progress, Watch
from avgust.reading.pipeline import read as real_read

RESOLUTION = (HERE / "lugov.txt").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents that can be read, one that cannot, and files that are none."""
    root = tmp_path / "документы"
    for name in ("а.txt", "школы/б.md", "школы/2020/а.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(RESOLUTION)
    (root / "битый.txt").write_bytes(b"\0\1\2" * 99)
    for name in ("план.exe", "школы/звук.mp3", ".тайный.txt", "школы/~$б.docx"):
        (root / name).write_bytes(b"x")
    return root


def files_in(root: Path) -> list[str]:
    """All files below, by their paths in it."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def readings_in(out: Path) -> list[str]:
    """The readings, by their paths among them."""
    return files_in(out / "readings")


def test_one_bad_file_does_not_stop_the_rest(run: Run, folder: Path, tmp_path: Path) -> None:
    """Code 1; the others are written, and the end says which was not read and why."""
    out = tmp_path / "чтения"
    done = run("read", folder, "--format", "json", "-o", out)
    assert (done.returncode, done.stdout) == (1, b"")
    assert readings_in(out) == ["а.json", "школы/2020/а.json", "школы/б.json"]
    assert json.loads((out / "readings" / "а.json").read_bytes())["metadata"]["title"] == "Школа завтрашнего дня"
    told = " ".join(done.stderr.decode().split())
    assert "Не прочитано – 1" in told and "битый.txt" in told and "Неизвестный двоичный файл" in told
    assert "С сомнениями – 3" in told and "1 сомнение" in told
    assert "Пропущены файлы других видов: .exe – 1, .mp3 – 1" in told
    assert f"Прочитано 3 из 4, с сомнениями 3 → {out}" in told


def test_all_read_is_code_0_and_none_read_is_code_3(folder: Path, tmp_path: Path) -> None:
    """The codes of the help."""
    (folder / "битый2.txt").write_bytes(b"\0\1\2" * 99)
    assert main(["read", str(folder / "школы"), "--format", "ics", "-o", str(tmp_path / "1")]) == 0
    both = [str(folder / "битый.txt"), str(folder / "битый2.txt")]
    assert main(["read", *both, "--format", "ics", "-o", str(tmp_path / "2")]) == 3


def test_a_file_that_is_not_there_is_told_with_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is one of several: code 1."""
    assert main(["read", str(folder / "а.txt"), str(folder / "нет.txt")]) == 1
    assert "Файл не найден" in capsys.readouterr().err


def test_a_folder_without_documents_says_what_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not silence."""
    assert main(["read", str(tmp_path)]) == 3
    assert "здесь нет документов .txt, .md" in capsys.readouterr().err


@pytest.mark.parametrize("output", [None, "-"])
def test_several_results_need_a_folder(folder: Path, output: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says how to give one."""
    assert main(["read", str(folder), "--format", "json", *(["-o", output] if output else [])]) == 2
    assert "-o ПАПКА" in capsys.readouterr().err


def test_a_file_is_no_folder_for_results(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stays as it was."""
    target = folder / "план.exe"
    assert main(["read", str(folder), "--format", "json", "-o", str(target)]) == 2
    assert "не папка" in capsys.readouterr().err and target.read_bytes() == b"x"


def test_a_folder_without_a_format_gets_json_and_text_is_no_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page of the terminal is not what one saves."""
    assert main(["read", str(folder / "школы"), "-o", str(tmp_path / "чтения")]) == 0
    assert readings_in(tmp_path / "чтения") == ["2020/а.json", "б.json"]
    assert main(["read", str(folder), "--format", "text", "-o", str(tmp_path / "чтения")]) == 2
    assert "--format" in capsys.readouterr().err


def test_a_format_may_be_told_twice_for_a_folder_but_not_for_one_document(folder: Path, tmp_path: Path) -> None:
    """Each document has a result of each."""
    formats = ["--format", "json", "--format", "ics", "--format", "json"]
    assert main(["read", str(folder / "школы"), *formats, "-o", str(tmp_path / "чтения")]) == 0
    assert readings_in(tmp_path / "чтения") == ["2020/а.ics", "2020/а.json", "б.ics", "б.json"]
    assert main(["read", str(folder / "а.txt"), *formats]) == 2


@pytest.mark.parametrize("option", [["--jobs", "2"], ["--seconds", "9"], ["--memory", "0"], ["--again"]])
def test_the_options_for_many_documents_need_a_folder_for_results(folder: Path, option: list[str]) -> None:
    """They would mean nothing."""
    assert main(["read", str(folder), *option]) == 2
    assert main(["read", str(folder / "а.txt"), "-o", "-", *option]) == 2


@pytest.mark.parametrize("number", ["0", "-1", "много"])
def test_a_number_of_processes_is_a_number(folder: Path, number: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Said in Russian."""
    assert main(["read", str(folder), "-o", str(folder / "чтения"), "--jobs", number]) == 2
    assert "--jobs: нужно" in capsys.readouterr().err or number == "-1"


def test_results_never_take_the_place_of_documents(folder: Path) -> None:
    """A Word plan in the place of a Word document is refused before anything is written."""
    (folder / "readings").mkdir()
    (folder / "readings" / "б.docx").write_bytes(b"PK")
    (folder / "б.docx").write_bytes(b"PK")
    before = files_in(folder)
    assert main(["read", str(folder), "--format", "docx", "-o", str(folder)]) == 2
    assert files_in(folder) == before


def test_the_folder_of_the_results_is_not_read_again(folder: Path) -> None:
    """A second run gives the same files."""
    out = folder / "планы"
    for _ in range(2):
        assert main(["read", str(folder), "--format", "docx", "-o", str(out)]) == 1
        assert readings_in(out) == ["а.docx", "школы/2020/а.docx", "школы/б.docx"]


def test_former_results_are_replaced_and_strangers_stay(folder: Path, tmp_path: Path) -> None:
    """Nothing else in the folder is touched."""
    out = tmp_path / "чтения"
    out.mkdir()
    main(["read", str(folder), "-o", str(out)])
    (out / "readings" / "а.json").write_text("прежний")
    (out / "чужой.json").write_text("чужой")
    main(["read", str(folder), "--format", "json", "-o", str(out)])
    assert (out / "readings" / "а.json").read_bytes().startswith(b"{") and (out / "чужой.json").read_text() == "чужой"


def test_text_prints_each_page_under_its_name(run: Run, folder: Path) -> None:
    """In sorted order; the table of the end goes to the standard error."""
    done = run("read", folder)
    out = done.stdout.decode()
    names = [line.split()[1] for line in out.splitlines() if line.startswith("── ")]
    assert done.returncode == 1 and out.count("Резолюция «Школа завтрашнего дня»") == 3
    assert names == [str(folder / name) for name in ("а.txt", "школы/2020/а.txt", "школы/б.md")]
    assert "Прочитано 3 из 4" in done.stderr.decode() and "Прочитано" not in out


def test_a_bug_in_one_document_does_not_stop_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told as what it is, with the file's name."""

    def read(path: str) -> object:
        if path.endswith("б.md"):
            raise KeyError("внутри")
        return real_read(path)

    monkeypatch.setattr(avgust.reading.pipeline, "read", read)
    assert main(["read", str(folder)]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "б.md это ошибка программы (KeyError)" in told and "Прочитано 2 из 4" in told


def test_an_interrupt_tells_how_far_it_came_and_how_to_go_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code 130; what is written stays, and the next run reads the rest alone."""
    real_watching = avgust.cli.corpus.watching

    @contextmanager
    def watching(stream: TextIO) -> Iterator[Watch]:
        def watch(progress: Progress) -> None:
            if progress.done == 2:
                raise KeyboardInterrupt

        yield watch

    out = folder / "чтения"
    command = ["read", str(folder), "-o", str(out), "--jobs", "1"]
    monkeypatch.setattr(avgust.cli.corpus, "watching", watching)
    assert main(command) == 130
    told = capsys.readouterr().err
    assert "Прочитано" in told and "та же команда продолжит" in told and told.endswith("avgust: прервано\n")
    assert not (out / "directives.xlsx").exists()
    monkeypatch.setattr(avgust.cli.corpus, "watching", real_watching)
    assert main(command) == 1
    assert "2 документа были прочитаны раньше" in capsys.readouterr().err
    assert readings_in(out) == ["а.json", "школы/2020/а.json", "школы/б.json"]


def test_a_folder_that_cannot_be_made_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody's fault but the place's: code 3."""
    out = folder / "а.txt" / "внутри"
    assert main(["read", str(folder / "школы"), "--format", "json", "-o", str(out)]) == 3
    assert "Не удалось создать папку: часть пути не является папкой" in " ".join(capsys.readouterr().err.split())


def test_long_tables_of_the_terminal_end_in_the_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Thirty names are enough for a screen."""
    (tmp_path / "в").mkdir()
    for number in range(32):
        (tmp_path / "в" / f"{number}.txt").write_bytes(RESOLUTION)
    assert main(["read", str(tmp_path / "в"), "-o", str(tmp_path / "чтения")]) == 0
    told = capsys.readouterr().err
    assert "С сомнениями – 32" in told and "… и ещё 2, все – в summary.xlsx" in told


def test_each_document_is_read_once(folder: Path) -> None:
    """Also if it is named twice, by another path, or lies in a folder that is named."""
    first = folder / "а.txt"
    again = folder / "школы" / ".." / "а.txt"
    found = gather([str(first), str(again), str(folder)], None)
    assert [source.file for source in found.sources].count(str(first)) == 1 and len(found.sources) == 4


def test_names_that_would_meet_grow_and_the_others_stay() -> None:
    """First by the document's suffix, then by its folders."""
    named = [
        Source("x/план.txt", Path("план.txt"), Path("x/план.txt")),
        Source("y/План.txt", Path("План.txt"), Path("y/План.txt")),
        Source("x/отчёт.txt", Path("отчёт.txt"), Path("x/отчёт.txt")),
        Source("x/отчёт.md", Path("отчёт.md"), Path("x/отчёт.md")),
        Source("x/приказ.txt", Path("приказ.txt"), Path("x/приказ.txt")),
    ]
    names = [str(path) for path in targets_for(named, Path("в"), "json")]
    assert names == ["в/x/план.json", "в/y/План.json", "в/отчёт.txt.json", "в/отчёт.md.json", "в/приказ.json"]


def test_files_of_one_name_keep_their_folders(folder: Path, tmp_path: Path) -> None:
    """`avgust read 2020/а.txt 2021/а.txt -o чтения`."""
    out = tmp_path / "чтения"
    files = [str(folder / "а.txt"), str(folder / "школы" / "2020" / "а.txt")]
    assert main(["read", *files, "--format", "json", "-o", str(out)]) == 0
    assert readings_in(out) == ["а.json", "школы/2020/а.json"]


def test_the_bar_is_for_terminals(run: Run, folder: Path, tmp_path: Path) -> None:
    """It tells the time left; a pipe gets the table alone."""
    arguments = ["read", str(folder), "--format", "json", "--again", "-o", str(tmp_path / "чтения")]
    assert "осталось" not in run(*arguments).stderr.decode()
    mine, theirs = pty.openpty()
    done = subprocess.run([*COMMAND, *arguments], stderr=theirs, env=environment(TERM="xterm"), timeout=60)
    os.close(theirs)
    told = os.read(mine, 65536).decode()
    os.close(mine)
    assert done.returncode == 1 and "осталось" in told


def test_an_archive_and_a_letter_are_read_like_folders(run: Run, tmp_path: Path) -> None:
    """Each document in them, by the name that opens it alone too; what is no document is counted."""
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("школы/план.txt", RESOLUTION)
        archive.writestr("../приказ.txt", RESOLUTION)
        archive.writestr("скан.rar", b"Rar!\x1a\x07\x00")
        archive.writestr("звук.mp3", b"ID3")
    packed, out = tmp_path / "архив.zip", tmp_path / "чтения"
    packed.write_bytes(inside.getvalue())
    done = run("read", packed, "--format", "json", "-o", out)
    told = " ".join(done.stderr.decode().split())
    assert (done.returncode, readings_in(out)) == (1, ["архив/приказ.json", "архив/школы/план.json"])
    assert "скан.rar Это архив RAR" in told and ".mp3 – 1" in told and "Прочитано 2 из 3" in told
    one = run("read", packed / "школы" / "план.txt", "--format", "json")
    assert json.loads(one.stdout)["name"] == "архив.zip/школы/план.txt"
    assert f"например {packed}/школы/план.txt" in run("explain", packed).stderr.decode()


def test_the_only_document_of_an_archive_is_read_as_one(run: Run, tmp_path: Path) -> None:
    """No folder for results is needed."""
    packed = tmp_path / "архив.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("план.txt", RESOLUTION)
    assert json.loads(run("read", packed, "--format", "json").stdout)["name"] == "архив.zip/план.txt"
    assert run("read", packed, "-o", tmp_path / "план.xlsx").returncode == 0
