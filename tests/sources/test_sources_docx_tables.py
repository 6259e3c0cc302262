"""Tables of a DOCX: gaps before and behind rows, merges, tables one in another, deleted cells."""

from docx_builder import cell, docx, paragraph, run, table
from shown import paragraphs, spans, tables, texts

from avgust.reading.blocks import Address, SourceText, Table
from avgust.reading.sources import from_bytes


def read(body: str) -> SourceText:
    return from_bytes(docx(body), "a.docx")


PLAN = table(cell("№") + cell("Мероприятие"), cell("1") + cell("Провести семинар"), cell("2") + cell("Подвести итоги"))
PLAN_ROWS = [["№", "Мероприятие"], ["1", "Провести семинар"], ["2", "Подвести итоги"]]


def test_a_table_in_the_cell_of_a_table_is_a_paragraph_for_each_of_its_rows() -> None:
    inner = table(cell("1") + cell("смотр"), cell("2") + cell("слёт"))
    rows = [cell(f"задача {number} на весь учебный год") + cell("исполнитель") for number in range(3)]
    source = read(table(*rows, cell(paragraph("до") + inner + paragraph("после")) + cell("x")))
    assert tables(source)[0][-1] == ["до / 1\tсмотр / 2\tслёт / после", "x"]


def test_cells_with_several_paragraphs_are_not_joined_to_one() -> None:
    inner = table(cell("а") + cell(paragraph("б") + paragraph("в")))
    assert tables(read(table(cell("x") + cell(inner), cell("y") + cell("z")))) == [[["x", "а / б / в"], ["y", "z"]]]


def test_a_table_in_a_single_cell_is_a_table_of_its_own() -> None:
    source = read(paragraph("до") + table(cell(paragraph("План") + PLAN + paragraph("Итого"))) + paragraph("после"))
    assert texts(source) == ["до", "План", "Итого", "после"]
    assert tables(source) == [PLAN_ROWS]


def test_what_stands_beside_it_in_a_table_that_lays_the_page_out_is_paragraphs() -> None:
    source = read(table(cell(PLAN) + cell(paragraph("Утверждаю"))))
    assert tables(source) == [PLAN_ROWS]
    assert paragraphs(source)[0].address == Address("cell", 1, 1, 1, 2)
    nested = source.parts[0]
    assert isinstance(nested, Table) and nested.rows[1][1].paragraphs[0].address == Address("cell", 1, 2, 2, 2)


def test_a_table_within_layouts_one_in_another_is_found() -> None:
    assert tables(read(table(cell(table(cell(table(cell(PLAN)))))))) == [PLAN_ROWS]


def test_a_plan_with_a_small_table_in_one_cell_stays_a_plan() -> None:
    small = table(cell("а") + cell("б"), cell("в") + cell("г"))
    rows = [cell(str(number)) + cell("Провести августовское совещание") for number in range(4)]
    source = read(table(*rows, cell("5") + cell(small)))
    assert len(tables(source)) == 1 and tables(source)[0][4] == ["5", "а\tб / в\tг"]


def test_one_column_with_a_pages_worth_of_paragraphs_is_no_table() -> None:
    source = read(table(*(cell(f"Пункт {number}") for number in range(5))))
    assert texts(source) == [f"Пункт {number}" for number in range(5)]
    assert tables(read(table(cell("СОГЛАСОВАНО"), cell("подпись")))) == [[["СОГЛАСОВАНО"], ["подпись"]]]


def test_a_row_that_begins_behind_a_gap_stands_under_its_columns() -> None:
    gap = '<w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>' + cell("г") + "</w:tr>"
    rows = f"<w:tr>{cell('а')}{cell('б')}{cell('в')}{cell('x')}</w:tr>{gap}"
    source = read(f"<w:tbl>{rows}</w:tbl>")
    assert tables(source) == [[["а", "б", "в", "x"], ["", "г", ""]]]
    assert spans(source)[1] == [(2, 1), (1, 1), (1, 1)]


def test_cells_merged_in_the_old_way_are_one() -> None:
    source = read(table(cell("а", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("б")))
    assert tables(source) == [[["а", "б"]]]
    assert spans(source) == [[(2, 1), (1, 1)]]


def test_a_deleted_cell_is_dropped_and_an_inserted_row_kept() -> None:
    kept = f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('а')}{cell('нет', '<w:cellDel/>')}</w:tr>"
    assert tables(read(f"<w:tbl>{kept}</w:tbl>")) == [[["а"]]]


def test_a_text_box_with_a_table_keeps_its_rows() -> None:
    inner = table(cell("Срок") + cell("май"), cell("Кто") + cell("школы"))
    box = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    assert texts(read(paragraph(run("до") + box))) == ["до", "Срок\tмай", "Кто\tшколы"]
