"""LibreOffice, where it is installed: many documents converted in one start with a profile of their own."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from avgust.reading.blocks import Table
from avgust.reading.sources import from_bytes

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
TEXT = "txt:Text (encoded):UTF8"
_BULLET = re.compile("[-–◦▪•] ")


def converted(files: Mapping[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """The files (name → bytes) as `kind`, «odt» or «txt:filter», by the names without their ends."""
    paths = []
    for name, data in files.items():
        path = folder / name
        path.write_bytes(data)
        paths.append(str(path))
    target = folder / "made"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", kind, "--outdir", str(target), *paths]
    try:
        subprocess.run(command, timeout=120, check=True, capture_output=True)
    except subprocess.TimeoutExpired:
        pytest.skip("LibreOffice has not come to an end")
    suffix = kind.partition(":")[0]
    return {Path(name).stem: (target / name).with_suffix(f".{suffix}").read_bytes() for name in files}


def printed_by_office(text: bytes) -> list[str]:
    """The lines of a text that LibreOffice has made. It prints numbers of empty items, and one kind of bullet."""
    lines = (" ".join(line.split()) for line in text.decode("utf-8-sig").splitlines())
    return [_BULLET.sub("• ", line, count=1) if _BULLET.match(line) else line for line in lines if line]


def printed_by_us(data: bytes) -> list[str]:
    """Our paragraphs and those of cells in the same form."""
    lines = []
    for part in from_bytes(data, "a").parts:
        if isinstance(part, Table):
            words = [words.text for row in part.rows for cell in row for words in cell.paragraphs]
        else:
            words = [part.text]
        lines += [" ".join(piece.split()) for text in words for piece in text.split("\t")]
    return [_BULLET.sub("• ", line, count=1) if _BULLET.match(line) else line for line in lines]
