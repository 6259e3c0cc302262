"""LibreOffice converts many files for one start, loses none for another's sake, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx_builder import docx, paragraph, zipped

from avgust.reading.sources import LIMITS, SourceError
from avgust.reading.sources.programs import soffice
from avgust.reading.sources.programs.running import run_program

needs_soffice = pytest.mark.skipif(soffice.find_soffice() is None, reason="LibreOffice is not installed")


@cache
def doc(text: str = "привет, мир") -> bytes:
    return soffice.convert_bytes(docx(paragraph(text)), ".docx", "doc", "a.docx")


def left() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).glob("avgust-lo-*")}


@needs_soffice
def test_many_files_are_converted_by_one_start_whatever_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("-env.doc", "--help.doc", "а б.doc", "UPPER.DOC", "wrong.txt", "no-suffix")
    for name in names:
        (tmp_path / name).write_bytes(doc())
    starts: list[object] = []
    monkeypatch.setattr(soffice, "run_program", lambda *a, **k: starts.append(a) or run_program(*a, **k))
    results = soffice.convert([tmp_path / name for name in names], "txt", tmp_path)
    assert [path.name for path in results] == list(names)
    assert {path.read_text("utf-8-sig").strip() for path in results.values()} == {"привет, мир"}
    assert len({*results.values()}) == len(names)
    assert len(starts) == 1


@needs_soffice
def test_bad_files_are_refused_beside_good_ones(tmp_path: Path) -> None:
    files = {
        "good.doc": doc(),
        "cut.doc": doc()[:3000],
        "noise.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 16,
        "empty.doc": b"",
        "text.doc": "просто текст".encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    results = soffice.convert([*map(tmp_path.joinpath, files), tmp_path / "none.doc"], "docx", tmp_path)
    assert {path.name: getattr(result, "code", "") for path, result in results.items()} == {
        "good.doc": "",
        "cut.doc": "not-converted",
        "noise.doc": "not-converted",
        "empty.doc": "not-converted",
        "text.doc": "not-converted",
        "none.doc": "unreadable-source",
    }


@needs_soffice
def test_a_large_file_is_refused_before_a_start(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.doc: Файл слишком велик"):
        soffice.convert_bytes(doc(), ".doc", "docx", "a.doc", replace(LIMITS, office_bytes=100))


STOPS = """\
#!/usr/bin/env python3
import pathlib, sys
for name in sys.argv[sys.argv.index("--outdir") + 2 :]:
    if b"stop" in pathlib.Path(name).read_bytes():
        sys.exit(1)
    out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1], pathlib.Path(name).stem + ".txt")
    out.write_text("x")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_a_file_that_stops_the_program_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(STOPS)
    program.chmod(0o755)
    monkeypatch.setattr(soffice, "find_soffice", lambda: str(program))
    monkeypatch.setattr(soffice, "MOST_AT_ONCE", 4)
    files = [tmp_path / f"{number}.rtf" for number in range(10)]
    for number, file in enumerate(files):
        file.write_bytes(b"{\\rtf1 stop}" if number in (1, 2, 9) else b"{\\rtf1 x}")
    results = soffice.convert(files, "txt", tmp_path)
    assert [isinstance(result, SourceError) for result in results.values()] == [n in (1, 2, 9) for n in range(10)]


def test_without_the_program_every_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    results = soffice.convert([tmp_path / "a.doc"], "docx", tmp_path)
    assert [str(result) for result in results.values() if "avgust doctor" in str(result)]
    with pytest.raises(SourceError, match="сохраните документ как DOCX") as caught:
        soffice.convert_bytes(b"x", ".doc", "docx", "a.doc")
    assert caught.value.code == "no-soffice"


WAITS = """
    import sys
    from pathlib import Path
    from avgust.reading.sources.programs import soffice
    soffice.find_soffice = lambda: sys.argv[1]
    print("on", flush=True)
    soffice.convert([Path(sys.argv[2])], "docx", Path(sys.argv[3]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_end_asked_for_leaves_no_process_and_no_folder(tmp_path: Path, number: signal.Signals) -> None:
    program, told = tmp_path / "soffice", tmp_path / "pid"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {told}.part; mv {told}.part {told}\nwait\n")
    program.chmod(0o755)
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 x}")
    (tmp_path / "temp").mkdir()
    arguments = [str(program), str(tmp_path / "a.rtf"), str(tmp_path)]
    ours = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WAITS), *arguments],
        env=os.environ | {"TMPDIR": str(tmp_path / "temp")},
        stderr=subprocess.DEVNULL,
    )
    until(told.exists)
    ours.send_signal(number)
    assert ours.wait(20) != 0
    until(lambda: not Path("/proc/self").exists() or not alive(int(told.read_text())))
    assert list((tmp_path / "temp").iterdir()) == []


def until(holds) -> None:  # type: ignore[no-untyped-def]
    for _ in range(400):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come about")


def alive(pid: int) -> bool:
    """Whether it runs: one that has ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


NAMES = ("office", "text", "drawing")
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES)
LINKED = (
    f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
    '<office:text><text:section text:name="s"><text:section-source xlink:href="URL"/><text:p>a</text:p></text:section>'
    '<text:p>b<drawing:frame text:anchor-type="as-char"><drawing:image xlink:href="URL"/></drawing:frame></text:p>'
    "</office:text></office:body></office:document-content>"
)
TEXT = "application/vnd.oasis.opendocument.text"
FILES = "".join(
    f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>'
    for path, kind in (("/", TEXT), ("content.xml", "text/xml"))
)
MANIFEST = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{FILES}</m:manifest>'


@needs_soffice
def test_nothing_is_fetched_and_no_profile_stays() -> None:
    """Without our settings LibreOffice asks this server for the text and the picture."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        parts = {"mimetype": TEXT, "content.xml": LINKED.replace("URL", address), "META-INF/manifest.xml": MANIFEST}
        before = left()
        assert soffice.convert_bytes(zipped(parts), ".odt", "docx", "a.odt")
        assert left() == before
        with pytest.raises(TimeoutError):
            server.accept()
