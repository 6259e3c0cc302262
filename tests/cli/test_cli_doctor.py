"""`avgust doctor` tells what is missing, what it is for and how this system installs it; it changes nothing."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from avgust.cli import checks, installing
from avgust.cli.main import main
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.programs import running, soffice

HOME = Path(__file__).parents[2]
GB = 1_000_000_000


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Makes this computer run a system that says so in /etc/os-release."""

    def make(release: str, platform: str = "linux") -> None:
        (tmp_path / "os-release").write_text(release, encoding="utf-8")
        monkeypatch.setattr(installing, "RELEASE", tmp_path / "os-release")
        monkeypatch.setattr(installing.sys, "platform", platform)

    return make


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without the programs."""
    monkeypatch.setattr(running, "find_program", lambda *names: None)
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)


def test_the_packages_are_those_of_the_project() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    assert sorted(checks.PACKAGES) == sorted(re.split(r"[<>=~\[]", each)[0] for each in project["dependencies"])


@pytest.mark.usefixtures("bare")
def test_what_is_missing_is_told_with_its_use_and_its_installation(system, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    system('ID=astra\nID_LIKE="debian"\n')
    assert main(["doctor"]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "НЕТ tesseract не найден сканы" in out
    assert "sudo apt install tesseract-ocr tesseract-ocr-rus tesseract-ocr-osd" in out
    assert "НЕТ LibreOffice не найден старые документы" in out
    assert "sudo apt install libreoffice-writer libreoffice-calc" in out
    assert out.endswith("Не всё в порядке: tesseract, LibreOffice. Остальное работает.")


@pytest.mark.skipif(
    not (soffice.find_soffice() and shutil.which("tesseract")), reason="LibreOffice or tesseract is not installed"
)
def test_what_is_there_is_told_and_tried(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor"])
    out = capsys.readouterr().out
    assert re.search(r"есть +LibreOffice [\d.]+ .*Writer: проба за \d+,\d с", out)
    assert re.search(r"есть +LibreOffice Calc: проба за \d+,\d с", out)
    assert re.search(r"есть +tesseract [\d.]+ .*языки: rus", out)
    assert code == (0 if "Читаются все виды файлов." in out else 1)


@pytest.mark.parametrize(
    ("release", "platform", "words"),
    [
        ("ID=ubuntu\nID_LIKE=debian", "linux", "sudo apt install tesseract-ocr "),
        ("ID=new\nID_LIKE='newer debian'", "linux", "sudo apt install tesseract-ocr "),
        ("ID=altlinux", "linux", "apt-get install tesseract "),
        ('ID="redos"', "linux", "sudo dnf install tesseract "),
        ("ID=unheard-of", "linux", "из хранилища пакетов вашей системы"),
        ("", "win32", "Tesseract at UB Mannheim"),
        ("", "darwin", "brew install tesseract"),
    ],
)
def test_each_system_has_its_own_command(system, release: str, platform: str, words: str) -> None:  # type: ignore[no-untyped-def]
    system(release, platform)
    assert words in " ".join(installing.tesseract())
    assert "LibreOffice" in " ".join(installing.libreoffice()) or "libreoffice" in " ".join(installing.libreoffice())


def test_a_libreoffice_that_does_not_work_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise refusal("not-converted", "проба")

    monkeypatch.setattr(soffice, "find_soffice", lambda: "soffice")
    monkeypatch.setattr(soffice, "version", lambda program: "7.4")
    monkeypatch.setattr(soffice, "convert_bytes", fail)
    found = list(checks.libreoffice())
    assert [check.state for check in found] == ["missing", "missing"]
    assert all("Проба не удалась" in check.advice[0] for check in found)


def test_little_memory_and_a_full_disk_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_free_memory", lambda: GB)
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10 * GB, 9 * GB, GB))
    assert [check.state for check in (checks.memory(), checks.disk())] == ["poor", "poor"]
    assert "1,0 ГБ" in checks.memory().found


def test_memory_that_the_system_does_not_tell_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_free_memory", lambda: None)
    assert checks.memory().state == "there"


def test_temporary_files_that_may_not_be_written_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise PermissionError("нет прав")

    monkeypatch.setattr(checks.tempfile, "TemporaryFile", refuse)
    assert checks.disk().state == "missing"
    assert "TMPDIR" in checks.disk().advice[0]


def test_a_missing_package_is_told_with_its_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_version", lambda package: "" if package == "pypdfium2" else "1")
    found = checks.packages()
    assert (found.state, found.purpose) == ("missing", "pypdfium2 – PDF")
