"""`avgust annotate`: what it writes, what it refuses, and that it leaves the document alone."""

from pathlib import Path

import pytest
from command import Run


def test_a_page_is_written_and_told_in_one_line(run: Run, document: Path, tmp_path: Path) -> None:
    before = document.read_bytes()
    done = run("annotate", document, "-o", tmp_path / "места.html")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().count("\n") == 1 and "поручени" in done.stderr.decode()
    assert (tmp_path / "места.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert document.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["документы", "места.html"]


def test_the_standard_input_is_read(run: Run, document: Path, tmp_path: Path) -> None:
    done = run("annotate", "-", "--name", "письмо.txt", "-o", tmp_path / "места.html", stdin=document.read_bytes())
    assert done.returncode == 0
    assert "письмо.txt" in (tmp_path / "места.html").read_text("utf-8")


@pytest.mark.parametrize("output", ["места", "места.docx", ".", "-"])
def test_an_unclear_kind_is_refused(run: Run, document: Path, tmp_path: Path, output: str) -> None:
    done = run("annotate", document, "-o", tmp_path / output)
    assert done.returncode == 2 and "-o" in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["документы"]


def test_a_document_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "резолюция.html"
    page.write_text("<p>РЕЗОЛЮЦИЯ</p><p>1. Школам провести смотр до 1 мая 2027 года.</p>", "utf-8")
    before = page.read_bytes()
    done = run("annotate", page, "-o", page)
    assert done.returncode == 2 and "затёр бы" in done.stderr.decode()
    assert page.read_bytes() == before


def test_an_unread_file_leaves_no_result(run: Run, tmp_path: Path) -> None:
    done = run("annotate", tmp_path / "нет.docx", "-o", tmp_path / "места.html")
    assert done.returncode == 3 and "не найден" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []
