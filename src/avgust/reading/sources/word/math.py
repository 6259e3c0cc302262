"""A formula of a DOCX → one line, with the signs that keep its figures apart."""

from xml.etree.ElementTree import Element

from avgust.reading.sources.word.xml import W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = (M + "oMath", M + "oMathPara")
_VALUE = M + "val"
_BETWEEN = {M + "f": "/", M + "sSup": "^", M + "sSub": "_", M + "sSubSup": "_"}
_TEXTS = (M + "t", W + "t")
_DEEPEST = 64


def line(element: Element, depth: int = 0) -> str:
    """«1/2», «x^2», «√(5)»; what nests deeper than any formula is put together as it comes."""
    if element.tag in _TEXTS:
        return element.text or ""
    if depth > _DEEPEST:
        return "".join(text.text or "" for text in element.iter(M + "t"))
    parts = [(child.tag, line(child, depth + 1)) for child in element if not child.tag.endswith("Pr")]
    if element.tag in _BETWEEN:
        return _BETWEEN[element.tag].join(_one(text) for _, text in parts)
    if element.tag == M + "rad":
        return "√" + "".join(_one(text) for tag, text in parts if tag == M + "e")
    if element.tag == M + "d":
        return _bracketed(element, "; ".join(text for _, text in parts))
    return "".join(text for _, text in parts)


def _one(text: str) -> str:
    """A part that is more than a name or a number stands in brackets."""
    return text if text.isalnum() or not text else f"({text})"


def _bracketed(element: Element, text: str) -> str:
    properties = element.find(M + "dPr")
    first, last = (_sign(properties, name, default) for name, default in (("begChr", "("), ("endChr", ")")))
    return first + text + last


def _sign(properties: Element | None, name: str, default: str) -> str:
    child = properties.find(M + name) if properties is not None else None
    return default if child is None else child.get(_VALUE, default)
