"""A reading drawn over the page or the text that it was read from, so that a person sees what was read where.

`annotate` is a function of the file alone: the same file gives the same bytes.
"""

from typing import NamedTuple

from avgust.kernel.errors import AvgustError
from avgust.reading.blocks import SourceText
from avgust.reading.pipeline import plain_text, read_plain
from avgust.reading.reading import Reading
from avgust.reading.sources import from_bytes
from avgust.reading.structure.plain import Plain

KINDS = ("html", "pdf")


class Annotated(NamedTuple):
    """The reading, and the file that shows it."""

    reading: Reading
    data: bytes


def annotate(data: bytes, name: str, kind: str, place: str = "") -> Annotated:
    """The reading of a file's content drawn over it.

    `kind` is one of `KINDS`; `name` helps to tell the format; `place` is what errors call the file, if not `name`.
    """
    place = place or name
    match kind:
        case "html":
            from avgust.reading.annotation.html import to_html

            plain, reading = _read(from_bytes(data, place), name)
            return Annotated(reading, to_html(reading, plain))
        case "pdf":
            from avgust.reading.annotation.pages import pages_of
            from avgust.reading.annotation.pdf import to_pdf

            pages, source = pages_of(data, place)
            plain, reading = _read(source, name)
            return Annotated(reading, to_pdf(pages, reading, plain))
    raise AvgustError("unknown-format", f"Неизвестный вид «{kind}». Есть: {', '.join(KINDS)}.")


def _read(source: SourceText, name: str) -> tuple[Plain, Reading]:
    plain = plain_text(source)
    return plain, read_plain(plain, source, name)
