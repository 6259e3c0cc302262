"""A DOCX is read as Word prints it."""

import io
from typing import Any

import pytest
from docx import Document
from docx_builder import abstract, cell, docx, item, level, num, paragraph, part, run, style, table, zipped
from shown import codes, paragraphs, spans, tables, texts

from avgust.reading.blocks import Address, SourceText, Table
from avgust.reading.sources import SourceError, from_bytes


def read(body: str, **more: Any) -> SourceText:
    return from_bytes(docx(body, **more), "a.docx")


def words(body: str, **more: Any) -> list[str]:
    return texts(read(body, **more))


def test_paragraphs_are_counted_with_the_empty_ones_and_without_tables() -> None:
    source = read(paragraph("Раз") + "<w:p/>" + table(cell("x") + cell("y")) + paragraph("Два"))
    assert [(part.text, part.address) for part in paragraphs(source)] == [
        ("Раз", Address("paragraph", 1)),
        ("Два", Address("paragraph", 3)),
    ]
    assert not source.lines and source.format == "docx"


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        (run("Раз") + run("два"), ["Раздва"]),
        ("<w:r><w:t>Раз</w:t><w:tab/><w:t>два</w:t></w:r>", ["Раз\tдва"]),
        ("<w:r><w:t>О мерах</w:t><w:br/><w:t>по развитию</w:t></w:r>", ["О мерах по развитию"]),
        ("<w:r><w:t>РЕЗОЛЮЦИЯ</w:t><w:br/><w:t>Ртищево</w:t></w:r>", ["РЕЗОЛЮЦИЯ", "Ртищево"]),
        ("<w:r><w:t>обра</w:t><w:softHyphen/><w:t>зование</w:t></w:r>", ["образование"]),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2022</w:t></w:r>", ["2021-2022"]),
        (f"<w:hyperlink>{run('ссылка')}</w:hyperlink>", ["ссылка"]),
        (f"<w:smartTag><w:smartTag>{run('метка')}</w:smartTag></w:smartTag>", ["метка"]),
        (f"<w:sdt><w:sdtContent>{run('поле')}</w:sdtContent></w:sdt>", ["поле"]),
        (run("доля ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5"), ["доля ≥ 5"]),
        (run("\uf0b7") + run(" пункт"), ["• пункт"]),
        ("<w:r><w:t>раз\n  </w:t></w:r>" + run("два"), ["раз   два"]),
    ],
)
def test_runs_are_put_together(inside: str, printed: list[str]) -> None:
    assert words(paragraph(inside)) == printed


def test_parts_of_a_broken_paragraph_have_one_address() -> None:
    source = read(paragraph("Раз") + paragraph("<w:r><w:t>Два</w:t><w:br/><w:t>Три</w:t></w:r>"))
    assert [part.address.number for part in paragraphs(source)] == [1, 2, 2]


