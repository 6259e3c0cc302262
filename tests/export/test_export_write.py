"""`render` is a function of the reading; `write` is whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from avgust.kernel.errors import AvgustError
from avgust.reading.export import FORMATS, render, write
from avgust.reading.export.json import to_json
from avgust.reading.reading import Reading


def test_an_unknown_format_is_refused(rich: Reading) -> None:
    """With the list of those that there are."""
    with pytest.raises(AvgustError, match="json, xlsx, docx, ics, akn"):
        render(rich, "pdf")


def test_a_file_is_written_whole(rich: Reading, tmp_path: Path) -> None:
    """New or in the place of an old one, whose permissions it keeps; nothing is left beside it."""
    path = tmp_path / "план.json"
    write(rich, "json", path)
    path.chmod(0o640)
    write(rich, "json", path)
    assert path.read_bytes() == to_json(rich)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file(rich: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, an interrupt: the old words stand, and no temporary stays."""
    path = tmp_path / "план.json"
    path.write_text("старое")

    for failure, shown in ((OSError(28, "No space left"), AvgustError), (KeyboardInterrupt(), KeyboardInterrupt)):

        def fail(_: int, failure: BaseException = failure) -> None:
            raise failure

        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(shown):
            write(rich, "json", path)
        assert path.read_text() == "старое"
        assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told_in_russian(rich: Reading, tmp_path: Path) -> None:
    """No folder, a folder in the place of a file."""
    for path, words in ((tmp_path / "нет" / "план.json", "нет такой папки"), (tmp_path, "это папка")):
        with pytest.raises(AvgustError, match=words) as refusal:
            write(rich, "json", path)
        assert refusal.value.code == "cannot-write"


def test_a_link_keeps_pointing(rich: Reading, tmp_path: Path) -> None:
    """The file behind it is replaced, not the link."""
    link, file = tmp_path / "link.json", tmp_path / "file.json"
    link.symlink_to(file)
    write(rich, "json", link)
    assert link.is_symlink()
    assert file.read_bytes() == to_json(rich)


def test_a_device_is_written_to_and_not_replaced(rich: Reading) -> None:
    """`--output /dev/null` leaves /dev/null a device."""
    write(rich, "json", Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_reading_gives_the_same_bytes(
    rich: Reading, empty: Reading, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, and in another one with another clock, time zone and hash seed."""
    again = (
        "import sys, time; from avgust.reading.export import render; from avgust.reading.export.json import from_json;"
        "time.time = lambda: 2e9; sys.stdout.buffer.write(render(from_json(sys.stdin.buffer.read()), sys.argv[1]))"
    )
    for reading in (rich, empty):
        first = render(reading, format)
        assert render(reading, format) == first
        environment = os.environ | {"TZ": "Asia/Kamchatka", "PYTHONHASHSEED": "7"}
        command = [sys.executable, "-c", again, format]
        second = subprocess.run(command, input=to_json(reading), env=environment, capture_output=True, check=True)
        assert second.stdout == first


def test_json_loads_no_other_format() -> None:
    """The command must start fast."""
    code = (
        "import sys, avgust.reading.export as e, avgust.reading.export.json;"
        "assert not {'lxml', 'docx', 'xlsxwriter', 'icalendar'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
