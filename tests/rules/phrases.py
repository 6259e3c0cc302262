"""What the tests of the rules share: a phrase laid out as the rules see it, and an order with one item."""

from avgust.reading import Reading, read_text
from avgust.reading.blocks import Address, Cell, Paragraph, Table
from avgust.reading.reading import Directive
from avgust.reading.structure.plain import Plain, lay_out

ORDER = """ПРИКАЗ
от 20 августа 2021 г. № 15
г. Речной

Об итогах года

п р и к а з ы в а ю:
"""


def plain(text: str) -> Plain:
    """One paragraph with its shadows."""
    return lay_out([Paragraph(text, Address("line", 1))])


def lines(text: str) -> list[Paragraph | Table]:
    """Physical lines as a source hands them on; a blank line becomes a gap."""
    found: list[Paragraph | Table] = []
    gap = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append(Paragraph(line, Address("line", number), gap=gap))
        gap = not line.strip()
    return found


def row(*cells: str) -> tuple[Cell, ...]:
    """A row of cells of one paragraph."""
    return tuple(Cell((Paragraph(words, Address("cell", 1, 1, 1, i)),)) for i, words in enumerate(cells, 1))


def ordered(item: str) -> Reading:
    """An order of 20 August 2021 whose first item is `item`."""
    return read_text(f"{ORDER}1. {item}\n")


def directive(item: str) -> Directive:
    """The only directive of such an order."""
    (only,) = ordered(item).directives
    return only
