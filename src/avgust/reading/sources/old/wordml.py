"""A document of Word 2003 as one XML file → the archive that a DOCX is, so that the reader of DOCX reads on.

Its elements are those of DOCX but for a few names. Ours, because LibreOffice loses the numbers: it prints «%0%.1.».
"""

import io
import zipfile
from xml.etree.ElementTree import Element, SubElement, tostring

from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.word.xml import VAL, W
from avgust.reading.sources.xml import parse

_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_NOW = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RENAMED = {
    W + old: W + new
    for old, new in (
        ("listPr", "numPr"),
        ("ilfo", "numId"),
        ("vmerge", "vMerge"),
        ("hmerge", "hMerge"),
        ("hlink", "hyperlink"),
        ("listDef", "abstractNum"),
        ("list", "num"),
        ("ilst", "abstractNumId"),
        ("nfc", "numFmt"),
        ("listStyleLink", "numStyleLink"),
    )
}
_FORMS = {"0": "decimal", "1": "upperRoman", "2": "lowerRoman", "3": "upperLetter", "4": "lowerLetter", "5": "ordinal"}
_FORMS |= {"22": "decimalZero", "23": "bullet", "58": "russianLower", "59": "russianUpper", "255": "none"}
_REVISIONS = {"Word.Insertion": W + "ins", "Word.Deletion": W + "del"}
_NOTES = {W + "footnote": "footnote", W + "endnote": "endnote"}
_PAGES = {W + "hdr": "header", W + "ftr": "footer"}


def packed(data: bytes, place: str, limits: Limits) -> bytes:
    """The document as the parts of a DOCX. Raises `SourceError`."""
    root = parse(data.replace(_2003, _NOW), "документ", place, limits)
    body = root.find(W + "body")
    if body is None:
        raise refusal("damaged", place, "в документе нет текста (w:body)")
    return _Document(body, root, place, limits).archive()


class _Document:
    """Changes the tree in place, moving notes and headers into parts of their own."""

    def __init__(self, body: Element, root: Element, place: str, limits: Limits) -> None:
        self._place, self._limits = place, limits
        self._pages: dict[str, Element] = {}
        self._notes = {kind: Element(f"{W}{kind}s") for kind in _NOTES.values()}
        self._main = Element(W + "document")
        self._main.append(body)
        self._styles = root.find(W + "styles")
        self._lists = root.find(W + "lists")
        for element in (self._main, self._styles, self._lists):
            if element is not None:
                self._change(element, 0)

    def _change(self, element: Element, depth: int) -> None:
        if depth > self._limits.depth:
            raise refusal("too-deep", self._place, f"больше {self._limits.depth} элементов один в другом")
        element.tag = _RENAMED.get(element.tag, element.tag)
        for child in element:
            self._change(child, depth + 1)
        element[:] = [each for child in element for each in self._become(child)]

    def _become(self, element: Element) -> list[Element]:
        """What stands in place of an element: its content for one that only groups, a reference for a note."""
        tag = element.tag
        if tag.startswith(_HINT):
            return list(element)
        if tag == _AML + "annotation":
            return _revision(element)
        if tag in _NOTES:
            return [self._note(element, _NOTES[tag])]
        if tag in _PAGES:
            return [self._page(element, _PAGES[tag])]
        if tag == W + "numFmt":
            element.set(VAL, _FORMS.get(element.get(VAL, ""), "decimal"))
        elif tag == W + "abstractNum":
            element.set(W + "abstractNumId", element.get(W + "listDefId", ""))
        elif tag == W + "num":
            element.set(W + "numId", element.get(W + "ilfo", ""))
        return [element]

    def _note(self, element: Element, kind: str) -> Element:
        """In a text: moved to its part, and called from here; in the properties of the document: left."""
        number = str(len(self._notes[kind]) + 1)
        element.set(W + "id", number)
        self._notes[kind].append(element)
        return Element(f"{W}{kind}Reference", {W + "id": number})

    def _page(self, element: Element, kind: str) -> Element:
        name = f"{kind}{len(self._pages) + 1}"
        self._pages[name] = element
        shown = element.get(W + "type", "odd").replace("odd", "default")
        return Element(f"{W}{kind}Reference", {_RELATION_ID: name, W + "type": shown})

    def archive(self) -> bytes:
        parts: dict[str, Element] = {"document": self._main, **self._pages}
        if self._styles is not None:
            parts["styles"] = self._styles
        if self._lists is not None:
            parts["numbering"] = self._lists
        parts |= {f"{kind}s": notes for kind, notes in self._notes.items() if len(notes)}
        relations = Element(f"{{{_RELATIONS}}}Relationships")
        for name in parts:
            kind = name.rstrip("0123456789")
            SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=name, Type=_KIND + kind, Target=f"{name}.xml")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            package.writestr("word/_rels/document.xml.rels", tostring(relations))
            for name, element in parts.items():
                package.writestr(f"word/{name}.xml", tostring(element))
        return packed.getvalue()


def _revision(annotation: Element) -> list[Element]:
    """What was inserted or deleted, marked as in DOCX; comments and marks of places go."""
    tag = _REVISIONS.get(annotation.get(W + "type", ""))
    content = annotation.find(_AML + "content")
    if tag is None or content is None:
        return []
    revision = Element(tag)
    revision.extend(list(content))
    return [revision]
