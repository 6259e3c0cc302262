"""Files of Office 97–2003 are read through LibreOffice; what needs it says so where it is not there."""

import random
import zipfile
from functools import cache
from io import BytesIO

import pytest
from docx_builder import abstract, cell, docx, item, level, num, paragraph, table
from shown import paragraphs, spans, tables, texts

from avgust.reading.sources import SourceError, from_bytes, from_converted, recognise
from avgust.reading.sources.programs import soffice

needs_soffice = pytest.mark.skipif(soffice.find_soffice() is None, reason="LibreOffice is not installed")
LEVELS = level(0, "%1.") + level(1, "%1.%2.") + level(2, "%3)", "russianLower")
DOCUMENT = docx(
    paragraph("РЕЗОЛЮЦИЯ")
    + item("Отделу:", 1)
    + item("провести", 1, 1)
    + item("раз", 1, 2)
    + item("два", 1, 2)
    + table(cell("а") + cell("б"), cell("в") + cell("г"))
    + item("Школам", 1),
    abstract(0, LEVELS) + num(1, 0),
)
PRINTED = ["РЕЗОЛЮЦИЯ", "1. Отделу:", "1.1. провести", "а) раз", "б) два", "2. Школам"]


@cache
def old(filter_name: str) -> bytes:
    """The document in an old format of Word."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.docx")
        file.write_bytes(DOCUMENT)
        program = soffice.find_soffice() or ""
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", filter_name, str(file)]
        soffice.run_program(command, seconds=120, memory=4_000_000_000, folder=Path(folder))
        return next(path for path in Path(folder).glob("a.*") if path != file).read_bytes()


@needs_soffice
@pytest.mark.parametrize(
    ("filter_name", "kind"),
    [("doc:MS Word 97", "doc"), ("dot:MS Word 97 Vorlage", "doc")],
)
def test_old_documents_of_word_keep_numbers_and_tables(filter_name: str, kind: str) -> None:
    source = from_bytes(old(filter_name), "a.doc")
    assert (source.format, texts(source)) == (kind, PRINTED)
    assert tables(source) == [[["а", "б"], ["в", "г"]]]


@needs_soffice
def test_what_a_batch_converted_is_read_under_the_name_and_format_it_had() -> None:
    new = soffice.convert_bytes(old("doc:MS Word 97"), ".doc", "docx", "a.doc")
    assert from_converted(new, "doc", "a.doc") == from_bytes(old("doc:MS Word 97"), "a.doc")


@needs_soffice
@pytest.mark.parametrize("kind", ["xls", "excel-xml"])
def test_old_workbooks_are_read(kind: str) -> None:
    source = from_bytes(SHEET if kind == "excel-xml" else workbook(), "a.xls")
    assert (source.format, tables(source)) == (kind, [[["Мероприятие", "Срок"], ["Провести", "26.08.2026"]]])


@cache
def workbook() -> bytes:
    """A workbook in the format of Excel 97."""
    import datetime
    import tempfile
    from pathlib import Path

    import xlsxwriter

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        with xlsxwriter.Workbook(str(file)) as book:
            sheet = book.add_worksheet("План")
            sheet.write_row(0, 0, ["Мероприятие", "Срок"])
            sheet.write(1, 0, "Провести")
            sheet.write(1, 1, datetime.date(2026, 8, 26), book.add_format({"num_format": "dd.mm.yyyy"}))
        return soffice.convert_bytes(file.read_bytes(), ".xlsx", "xls", "a.xlsx")


SHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="План"><Table><Row><Cell><Data ss:Type="String">Мероприятие</Data></Cell>
<Cell><Data ss:Type="String">Срок</Data></Cell></Row><Row><Cell><Data ss:Type="String">Провести</Data></Cell>
<Cell><Data ss:Type="String">26.08.2026</Data></Cell></Row></Table></Worksheet></Workbook>""".encode()


def word_2003(body: str, lists: str = "") -> bytes:
    """A document as Word 2003 saves it as XML."""
    spaces = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    )
    style = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    parts = f"<w:lists>{lists}</w:lists><w:styles>{style}</w:styles><w:body><wx:sect>{body}</wx:sect></w:body>"
    return f"{head}<w:wordDocument {spaces}>{parts}</w:wordDocument>".encode()


