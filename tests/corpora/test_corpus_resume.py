"""A run that was broken off is gone on with; nothing is read twice without need, nothing is half-written."""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from heaps import corpus, read, results, start

import avgust.corpus.record

SEED = 20200827


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.replace("\u00a0", " ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus(tmp_path / "в", 4)


def test_a_second_run_reads_nothing_and_comes_to_the_same(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte; files of the results are not even written again."""
    out = tmp_path / "из"
    assert read(folder, out) == 1
    first, times = results(out), {path: path.stat().st_mtime_ns for path in (out / "readings").iterdir()}
    capsys.readouterr()
    assert read(folder, out) == 1
    assert results(out) == first and {path: path.stat().st_mtime_ns for path in times} == times
    assert "6 документов были прочитаны раньше" in told(capsys)


def test_the_same_documents_come_to_the_same_bytes_with_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    """In another folder, in another order."""
    assert read(folder, tmp_path / "1", "--jobs", "1") == read(folder, tmp_path / "3", "--jobs", "3") == 1
    assert results(tmp_path / "1") == results(tmp_path / "3")
    assert "directives.parquet" in results(tmp_path / "1") and len(results(tmp_path / "1")) == 7


def test_new_and_changed_documents_are_read_and_no_others(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that was only touched is the same; the results are those of a run from the beginning."""
    out = tmp_path / "из"
    read(folder, out)
    documents = sorted(folder.glob("*.txt"))
    documents[0].write_text("РЕЗОЛЮЦИЯ\n1. Школам провести смотр до 1 мая 2021 года.\n")
    os.utime(documents[1], ns=(1, 1))
    (folder / "новый.txt").write_text("РЕШЕНИЕ\n1. Школам провести смотр до 1 мая 2021 года.\n")
    capsys.readouterr()
    read(folder, out)
    assert "5 документов были прочитаны раньше" in told(capsys)
    read(folder, tmp_path / "заново")
    assert results(out) == results(tmp_path / "заново")


def test_a_result_that_is_gone_or_cut_is_made_again(folder: Path, tmp_path: Path) -> None:
    """The memory is held to what stands on the disk."""
    out = tmp_path / "из"
    read(folder, out)
    first = results(out)
    one, other = sorted((out / "readings").iterdir())[:2]
    one.unlink()
    other.write_bytes(other.read_bytes()[:100])
    read(folder, out)
    assert results(out) == first


def test_another_version_of_the_program_reads_all_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it reads may be other."""
    read(folder, tmp_path / "из")
    for module in ("run", "due"):
        monkeypatch.setattr(f"avgust.corpus.{module}.VERSION", "9.9.9/9")
    capsys.readouterr()
    read(folder, tmp_path / "из")
    assert "раньше" not in told(capsys) and avgust.corpus.record.VERSION != "9.9.9/9"


def test_again_reads_all_anew(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And comes to the same."""
    out = tmp_path / "из"
    read(folder, out)
    first = results(out)
    capsys.readouterr()
    read(folder, out, "--again")
    assert "раньше" not in told(capsys) and results(out) == first


def test_a_document_that_cannot_be_read_any_more_loses_its_result(folder: Path, tmp_path: Path) -> None:
    """A table must not tell what the document does not say now."""
    out, document = tmp_path / "из", sorted(folder.glob("*.txt"))[0]
    read(folder, out)
    document.write_bytes(b"")
    read(folder, out)
    assert f"readings/{document.stem}.json" not in results(out)
    read(folder, tmp_path / "заново")
    assert results(out) == results(tmp_path / "заново")


def test_two_folders_read_into_one_place_do_not_take_each_others_results(tmp_path: Path) -> None:
    """A result belongs to the document that was read last; the other is read again when it is asked for."""
    for name, words in (("а", "провести смотр"), ("б", "провести конкурс")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "план.txt").write_text(f"РЕШЕНИЕ\n1. Школам {words} до 1 мая 2021 года.\n")
    read(tmp_path / "а", tmp_path / "из")
    first = results(tmp_path / "из")
    read(tmp_path / "б", tmp_path / "из")
    assert results(tmp_path / "из") != first
    read(tmp_path / "а", tmp_path / "из")
    assert results(tmp_path / "из") == first


@pytest.mark.parametrize("chance", range(4))
def test_a_run_killed_at_any_moment_is_finished_by_the_next_to_the_same_bytes(tmp_path: Path, chance: int) -> None:
    """SIGKILL several times, at seeded moments; then one whole run."""
    folder, out, moments = corpus(tmp_path / "в", 12), tmp_path / "из", random.Random(SEED + chance)
    for _ in range(3):
        process = start(folder, out)
        time.sleep(moments.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert all(path.read_bytes().endswith(b"}\n") for path in (out / "readings").glob("*.json"))
    assert read(folder, out) == 1
    read(folder, tmp_path / "без помех")
    assert results(out) == results(tmp_path / "без помех")
    assert not list(out.glob(".avgust/new/*"))


def test_a_second_run_into_the_same_folder_says_that_the_first_is_at_work(folder: Path, tmp_path: Path) -> None:
    """And harms nothing."""
    out = tmp_path / "из"
    (folder / "долгий.txt").write_text("1. Школам провести смотр до 1 мая 2021 года.\n" * 6_000)
    first = start(folder, out)
    until = time.monotonic() + 30
    while not list(out.glob(".avgust/new")) and time.monotonic() < until:
        time.sleep(0.02)
    second = start(folder, out)
    _, said = second.communicate(timeout=60)
    assert second.returncode == 3 and "уже пишет другой запуск" in said.decode()
    first.communicate(timeout=120)
    assert first.returncode == 1 and "readings/долгий.json" in results(out)


def test_an_interrupt_stops_all_processes_and_says_how_to_go_on(folder: Path, tmp_path: Path) -> None:
    """Ctrl-C at a terminal reaches every process of the command."""
    (folder / "долгий.txt").write_text("1. Школам провести смотр до 1 мая 2021 года.\n" * 6_000)
    out = tmp_path / "из"
    process = start(folder, out)
    until = time.monotonic() + 30
    while not list(out.glob("readings/*")) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "та же команда продолжит" in said.decode() and "Traceback" not in said.decode()


def test_a_damaged_memory_is_told_with_what_to_do(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not a trace."""
    (tmp_path / "из" / ".avgust").mkdir(parents=True)
    (tmp_path / "из" / ".avgust" / "state.sqlite").write_bytes(b"not a database" * 1000)
    assert read(folder, tmp_path / "из") == 3
    assert "удалите файл state.sqlite" in told(capsys)
