"""The pages of a document: those of a PDF, of a scan, or those that LibreOffice prints.

Reads: a file. Writes: a PDF, and the source read from that very PDF, so that every word has its place on a page.
"""

from avgust.kernel.errors import AvgustError
from avgust.reading.blocks import SourceText
from avgust.reading.sources import LIMITS, from_bytes, from_converted
from avgust.reading.sources.recognise import format_of

PRINTED = {"docx": ".docx", "odt": ".odt", "rtf": ".rtf", "doc": ".doc"}


def pages_of(data: bytes, name: str) -> tuple[bytes, SourceText]:
    """The PDF and its text. Raises `AvgustError` where the file has no pages and none can be printed."""
    kind = format_of(data)
    if kind == "pdf":
        return data, from_bytes(data, name)
    if kind in PRINTED:
        printed = _printed(data, kind, name)
        return printed, from_converted(printed, kind, name)
    source = from_bytes(data, name)  # what cannot be read at all is told first
    if kind == "image":
        from avgust.reading.annotation.pictures import picture_pages

        return picture_pages(data), source
    raise AvgustError(
        "no-pages", "В этом файле нет страниц, PDF из него не сделать; укажите после -o имя с .html", name
    )


def _printed(data: bytes, kind: str, name: str) -> bytes:
    from avgust.reading.sources.programs.soffice import convert_bytes, find_soffice

    if find_soffice() is None:
        raise AvgustError(
            "no-soffice",
            "PDF из документа Word печатает LibreOffice, а его на этом компьютере нет; "
            "установите его или укажите после -o имя с .html",
            name,
        )
    return convert_bytes(data, PRINTED[kind], "pdf", name, LIMITS)
