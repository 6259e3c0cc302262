"""How much a reader takes on before it refuses a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one source; each is checked while reading, never taken from what the file says about itself.

    text_bytes    size of a text, Markdown or HTML file
    docx_bytes    size of a DOCX file
    characters    of text, after decoding
    zip_entries   files in a DOCX
    zip_ratio     times a part may grow when inflated; looked at beyond `ratio_from` bytes
    zip_bytes     of all the parts that are read, inflated
    elements      of XML in one part of a DOCX
    depth         of elements one in another that are walked in a DOCX
    paragraphs    and lines, in the whole source
    cells         of tables, in the whole source
    """

    text_bytes: int = 50_000_000
    docx_bytes: int = 100_000_000
    characters: int = 20_000_000
    zip_entries: int = 10_000
    zip_ratio: int = 200
    ratio_from: int = 10_000_000
    zip_bytes: int = 300_000_000
    elements: int = 3_000_000
    depth: int = 100
    paragraphs: int = 1_000_000
    cells: int = 500_000


LIMITS = Limits()