def test_insertions_are_accepted_and_deletions_dropped() -> None:
    source = read(
        paragraph(
            run("Провести ")
            + f"<w:ins>{run('новое')}</w:ins><w:moveTo>{run(' дело')}</w:moveTo>"
            + "<w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('нет')}</w:moveFrom>"
        )
    )
    assert texts(source) == ["Провести новое дело"]
    assert codes(source) == ["revisions"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next_and_is_not_numbered() -> None:
    numbering = abstract(0, level(0, "%1.")) + num(1, 0)
    gone = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    body = item("раз", 1) + paragraph("два ", gone) + item("три", 1) + item("четыре", 1) + paragraph("конец", gone)
    assert words(body, numbering=numbering) == ["1. раз", "2. два три", "3. четыре", "конец"]


def test_hidden_text_is_dropped_and_told() -> None:
    styles = style("Тайный", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = paragraph(run("да") + run("нет", "<w:vanish/>") + run("нет", '<w:rStyle w:val="Тайный"/>'))
    source = read(body + paragraph(run("и да", '<w:vanish w:val="0"/>')), styles=styles)
    assert texts(source) == ["да", "и да"]
    assert codes(source) == ["hidden-text"]


def test_of_a_field_only_the_result_is_read() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        run("от ")
        + inner.format("begin")
        + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + inner.format("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + inner.format("separate")
        + run("7")
        + inner.format("end")
        + inner.format("separate")
        + run("26 марта")
        + inner.format("end")
        + f'<w:fldSimple w:instr="DATE">{run(" 2021")}</w:fldSimple>'
    )
    assert words(paragraph(body)) == ["от 26 марта 2021"]


def test_a_field_that_never_ends_does_not_swallow_the_document() -> None:
    assert words(paragraph(run("а") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("б")) == ["а", "б"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('в рамке')}</w:txbxContent>"
    drawing = f"<w:drawing><wp:anchor><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic></wp:anchor></w:drawing>"
    picture = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    choices = f"<mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback>{picture}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    assert words(paragraph(run("до") + f"<w:r>{both}</w:r>" + run(" после"))) == ["до после", "в рамке"]
    assert words(paragraph(f"<w:r>{picture}</w:r>")) == ["в рамке"]


def test_content_controls_around_paragraphs_rows_and_cells_are_opened() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = (
        control(paragraph("раз")) + f"<w:tbl>{control('<w:tr>' + control(cell('а')) + cell('б') + '</w:tr>')}</w:tbl>"
    )
    source = read(body)
    assert texts(source) == ["раз"]
    assert tables(source) == [[["а", "б"]]]


def test_merged_cells_keep_their_spans_and_continued_ones_are_empty() -> None:
    tall, lower = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    source = read(
        table(
            cell("Раздел", '<w:gridSpan w:val="3"/>'),
            cell("1", tall) + cell("а") + cell("б"),
            cell("<w:p/>", lower) + cell("в") + cell("г"),
            cell("2", tall) + cell("д", '<w:gridSpan w:val="2"/>'),
        )
    )
    assert tables(source) == [[["Раздел"], ["1", "а", "б"], ["", "в", "г"], ["2", "д"]]]
    assert spans(source) == [[(3, 1)], [(1, 2), (1, 1), (1, 1)], [(1, 1)] * 3, [(1, 1), (2, 1)]]


def test_columns_are_counted_in_the_grid() -> None:
    source = read(table(cell("а", '<w:gridSpan w:val="2"/>') + cell("б"), cell("в") + cell("г") + cell("д")))
    block = source.parts[0]
    assert isinstance(block, Table)
    assert block.rows[0][1].paragraphs[0].address == Address("cell", 1, 1, 1, 3)


def test_a_deleted_row_is_dropped() -> None:
    rows = f"<w:tr>{cell('а')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell('б')}</w:tr>"
    assert tables(read(f"<w:tbl>{rows}</w:tbl>")) == [[["а"]]]


def test_heading_levels_come_from_outlines_names_and_ancestors() -> None:
    styles = (
        style("a1", "", shown="heading 2")
        + style("a2", '<w:basedOn w:val="a1"/>', shown="Мой")
        + style("a3", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("a4", "", shown="Заголовок 3")
        + style("a5", '<w:basedOn w:val="a5"/>')
    )
    names = ["a1", "a2", "a3", "a4", "a5"]
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in names)
    body += paragraph("own", '<w:pStyle w:val="a1"/><w:outlineLvl w:val="4"/>')
    body += paragraph("body", '<w:pStyle w:val="a1"/><w:outlineLvl w:val="9"/>')
    assert [part.heading for part in paragraphs(read(body, styles=styles))] == [2, 2, 1, 3, 0, 5, 0]


def test_a_paragraph_is_bold_if_all_its_words_are() -> None:
    styles = style("Ж", "<w:rPr><w:b/></w:rPr>") + style("ж", "<w:rPr><w:b/></w:rPr>", kind="character")
    body = (
        paragraph(run("Раз", "<w:b/>") + run(": ") + run("два", '<w:rStyle w:val="ж"/>'))
        + paragraph(run("Раз", "<w:b/>") + run("два"))
        + paragraph(run("Раз"), '<w:pStyle w:val="Ж"/>')
        + paragraph(run("Раз", '<w:b w:val="0"/>'), '<w:pStyle w:val="Ж"/>')
        + paragraph(run("Раз", '<w:rStyle w:val="ж"/>'), '<w:pStyle w:val="Ж"/>')
    )
    assert [part.bold for part in paragraphs(read(body, styles=styles))] == [True, False, True, False, False]


def test_the_strict_form_of_the_format_is_read() -> None:
    strict = part("document", f"<w:body>{paragraph('да')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert words("", more={"word/document.xml": strict}) == ["да"]


def test_the_main_part_is_found_by_its_relation() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/Word/Document2.xml"/></Relationships>'
    )
    main = part("document", f"<w:body>{paragraph('да')}</w:body>")
    assert texts(from_bytes(zipped({"_rels/.rels": relations, "word/document2.xml": main}), "a")) == ["да"]


def test_a_document_without_styles_and_numbering_is_read() -> None:
    main = part("document", f"<w:body>{item('да', 1)}</w:body>")
    assert texts(from_bytes(zipped({"word/document.xml": main}), "a")) == ["да"]


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match="нет текста"):
        read("<w:p/>" + table(cell("<w:p/>")))


def test_a_document_made_by_python_docx_is_read() -> None:
    document = Document()
    document.add_heading("РЕЗОЛЮЦИЯ", 1)
    document.add_paragraph("Обеспечить", style="List Number")
    document.add_paragraph("Провести", style="List Number")
    document.add_paragraph("пункт", style="List Bullet")
    grid = document.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Раздел"
    grid.cell(1, 0).text = "а"
    grid.cell(1, 1).text = "б"
    saved = io.BytesIO()
    document.save(saved)
    source = from_bytes(saved.getvalue(), "a.docx")
    assert texts(source) == ["РЕЗОЛЮЦИЯ", "1. Обеспечить", "2. Провести", "• пункт"]
    assert paragraphs(source)[0].heading == 1
    assert tables(source) == [[["Раздел"], ["а", "б"]]]
