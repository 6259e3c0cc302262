"""The parts of an Excel workbook: relations, shared words, styles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from avgust.reading.sources import xml
from avgust.reading.sources.archive import Package, target_name
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.number_format import BUILT_IN, GENERAL

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", X[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ON = ("1", "true", "on")
_EDGES = ("left", "right", "top", "bottom")


class Relation(NamedTuple):
    """What a part points to inside the package: the last word of the type, and the part's name."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Style:
    """How cells of one style look."""

    code: str = GENERAL
    bold: bool = False
    framed: bool = False


class Book:
    """An open workbook: its parts, with the names of the strict format turned into the usual ones."""

    def __init__(self, package: Package, place: str, limits: Limits) -> None:
        self.package, self.place, self.limits = package, place, limits
        self.main = self._main()
        self.related = self.relations(self.main)

    def bytes_of(self, name: str) -> bytes:
        """A part that is there."""
        data = self.package.part(name)
        for strict, usual in _STRICT:
            if strict in data:
                data = data.replace(strict, usual)
        return data

    def parse(self, name: str) -> Element:
        """The root of a part that is there."""
        return xml.parse(self.bytes_of(name), name, self.place, self.limits)

    def relations(self, name: str) -> dict[str, Relation]:
        """By id; those that lead out of the package, or to a part that is not there, are none."""
        folder, _, last = name.rpartition("/")
        part = f"{folder}/_rels/{last}.rels".lstrip("/")
        if not self.package.has(part):
            return {}
        found = {}
        for relation in self.parse(part):
            target = target_name(name, relation.get("Target", ""))
            if relation.get("TargetMode") != "External" and self.package.has(target):
                found[relation.get("Id", "")] = Relation(relation.get("Type", "").rpartition("/")[2], target)
        return found

    def first(self, kind: str) -> Element | None:
        """The root of the workbook's own part of this kind."""
        target = next((relation.target for relation in self.related.values() if relation.kind == kind), None)
        return self.parse(target) if target else None

    def _main(self) -> str:
        names = [relation.target for relation in self.relations("").values() if relation.kind == "officeDocument"]
        name = next(iter(names), "xl/workbook.xml")
        if name.endswith(".bin") or not self.package.has(name):
            raise refusal("xlsb-source" if self.package.has("xl/workbook.bin") else "damaged", self.place, name)
        return name


def is_on(value: str | None) -> bool:
    """A switch of the file, off if it is not named."""
    return value in _ON


def rich_text(element: Element) -> tuple[str, bool]:
    """The words of an element with runs or without, and whether all of its runs are bold; readings aloud are none."""
    pieces = []
    for child in element:
        if child.tag == X + "t":
            pieces.append((child.text or "", False))
        elif child.tag == X + "r":
            bold = child.find(f"{X}rPr/{X}b")
            pieces.append((child.findtext(X + "t") or "", bold is not None and bold.get("val") not in ("0", "false")))
    spoken = [bold for text, bold in pieces if any(map(str.isalnum, text))]
    return unescaped("".join(text for text, _ in pieces)), bool(spoken) and all(spoken)


def unescaped(text: str) -> str:
    """Signs that the format writes as «_x000D_»."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def shared_words(book: Book) -> list[tuple[str, bool]]:
    """The table of words that cells point into."""
    root = book.first("sharedStrings")
    return [rich_text(item) for item in root if item.tag == X + "si"] if root is not None else []


def styles(book: Book) -> list[Style]:
    """The looks of cells, by the number that a cell names."""
    root = book.first("styles")
    if root is None:
        return []
    codes = {**BUILT_IN, **dict(_codes(root))}
    bold = [_is_bold(font) for font in root.iterfind(f"{X}fonts/{X}font")]
    framed = [_is_framed(border) for border in root.iterfind(f"{X}borders/{X}border")]
    return [
        Style(
            codes.get(xml.number(each.get("numFmtId"), 0) or 0, GENERAL),
            _at(bold, each.get("fontId")),
            _at(framed, each.get("borderId")),
        )
        for each in root.iterfind(f"{X}cellXfs/{X}xf")
    ]


def _codes(root: Element) -> Iterator[tuple[int, str]]:
    for each in root.iterfind(f"{X}numFmts/{X}numFmt"):
        number = xml.number(each.get("numFmtId"))
        if number is not None:
            yield number, each.get("formatCode", GENERAL)[:300]


def _at(flags: list[bool], index: str | None) -> bool:
    at = xml.number(index, 0) or 0
    return flags[at] if 0 <= at < len(flags) else False


def _is_bold(font: Element) -> bool:
    bold = font.find(X + "b")
    return bold is not None and bold.get("val") not in ("0", "false")


def _is_framed(border: Element) -> bool:
    edges = (border.find(X + name) for name in _EDGES)
    return sum(edge is not None and edge.get("style", "none") != "none" for edge in edges) >= 2