def line(text: str, properties: str = "", more: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def listed(level: int) -> str:
    return f'<w:listPr><w:ilvl w:val="{level}"/><w:ilfo w:val="4"/><wx:t wx:val="x"/></w:listPr>'


def test_a_document_of_word_2003_needs_no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    levels = (("0", "%1."), ("0", "%1.%2."), ("58", "%3)"), ("23", "–"))
    lists = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:nfc w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    lists = f'<w:listDef w:listDefId="7">{lists}</w:listDef><w:list w:ilfo="4"><w:ilst w:val="7"/></w:list>'
    note = f"<w:r><w:footnote>{line('сноска')}</w:footnote></w:r>"
    revised = "".join(
        f'<aml:annotation w:type="Word.{kind}"><aml:content><w:r><w:{tag}>{text}</w:{tag}></w:r></aml:content></aml:annotation>'
        for kind, tag, text in (("Insertion", "t", " да"), ("Deletion", "delText", " нет"), ("Comment", "t", " что?"))
    )
    body = (
        line("РЕЗОЛЮЦИЯ", '<w:pStyle w:val="1"/>')
        + f"<wx:sub-section>{line('Отделу:', listed(0))}{line('провести', listed(1))}</wx:sub-section>"
        + line("раз", listed(2))
        + line("два", listed(2), note)
        + line("знак", listed(3))
        + "<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val='restart'/></w:tcPr>"
        + line("а")
        + "</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        + line("Школам", listed(0), revised)
        + f'<w:sectPr><w:hdr w:type="odd">{line("Колонтитул")}</w:hdr></w:sectPr>'
    )
    source = from_bytes(word_2003(body, lists), "a.xml")
    assert texts(source) == ["РЕЗОЛЮЦИЯ", "1. Отделу:", "1.1. провести", "а) раз", "б) два", "– знак", "2. Школам да"]
    assert source.format == "word-xml"
    assert spans(source) == [[(1, 2)], [(1, 1)]]
    assert [(aside.kind, aside.text) for aside in source.asides] == [("header", "Колонтитул"), ("footnote", "1 сноска")]
    assert paragraphs(source)[0].heading == 1


PACKAGE = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'


def flat(encoding: str = "utf-8") -> bytes:
    """The document as one XML file, as Word saves it."""
    parts = []
    with zipfile.ZipFile(BytesIO(DOCUMENT)) as archive:
        for name in archive.namelist():
            xml = archive.read(name).decode().partition("?>")[2] or archive.read(name).decode()
            parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>')
    picture = '<pkg:part pkg:name="/word/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part>'
    head = f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Word.Document"?>'
    return f"{head}<pkg:package {PACKAGE}>{''.join(parts)}{picture}</pkg:package>".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_docx_laid_flat_needs_no_other_program(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    source = from_bytes(flat(encoding), "a.xml")
    assert (source.format, texts(source)) == ("word-xml", PRINTED)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (flat().replace(b"</pkg:package>", b""), "damaged"),
        (flat().replace(b"<pkg:package", b"<!DOCTYPE a><pkg:package"), "xml-dtd"),
        (word_2003("").replace(b"w:body", b"w:text"), "damaged"),
        (word_2003("<wx:sub-section>" * 200 + "</wx:sub-section>" * 200), "too-deep"),
        (f'<?xml version="1.0"?><pkg:package {PACKAGE}/>'.encode(), "damaged"),
    ],
)
def test_a_bad_document_as_xml_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        from_bytes(data, "a.xml")
    assert caught.value.code == code


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
KINDS = {
    "doc": OLE + "WordDocument".encode("utf-16-le"),
    "xls": OLE + "Workbook".encode("utf-16-le"),
    "wps": OLE + "MatOST".encode("utf-16-le"),
    "excel-xml": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
}


@pytest.mark.parametrize("kind", KINDS)
def test_without_libreoffice_the_refusal_says_what_to_install(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    assert recognise.format_of(KINDS[kind]) == kind
    with pytest.raises(
        SourceError, match=r"^a\.doc: .*LibreOffice.*avgust doctor.*сохраните документ как DOCX"
    ) as caught:
        from_bytes(KINDS[kind], "a.doc")
    assert caught.value.code == "no-soffice"


def test_a_text_about_office_files_is_a_text() -> None:
    assert from_bytes("Запишите <w:wordDocument> или <pkg:package>".encode(), "a.txt").format == "text"


@needs_soffice
def test_mutated_documents_are_read_or_refused() -> None:
    seed = random.Random("doc")
    data = old("doc:MS Word 97")
    for _ in range(6):
        changed = bytearray(data)
        for _ in range(seed.randint(1, 40)):
            changed[seed.randrange(512, len(changed))] = seed.randrange(256)
        try:
            assert from_bytes(bytes(changed), "a.doc").parts
        except SourceError as error:
            assert error.code in ("not-converted", "no-text")
