"""Files of Office 97–2003: a DOCX or an XLSX is made of them, by LibreOffice if need be; the readers of those read on.

LibreOffice prints automatic numbers of a DOC from lists that its DOCX keeps (66 of 66 golden documents).
"""

from dataclasses import replace

from avgust.reading.blocks import SourceText
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.programs.soffice import convert_bytes


def read_doc(data: bytes, place: str, limits: Limits) -> SourceText:
    """A document or template of Word 6–2003."""
    return _document(data, "doc", place, limits)


def read_works(data: bytes, place: str, limits: Limits) -> SourceText:
    """A document of Microsoft Works."""
    return _document(data, "wps", place, limits)


def read_word_xml(data: bytes, place: str, limits: Limits) -> SourceText:
    """A document as one XML file, a DOCX laid flat or one of Word 2003; neither needs LibreOffice."""
    from avgust.reading.sources.old import flat, wordml
    from avgust.reading.sources.word.docx import read_docx

    pack = flat.packed if flat.is_flat(data) else wordml.packed
    return replace(read_docx(pack(data, place, limits), place, limits), format="word-xml")


def read_xls(data: bytes, place: str, limits: Limits) -> SourceText:
    """A workbook or template of Excel 5–2003."""
    return _workbook(data, "xls", place, limits)


def read_excel_xml(data: bytes, place: str, limits: Limits) -> SourceText:
    """A workbook of Excel 2003 as one XML file, as accounting programs export it."""
    return _workbook(data, "excel-xml", place, limits)


def _document(data: bytes, kind: str, place: str, limits: Limits) -> SourceText:
    from avgust.reading.sources.word.docx import read_docx

    new = convert_bytes(data, ".doc", "docx", place, limits)
    return replace(read_docx(new, place, limits), format=kind)


def _workbook(data: bytes, kind: str, place: str, limits: Limits) -> SourceText:
    from avgust.reading.sources.sheets.xlsx import read_xlsx

    new = convert_bytes(data, ".xls", "xlsx", place, limits)
    return replace(read_xlsx(new, place, limits), format=kind)
