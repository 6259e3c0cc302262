"""Workbooks are read as Excel shows them: titles, tables, merged cells, dates, and what is hidden."""

import io
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from docx_builder import zipped
from shown import codes, paragraphs, spans, tables, texts
from xlsxwriter.workbook import Workbook

from avgust.reading.blocks import SourceText, Table
from avgust.reading.sources import SourceError, from_bytes
from avgust.reading.sources.sheets.number_format import show, show_text

N = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RN = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(fill: Callable[[Workbook], None], name: str = "a.xlsx") -> SourceText:
    """A workbook that XlsxWriter made, read."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as workbook:
        fill(workbook)
    return from_bytes(saved.getvalue(), name)


def raw(sheet: str, *, words: str = "", workbook: str = "", more: dict[str, str] | None = None) -> bytes:
    """A workbook of one sheet, its XML written by hand."""
    rels = f'<Relationship Id="s" Type="{RELS}/worksheet" Target="worksheets/s.xml"/>'
    if words:
        rels += f'<Relationship Id="w" Type="{RELS}/sharedStrings" Target="words.xml"/>'
    listed = f'<workbook {N} {RN}>{workbook}<sheets><sheet name="План" sheetId="1" r:id="s"/></sheets></workbook>'
    parts = {
        "xl/workbook.xml": listed,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="x">{rels}</Relationships>',
        "xl/worksheets/s.xml": f"<worksheet {N}>{sheet}</worksheet>",
    }
    if words:
        parts["xl/words.xml"] = f"<sst {N}>{words}</sst>"
    return zipped({**parts, **(more or {})})


def data(*rows: str) -> str:
    return "<sheetData>" + "".join(rows) + "</sheetData>"


def inline(text: str, place: str = "") -> str:
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = ("№ п/п", "Мероприятие", "Срок", "Ответственный")


def plan(workbook: Workbook) -> None:
    sheet = workbook.add_worksheet("План")
    framed = workbook.add_format({"border": 1})
    day = workbook.add_format({"border": 1, "num_format": "dd.mm.yyyy"})
    sheet.write("D1", "УТВЕРЖДАЮ")
    sheet.merge_range("A3:D3", "План работы\nна 2026 год", workbook.add_format({"bold": True}))
    for column, word in enumerate(HEAD):
        sheet.write(4, column, word, framed)
    sheet.merge_range("A6:D6", "1. Организация", framed)
    for row, item in ((6, "1.1"), (7, "1.2")):
        sheet.write_row(row, 0, (item, f"Провести дело {item}"), framed)
        sheet.write_datetime(row, 2, date(2026, 9, row), day)
    sheet.merge_range("D7:D8", "Отдел", framed)
    sheet.write("A9", "Начальник")
    sheet.write("D9", "И.И. Петрова")


def test_a_plan_has_its_titles_table_and_signature() -> None:
    source = book(plan)
    assert source.format == "xlsx"
    assert texts(source) == ["УТВЕРЖДАЮ", "План работы", "на 2026 год", "Начальник\tИ.И. Петрова"]
    assert [each.bold for each in paragraphs(source)] == [False, True, True, False]
    assert tables(source) == [
        [
            list(HEAD),
            ["1. Организация"],
            ["1.1", "Провести дело 1.1", "06.09.2026", "Отдел"],
            ["1.2", "Провести дело 1.2", "07.09.2026", ""],
        ]
    ]
    assert spans(source)[1:3] == [[(4, 1)], [(1, 1), (1, 1), (1, 1), (1, 2)]]


def test_every_word_says_its_sheet_and_cell() -> None:
    source = book(plan)
    assert [each.address.words() for each in paragraphs(source)][::3] == ["лист «План», D1", "лист «План», A9"]
    table = next(part for part in source.parts if isinstance(part, Table))
    assert table.rows[2][2].paragraphs[0].address.words() == "лист «План», C7"


def test_hidden_rows_columns_and_sheets_are_set_apart_and_told() -> None:
    def fill(workbook: Workbook) -> None:
        plan(workbook)
        sheet = workbook.get_worksheet_by_name("План")
        sheet.set_row(7, None, None, {"hidden": True})
        sheet.write("F7", "черновик")
        sheet.set_column("F:F", None, None, {"hidden": True})
        other = workbook.add_worksheet("Архив")
        other.write_row(0, 0, ("Старое дело", "май"))
        other.hide()

    source = book(fill)
    assert [row[0] for row in tables(source)[0]] == ["№ п/п", "1. Организация", "1.1"]
    assert [(aside.kind, aside.text) for aside in source.asides] == [
        ("hidden", "1.2\tПровести дело 1.2\t07.09.2026"),
        ("hidden", "черновик"),
        ("hidden", "Старое дело\tмай"),
    ]
    assert codes(source) == ["hidden-rows", "hidden-columns", "hidden-sheets"]
    assert "Скрыты строки: 8" in source.findings[0].message


def test_words_of_a_merged_range_survive_its_hidden_first_row() -> None:
    def fill(workbook: Workbook) -> None:
        plan(workbook)
        workbook.get_worksheet_by_name("План").set_row(6, None, None, {"hidden": True})

    assert tables(book(fill))[0][-1] == ["1.2", "Провести дело 1.2", "07.09.2026", "Отдел"]


def test_a_stray_far_cell_makes_no_empty_cells() -> None:
    def fill(workbook: Workbook) -> None:
        plan(workbook)
        workbook.get_worksheet_by_name("План").write("XFD1048576", "далеко")

    source = book(fill)
    assert sum(len(row) for row in tables(source)[0]) == 13
    assert texts(source)[-1] == "далеко"


def test_comments_are_kept_and_not_read() -> None:
    def fill(workbook: Workbook) -> None:
        plan(workbook)
        workbook.get_worksheet_by_name("План").write_comment("B7", "Согласовать")

    source = book(fill)
    assert [(a.kind, a.text, a.address.words()) for a in source.asides] == [
        ("comment", "Согласовать", "лист «План», B7")
    ]


def test_names_of_sheets_are_headings_where_several_have_words() -> None:
    def fill(workbook: Workbook) -> None:
        for name in ("2025/26".replace("/", "-"), "Лист2", "Пустой", "2026-27"):
            sheet = workbook.add_worksheet(name)
            if name != "Пустой":
                sheet.write("A1", f"слова {name}")

    source = book(fill)
    assert [(each.text, each.heading) for each in paragraphs(source)] == [
        ("2025-26", 1),
        ("слова 2025-26", 0),
        ("слова Лист2", 0),
        ("2026-27", 1),
        ("слова 2026-27", 0),
    ]


def test_item_numbers_that_became_dates_or_fractions_are_mended_and_told() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet("План")
        day = workbook.add_format({"num_format": 16})
        sheet.write_row(0, 0, HEAD)
        sheet.write_datetime("A2", date(2026, 1, 2), day)
        for row, number in enumerate((1.8, 1.9, 1.1, 1.11, 2), 2):
            sheet.write(row, 0, number)
        for row in range(1, 7):
            sheet.write(row, 1, "дело")
            sheet.write(row, 2, 0.5)

    source = book(fill)
    assert [row[0] for row in tables(source)[0]] == ["№ п/п", "2.1", "1.8", "1.9", "1.10", "1.11", "2"]
    assert {row[2] for row in tables(source)[0]} == {"Срок", "0,5"}
    assert codes(source) == ["item-numbers-mended"]


def test_formulas_give_their_last_value_and_none_is_told() -> None:
    cells = '<c><f>1+1</f><v>2</v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c t="str"><f>A1</f><v/></c><c t="e"><f>1/0</f><v>#N/A</v></c><c t="b"><v>1</v></c>'
    source = from_bytes(raw(data(f"<row>{cells}</row>")), "a.xlsx")
    assert texts(source) == ["2\t#Н/Д\tИСТИНА"]
    assert codes(source) == ["formula-without-value", "cell-errors"]
    assert source.findings[0].message.startswith("Формулы без сохранённого значения не прочитаны: 2;")


def test_what_is_printed_around_a_sheet_is_set_apart() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet("План")
        sheet.write("A1", "слова")
        sheet.set_header('&L&"Arial,Bold"&12Школа № 5 && К°&R&P из &N')
        sheet.set_footer("&C&P")

    source = book(fill)
    assert [(aside.kind, aside.text, aside.address.words()) for aside in source.asides] == [
        ("header", "Школа № 5 К° из", "лист «План»")
    ]


def test_text_boxes_charts_and_links_are_told_or_let_be() -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet("План")
        sheet.write_url("A1", "https://example.org/", string="Положение")
        sheet.insert_textbox("E1", "УТВЕРЖДАЮ")
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=План!$A$1:$A$3"})
        workbook.add_chartsheet("График").set_chart(chart)

    source = book(fill)
    assert texts(source) == ["Положение"]
    assert codes(source) == ["text-boxes", "other-sheets"]


def test_rich_words_and_lines_of_a_cell() -> None:
    words = '<si><r><rPr><b/></rPr><t xml:space="preserve">Отделу </t></r><r><t>провести_x000D_\nконкурс</t></r></si>'
    source = from_bytes(raw(data('<row><c t="s"><v>0</v></c></row>'), words=words), "a.xlsx")
    assert texts(source) == ["Отделу провести", "конкурс"]


def test_a_row_or_cell_that_does_not_say_where_it_stands_follows_the_one_before() -> None:
    rows = f'<row r="4">{inline("а", "B4")}{inline("б")}</row><row>{inline("в")}{inline("г")}</row>'
    source = from_bytes(raw(data(rows)), "a.xlsx")
    table = next(part for part in source.parts if isinstance(part, Table))
    places = [cell.paragraphs[0].address for row in table.rows for cell in row if cell.paragraphs]
    assert [(each.row, each.column) for each in places] == [(4, 2), (4, 3), (5, 1), (5, 2)]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (46266, "dd.mm.yyyy", "01.09.2026"),
        (46266, "d mmmm yyyy", "1 сентября 2026"),
        (46266, "[$-FC19]dd mmmm yyyy\\ \\г\\.;@", "1 сентября 2026 г."),
        (46266, "[$-419]mmmm yyyy;@", "сентябрь 2026"),
        (46266, "mmm-yy", "сентябрь 2026"),
        (46266, "mmm yyyy", "сентябрь 2026"),
        (46266, "yyyy\\-mm\\-dd", "2026-09-01"),
        (46266.4375, "dd.mm.yyyy h:mm", "01.09.2026 10:30"),
        (0.4375, "h:mm", "10:30"),
        (1.5, "[h]:mm", "36:00"),
        (46266, "m/d/yyyy", "9.1.2026"),
        (0.85, "0%", "85%"),
        (0.8575, "0.0%", "85,8%"),
        (0.125, "0.00", "0,13"),
        (1234567.5, "#,##0.00", "1\xa0234\xa0567,50"),
        (12, '0" чел."', "12 чел."),
        (12, 'General" шт."', "12 шт."),
        (0.5, "# ?/?", "1/2"),
        (3.25, "# ??/??", "3 1/4"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"–"', "–"),
        (-5, "0.0", "-5,0"),
        (150, '[>=100]"много";"мало"', "много"),
        (12500, '0.0,"тыс."', "12,5тыс."),
        (1.1, "general", "1,1"),
        (0.1 + 0.2, "general", "0,3"),
        (1e15, "general", "1E+15"),
        (7, "00", "07"),
        (1500, "0.00E+00", "1,50E+03"),
        (0.0004, "0.00E+00", "4,00E-04"),
        (12, "0.##", "12"),
        (99999999, "dd.mm.yyyy", "99999999"),
    ],
)
def test_numbers_are_shown_as_a_russian_excel_shows_them(value: float, code: str, shown: str) -> None:
    assert show(value, code).text == shown


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert show(44804, "dd.mm.yyyy", since_1904=True).text == "01.09.2026"


def test_words_around_a_text_are_its_format() -> None:
    assert show_text("да", 'General;General;General;"ответ: "@') == "ответ: да"


def refused(content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        from_bytes(content, "a.xlsx")
    return caught.value.code


def test_lies_of_a_file_cost_nothing() -> None:
    lie = '<dimension ref="A1:XFD1048576"/>' + data(f"<row>{inline('а')}</row>")
    assert texts(from_bytes(raw(lie), "a.xlsx")) == ["а"]
    merged = (
        data(f"<row>{inline('а')}{inline('б')}</row>") + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    source = from_bytes(raw(merged), "a.xlsx")
    assert texts(source) == ["а"]
    assert [aside.text for aside in source.asides] == ["б"]
    assert codes(source) == ["merged-cell-text"]


def test_a_pointer_to_no_words_and_a_cell_over_the_edge_are_told() -> None:
    row = f'<row r="1"><c t="s"><v>9</v></c>{inline("а")}{inline("б", "ZZZ1")}</row>'
    source = from_bytes(raw(data(row), words="<si><t>в</t></si>"), "a.xlsx")
    assert texts(source) == ["а"]
    assert codes(source) == ["sheet-damaged", "sheet-damaged"]


def test_a_dtd_or_broken_xml_is_refused() -> None:
    assert refused(raw("", more={"xl/worksheets/s.xml": '<!DOCTYPE x SYSTEM "a"><x/>'})) == "xml-dtd"
    assert refused(raw("", more={"xl/worksheets/s.xml": "<x><y></x>"})) == "damaged"
    assert refused(raw(data())) == "no-text"
