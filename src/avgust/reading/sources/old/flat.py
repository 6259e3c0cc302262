"""A DOCX laid flat (OPC in one XML file, as Word saves «XML-документ Word») → the archive that a DOCX is."""

import io
import zipfile
from xml.etree.ElementTree import tostring

from avgust.reading.sources.limits import Limits
from avgust.reading.sources.xml import parse

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def is_flat(data: bytes) -> bool:
    """Whether the file is of this kind; UTF-16 too."""
    return b"<pkg:package" in data[:4096].replace(b"\0", b"")


def packed(data: bytes, place: str, limits: Limits) -> bytes:
    """The parts that are XML; pictures and the like are left out. Raises `SourceError`."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for part in parse(data, "документ", place, limits).iter(f"{_PACKAGE}part"):
            content = part.find(f"{_PACKAGE}xmlData")
            if content is not None and len(content):
                package.writestr(part.get(f"{_PACKAGE}name", "").lstrip("/") or "x", tostring(content[0]))
    return archive.getvalue()
