"""What stands outside the body of a DOCX is kept apart: headers, notes, comments, hidden words, unfilled fields."""

from typing import Any

import pytest
from docx_builder import abstract, cell, docx, item, level, num, paragraph, part, run, table
from shown import codes, texts

from avgust.reading.blocks import Address, SourceText
from avgust.reading.sources import from_bytes

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NUMBERING = abstract(0, level(0, "%1.")) + num(1, 0)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def related(**kinds: str) -> dict[str, str]:
    """Parts of these kinds, each with its relation `rId-<name>`; `header2` is a second header."""
    relations = "".join(
        f'<Relationship Id="rId-{name}" Type="{TYPE}{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in ("numbering", "styles", *kinds)
    )
    root = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
    return {f"word/{name}.xml": xml for name, xml in kinds.items()} | {
        "word/_rels/document.xml.rels": root + "</Relationships>"
    }


def note(kind: str, number: int, inside: str) -> str:
    return f'<w:{kind} w:id="{number}">{inside}</w:{kind}>'


def call(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def section(*references: str, more: str = "") -> str:
    named = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="{kind}" r:id="rId-{name}"/>'
        for name, kind in (reference.split() for reference in references)
    )
    return f"<w:sectPr>{named}{more}</w:sectPr>"


def read(body: str, more: dict[str, str] | None = None, **parts: Any) -> SourceText:
    return from_bytes(docx(body, more=related(**parts) | (more or {}), numbering=NUMBERING), "a.docx")


def asides(source: SourceText) -> list[tuple[str, str]]:
    return [(aside.kind, aside.text) for aside in source.asides]


def test_footnotes_stand_apart_in_the_order_of_their_calls_with_their_numbers() -> None:
    notes = part("footnotes", note("footnote", 2, paragraph("первая")) + note("footnote", 1, paragraph("вторая")))
    body = paragraph("начало") + paragraph(run("слово") + call("footnote", 2) + run(" и") + call("footnote", 1))
    source = read(body, footnotes=notes)
    assert texts(source) == ["начало", "слово и"]
    assert asides(source) == [("footnote", "1 первая"), ("footnote", "2 вторая")]
    assert source.asides[0].address == Address("paragraph", 2)
    assert codes(source) == ["footnotes"]


def test_a_footnote_with_a_mark_of_its_own_keeps_it_and_the_text_does_not() -> None:
    notes = part("footnotes", note("footnote", 2, paragraph("по согласованию")))
    marked = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    source = read(paragraph(run("Отделу") + marked + run(" провести")), footnotes=notes)
    assert texts(source) == ["Отделу провести"]
    assert asides(source) == [("footnote", "* по согласованию")]


def test_a_note_called_in_a_cell_has_the_address_of_the_cell() -> None:
    notes = part("endnotes", note("endnote", 2, paragraph("раз") + paragraph("два")))
    body = table(cell("а") + cell("б"), cell("в") + cell(paragraph(run("г") + call("endnote", 2))))
    source = read(body, endnotes=notes)
    assert asides(source) == [("endnote", "1 раз\nдва")]
    assert source.asides[0].address == Address("cell", 1, 1, 2, 2)


def test_comments_stand_apart() -> None:
    comments = part("comments", note("comment", 0, paragraph("уточнить срок")))
    source = read(paragraph(run("до мая") + call("comment", 0)), comments=comments)
    assert texts(source) == ["до мая"]
    assert asides(source) == [("comment", "уточнить срок")]
    assert codes(source) == []


def test_a_comment_on_deleted_words_is_gone_with_them() -> None:
    comments = part("comments", note("comment", 0, paragraph("убрать")))
    source = read(paragraph(run("да") + f"<w:del>{call('comment', 0)}</w:del>"), comments=comments)
    assert asides(source) == []


def test_headers_and_footers_come_once_and_pages_numbers_do_not() -> None:
    body = paragraph("текст", section("header default", "footer default")) + paragraph("ещё")
    body += section("header2 default", "footer2 default")
    source = read(
        body,
        header=part("hdr", paragraph("Управление образования")),
        footer=part("ftr", paragraph("– 2 –")),
        header2=part("hdr", paragraph("Управление образования")),
        footer2=part("ftr", paragraph("Исп. Иванова")),
    )
    assert texts(source) == ["текст", "ещё"]
    assert asides(source) == [("header", "Управление образования"), ("footer", "Исп. Иванова")]


@pytest.mark.parametrize(("switch", "kept"), [("<w:titlePg/>", [("header", "БЛАНК")]), ("", [])])
def test_a_header_of_the_first_page_is_kept_where_it_is_shown(switch: str, kept: list[tuple[str, str]]) -> None:
    source = read(paragraph("текст") + section("header first", more=switch), header=part("hdr", paragraph("БЛАНК")))
    assert asides(source) == kept


def test_lists_in_headers_and_notes_are_counted_on_their_own() -> None:
    header = part("hdr", item("в колонтитуле", 1) + table(cell("а") + cell("б")))
    source = read(item("раз", 1) + item("два", 1) + section("header default"), header=header)
    assert texts(source) == ["1. раз", "2. два"]
    assert asides(source) == [("header", "1. в колонтитуле\nа\tб")]


def test_notes_that_are_called_and_not_there_are_passed_over() -> None:
    source = read(paragraph(run("слово") + call("footnote", 9)) + section("header default"))
    assert asides(source) == []
    assert codes(source) == ["footnotes"]


def test_hidden_words_stand_apart() -> None:
    source = read(paragraph("раз") + paragraph(run("да") + run("нет, ", "<w:vanish/>") + run("нет", "<w:vanish/>")))
    assert texts(source) == ["раз", "да"]
    assert asides(source) == [("hidden", "нет, нет")]
    assert source.asides[0].address == Address("paragraph", 2)


def control(inside: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (paragraph(run("Срок: ") + control(run("Место для ввода даты"))), ["Срок:"]),
        (paragraph("а") + control(paragraph("Место для ввода текста")), ["а"]),
        (paragraph("а") + table(control(cell("Место")) + cell("б")), ["а"]),
    ],
)
def test_prompts_of_fields_that_nobody_has_filled_in_are_no_words(body: str, printed: list[str]) -> None:
    source = read(body)
    assert texts(source) == printed
    assert codes(source) == ["unfilled-fields"]


def test_what_is_chosen_in_a_control_is_read() -> None:
    chosen = control(run("Отделу образования"), "<w:dropDownList><w:listItem/></w:dropDownList>")
    assert texts(read(paragraph(chosen))) == ["Отделу образования"]
    assert texts(read(paragraph(control(run("да"), '<w:showingPlcHdr w:val="0"/>')))) == ["да"]
