"""Spreadsheets of LibreOffice are read as those of Excel: repeated cells, merged ones, dates, what is hidden."""

import pytest
from docx_builder import zipped
from shown import codes, paragraphs, spans, tables, texts

from avgust.reading.blocks import SourceText
from avgust.reading.sources import SourceError, from_bytes

NAMES = ["office", "table", "text", "style", "number", "fo:xsl-fo-compatible", "draw:drawing", "number:datastyle"]
XMLNS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long or short}:1.0"'
    for short, _, long in (name.partition(":") for name in NAMES if name != "number")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def packed(body: str, styles: str = "", more: dict[str, str] | None = None) -> bytes:
    content = (
        f"<office:document-content {XMLNS}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": MIME, "content.xml": content, **(more or {})})


def opened(body: str, styles: str = "") -> SourceText:
    return from_bytes(packed(body, styles), "a.ods")


def table(*rows: str, name: str = "План", head: str = "", more: str = "") -> str:
    return f'<table:table table:name="{name}"{more}>{head}{"".join(rows)}</table:table>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def cell(*lines: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{''.join(f'<text:p>{line}</text:p>' for line in lines)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"
HIDDEN = ' table:visibility="collapse"'


def test_cells_say_their_sheet_and_place_and_empty_ones_take_room() -> None:
    far = cell(more=' table:number-columns-repeated="16000"')
    rows = (row(cell(), more=' table:number-rows-repeated="3"'), row(cell(), cell("слова"), far))
    source = opened(table(*rows, row(far, more=' table:number-rows-repeated="1048000"')))
    assert [(each.text, each.address.words()) for each in paragraphs(source)] == [("слова", "лист «План», B4")]


def test_equal_neighbours_are_written_once_and_read_as_often_as_they_stand() -> None:
    twice = ' table:number-rows-repeated="2"'
    source = opened(table(row(cell("а", more=' table:number-columns-repeated="3"'), more=twice)))
    assert tables(source) == [[["а", "а", "а"]] * 2]


def test_merged_cells_cover_others() -> None:
    title = cell("Раздел", more=' table:number-columns-spanned="3" table:number-rows-spanned="1"')
    tall = cell("Отдел", more=' table:number-columns-spanned="1" table:number-rows-spanned="2"')
    rows = (row(cell("а"), cell("б"), cell("в")), row(title, COVERED, COVERED))
    source = opened(table(*rows, row(cell("1"), cell("дело"), tall), row(cell("2"), cell("дело"), COVERED)))
    assert tables(source) == [[["а", "б", "в"], ["Раздел"], ["1", "дело", "Отдел"], ["2", "дело", ""]]]
    assert spans(source)[1:3] == [[(3, 1)], [(1, 1), (1, 1), (1, 2)]]


def test_lines_spaces_links_and_breaks_of_a_cell() -> None:
    words = 'раз<text:s text:c="2"/>два<text:line-break/><text:a>три</text:a> <text:span>четыре</text:span>'
    assert texts(opened(table(row(cell(words, "пять"))))) == ["раз  два", "три четыре", "пять"]


def test_dates_with_months_in_words_are_spelled_out() -> None:
    style = (
        '<number:date-style style:name="N"><number:month number:textual="true"/><number:text>.</number:text>'
        '<number:year/></number:date-style><style:style style:name="c" style:data-style-name="N"/>'
    )
    month = ' table:style-name="c" office:value-type="date" office:date-value="2026-09-01"'
    day = ' office:value-type="date" office:date-value="2026-09-01"'
    source = opened(table(row(cell("сен.26", more=month), cell("01.09.26", more=day), cell(more=day))), style)
    assert texts(source) == ["сентябрь 2026\t01.09.26\t01.09.2026"]


def test_values_without_words_are_shown() -> None:
    def value(kind: str, number: str) -> str:
        return cell(more=f' office:value-type="{kind}" office:value="{number}"')

    source = opened(table(row(value("float", "1.5"), value("percentage", "0.85"), value("float", "nan"))))
    assert texts(source) == ["1,5\t85%"]


def test_hidden_rows_columns_and_sheets_are_set_apart() -> None:
    head = f"<table:table-column/><table:table-column{HIDDEN}/>"
    rows = (row(cell("а"), cell("б"), cell("в")), row(cell("г"), more=' table:visibility="filter"'), row(cell("д")))
    style = '<style:style style:name="t"><style:table-properties table:display="false"/></style:style>'
    other = table(row(cell("е")), name="Архив", more=' table:style-name="t"')
    source = opened(table(*rows, head=head) + other, style)
    assert texts(source) == ["а\tв", "д"]
    assert [aside.text for aside in source.asides] == ["г", "б", "е"]
    assert codes(source) == ["hidden-rows", "hidden-columns", "hidden-sheets"]
    assert "фильтр" in source.findings[0].message


def test_comments_are_kept_and_boxes_told() -> None:
    note = "<office:annotation><text:p>Сверить</text:p></office:annotation>"
    box = "<table:shapes><draw:frame><draw:text-box><text:p>УТВЕРЖДАЮ</text:p></draw:text-box></draw:frame></table:shapes>"
    source = opened(table(row(f"<table:table-cell>{note}<text:p>дело</text:p></table:table-cell>"), head=box))
    assert texts(source) == ["дело"]
    assert [(aside.kind, aside.text) for aside in source.asides] == [("comment", "Сверить")]
    assert codes(source) == ["text-boxes"]


def test_what_other_files_were_linked_in_is_not_read() -> None:
    linked = f"<table:dde-links><table:dde-link>{table(row(cell('чужое')))}</table:dde-link></table:dde-links>"
    assert texts(opened(table(row(cell("своё"))) + linked)) == ["своё"]


def test_a_table_in_a_cell_adds_no_sheet() -> None:
    inner = f"<table:table-cell><text:p>а</text:p>{table(row(cell('б')))}</table:table-cell>"
    assert texts(opened(table(row(inner)))) == ["а"]


def refused(content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        from_bytes(content, "a.ods")
    return caught.value.code


def test_a_million_equal_rows_with_words_are_refused() -> None:
    many = ' table:number-rows-repeated="1048576"'
    assert refused(packed(table(row(cell("а"), more=many)))) == "too-large"
    wide = ' table:number-columns-repeated="99999999"'
    assert refused(packed(table(row(cell("а", more=wide))))) == "too-large"


def test_a_password_a_dtd_and_nothing_are_told() -> None:
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    assert refused(packed(table(row(cell("а"))), more=manifest)) == "encrypted"
    assert refused(packed("", more={"content.xml": "<!DOCTYPE x><x/>"})) == "xml-dtd"
    assert refused(packed(table(row(cell())))) == "no-text"
