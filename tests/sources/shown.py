"""What a source says, short enough to stand in a test."""

from avgust.reading.blocks import Paragraph, SourceText, Table
from avgust.reading.sources import from_bytes


def texts(source: SourceText) -> list[str]:
    """The paragraphs outside of tables."""
    return [part.text for part in source.parts if isinstance(part, Paragraph)]


def paragraphs(source: SourceText) -> list[Paragraph]:
    """The paragraphs outside of tables, with all that is known of them."""
    return [part for part in source.parts if isinstance(part, Paragraph)]


def tables(source: SourceText) -> list[list[list[str]]]:
    """The tables as rows of cells; paragraphs of a cell are parted by « / »."""
    return [
        [[" / ".join(words.text for words in cell.paragraphs) for cell in row] for row in part.rows]
        for part in source.parts
        if isinstance(part, Table)
    ]


def spans(source: SourceText) -> list[list[tuple[int, int]]]:
    """(colspan, rowspan) of every cell of the first table."""
    table = next(part for part in source.parts if isinstance(part, Table))
    return [[(cell.colspan, cell.rowspan) for cell in row] for row in table.rows]


def page(text: str) -> SourceText:
    """A page read."""
    return from_bytes(text.encode(), "page.html")


def codes(source: SourceText) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in source.findings]
