"""An ODT is read as LibreOffice prints it."""

from typing import Any

import pytest
from docx_builder import zipped
from odt_builder import (
    COVERED,
    MIMETYPE,
    cell,
    content,
    flat,
    level,
    list_style,
    listed,
    odt,
    p,
    shared,
    table,
)
from shown import codes, paragraphs, spans, tables, texts

from avgust.reading.blocks import Address, SourceText
from avgust.reading.sources import SourceError, from_bytes

DOWN = '<style:style style:name="{}" style:family="{}"><style:text-properties {}/></style:style>'


def read(body: str, styles: str = "", **more: Any) -> SourceText:
    return from_bytes(odt(body, styles, **more), "a.odt")


def asides(source: SourceText) -> list[tuple[str, str]]:
    return [(aside.kind, aside.text) for aside in source.asides]


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        ("Раз <text:span>два</text:span>", ["Раз два"]),
        ("  Раз\n   <text:span> два </text:span>  три", ["Раз два три"]),
        ('Раз<text:s text:c="3"/>два', ["Раз   два"]),
        ("Раз<text:tab/>два", ["Раз\tдва"]),
        ("О мерах<text:line-break/>по развитию", ["О мерах по развитию"]),
        ("РЕЗОЛЮЦИЯ<text:line-break/>Ртищево", ["РЕЗОЛЮЦИЯ", "Ртищево"]),
        ('<text:a xlink:href="http://a.b">ссылка</text:a><text:soft-page-break/>', ["ссылка"]),
        ('<text:bookmark-start text:name="a"/>Раз<text:bookmark-end text:name="a"/>', ["Раз"]),
        ("с. <text:page-number>2</text:page-number>", ["с. 2"]),
        ("обра\u00adзование", ["образование"]),
        ("<text:ruby><text:ruby-base>а</text:ruby-base><text:ruby-text>б</text:ruby-text></text:ruby>", ["а"]),
        ("а<office:annotation-end/>б", ["аб"]),
    ],
)
def test_the_words_of_a_paragraph_are_put_together(inside: str, printed: list[str]) -> None:
    assert texts(read(p(inside))) == printed


def test_paragraphs_are_counted_with_the_empty_ones_and_without_tables() -> None:
    source = read(p("Раз") + p("") + table(cell("x") + cell("y")) + p("Два"))
    assert [(part.text, part.address) for part in paragraphs(source)] == [
        ("Раз", Address("paragraph", 1)),
        ("Два", Address("paragraph", 4 - 1)),
    ]
    assert not source.lines and source.format == "odt"


def test_headings_have_the_levels_of_their_outline_or_of_their_styles() -> None:
    style = '<style:style style:name="{}" style:family="paragraph" {}/>'
    styles = (
        style.format("Heading_20_2", "")
        + style.format("P1", 'style:parent-style-name="Heading_20_2"')
        + style.format("Title", "")
        + style.format("Own", 'style:default-outline-level="3"')
    )
    body = '<text:h text:outline-level="2">а</text:h>' + p("б", "P1") + p("в", "Title") + p("г", "Own") + p("д")
    assert [part.heading for part in paragraphs(read(body, styles))] == [2, 2, 1, 3, 0]


def test_a_paragraph_is_bold_if_all_its_words_are() -> None:
    styles = DOWN.format("B", "text", 'fo:font-weight="bold"') + DOWN.format("N", "text", 'fo:font-weight="normal"')
    styles += DOWN.format("P", "paragraph", 'fo:font-weight="700"')
    bold = '<text:span text:style-name="B">Раз</text:span>'
    body = (
        p(f"{bold}: ")
        + p(f"{bold} два")
        + p("Раз", "P")
        + p('Раз <text:span text:style-name="N">два</text:span>', "P")
        + p('<text:span text:style-name="B"><text:span>Раз</text:span></text:span>')
    )
    assert [part.bold for part in paragraphs(read(body, styles))] == [True, False, True, False, True]


def test_raised_digits_stay_apart() -> None:
    styles = DOWN.format("S", "text", 'style:text-position="super 58%"')
    styles += DOWN.format("T", "text", 'style:text-position="33% 100%"')
    body = 'статьи 17<text:span text:style-name="S">1</text:span>, 17<text:span text:style-name="T">2</text:span>'
    assert texts(read(p(body), styles)) == ["статьи 17¹, 17²"]


def test_deleted_words_are_dropped_and_inserted_ones_stay() -> None:
    change = "<text:changed-region><text:{0}>{1}</text:{0}></text:changed-region>"
    tracked = change.format("deletion", p("старое")) + change.format("insertion", "")
    body = f"<text:tracked-changes>{tracked}</text:tracked-changes>"
    source = read(body + p('Провести <text:change/><text:change-start text:change-id="a"/>новое<text:change-end/>'))
    assert texts(source) == ["Провести новое"]
    assert codes(source) == ["revisions"]


def test_hidden_words_paragraphs_and_sections_stand_apart() -> None:
    styles = DOWN.format("H", "text", 'text:display="none"') + DOWN.format("HP", "paragraph", 'text:display="none"')
    body = (
        p('да<text:span text:style-name="H">нет</text:span>')
        + p("нет, абзац", "HP")
        + p('<text:hidden-paragraph text:is-hidden="true"/>нет, поле')
        + '<text:section text:display="none"><text:p>нет, раздел</text:p></text:section>'
        + "<text:section><text:p>и да</text:p></text:section>"
        + p('слова <text:hidden-text text:string-value="тайна" text:is-hidden="true"/>')
        + p('слова <text:hidden-text text:string-value="явь" text:is-hidden="false"/>')
    )
    source = read(body, styles)
    assert texts(source) == ["да", "и да", "слова", "слова явь"]
    assert [text for kind, text in asides(source) if kind == "hidden"] == [
        "нет",
        "нет, абзац",
        "нет, поле",
        "нет, раздел",
        "тайна",
    ]
    assert codes(source) == ["hidden-text"]


def test_notes_and_comments_stand_apart_with_their_place() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation>'
        "<text:note-body>{}</text:note-body></text:note>"
    )
    body = p("раз") + p("слово" + note.format("footnote", "1", p("сноска")) + note.format("endnote", "i", p("конец")))
    body += p("срок<office:annotation><text:p>уточнить</text:p></office:annotation>")
    source = read(body)
    assert texts(source) == ["раз", "слово", "срок"]
    assert asides(source) == [("footnote", "1 сноска"), ("endnote", "i конец"), ("comment", "уточнить")]
    assert source.asides[0].address == Address("paragraph", 2)
    assert codes(source) == ["footnotes"]


def test_headers_and_footers_stand_apart_each_once() -> None:
    page = "<style:master-page>{}</style:master-page>"
    header, footer = f"<style:header>{p('Бланк')}</style:header>", f"<style:footer>{p('– 2 –')}</style:footer>"
    unseen = f'<style:header-first style:display="false">{p("нет")}</style:header-first>'
    pages = page.format(header + footer) + page.format(header + unseen)
    assert asides(read(p("текст"), more={"styles.xml": shared("", pages)})) == [("header", "Бланк")]


def test_a_text_box_is_read_behind_its_paragraph_and_a_shape_too() -> None:
    box = f"<draw:frame><draw:text-box>{p('в рамке')}</draw:text-box><svg:title>нет</svg:title></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('в фигуре')}</draw:custom-shape></draw:g>"
    assert texts(read(p(f"до {box}после") + shape)) == ["до после", "в рамке", "в фигуре"]


def test_a_table_of_contents_is_read_without_its_patterns() -> None:
    source = "<text:table-of-content-source><text:index-title-template>нет</text:index-title-template>"
    index = f"<text:index-body><text:index-title>{p('Содержание')}</text:index-title>{p('Глава 1')}</text:index-body>"
    body = f"<text:table-of-content>{source}</text:table-of-content-source>{index}</text:table-of-content>"
    assert texts(read(body)) == ["Содержание", "Глава 1"]


def test_prompts_are_no_words() -> None:
    prompt = "<text:placeholder>&lt;дата&gt;</text:placeholder>"
    control = '<loext:content-control loext:showing-place-holder="true">Выберите</loext:content-control>'
    chosen = "<loext:content-control>школам</loext:content-control>"
    source = read(p(f"Срок: {prompt}{control}{chosen}"))
    assert texts(source) == ["Срок: школам"]
    assert codes(source) == ["unfilled-fields"]


def test_merged_cells_keep_their_spans_and_lower_ones_are_empty() -> None:
    wide, tall = 'table:number-columns-spanned="2"', 'table:number-rows-spanned="2"'
    rows = (
        cell("Раздел", wide) + COVERED + cell("в"),
        cell("1", tall) + cell("а") + cell("б"),
        COVERED + cell("в") + cell("г"),
        cell("д", f"{wide} {tall}") + COVERED + cell("е"),
        COVERED + COVERED + cell("ж"),
    )
    source = read(table(*rows))
    assert tables(source) == [[["Раздел", "в"], ["1", "а", "б"], ["", "в", "г"], ["д", "е"], ["", "ж"]]]
    assert spans(source) == [
        [(2, 1), (1, 1)],
        [(1, 2), (1, 1), (1, 1)],
        [(1, 1)] * 3,
        [(2, 2), (1, 1)],
        [(2, 1), (1, 1)],
    ]


def test_words_under_a_merged_cell_are_told() -> None:
    rows = (cell("1", 'table:number-rows-spanned="2"') + cell("а"), COVERED.replace("/>", f">{p('тайна')}") + "{}")
    body = table(rows[0], rows[1].format("</table:covered-table-cell>") + cell("б"))
    source = read(body)
    assert tables(source) == [[["1", "а"], ["", "б"]]]
    assert codes(source) == ["merged-cell-text"]


def test_rows_of_the_head_are_rows_and_a_plan_in_a_layout_is_a_table() -> None:
    head = f"<table:table-header-rows><table:table-row>{cell('№')}{cell('Дело')}</table:table-row></table:table-header-rows>"
    plan = f"<table:table>{head}<table:table-row>{cell('1')}{cell('смотр')}</table:table-row></table:table>"
    assert tables(read(table(cell(plan)))) == [[["№", "Дело"], ["1", "смотр"]]]


def test_a_flat_document_is_read_as_a_packed_one() -> None:
    styles = list_style(level(1))
    body = listed("а", "б") + table(cell("x") + cell("y"))
    packed, whole = read(body, styles), from_bytes(flat(body, styles), "a.fodt")
    assert texts(packed) == texts(whole) == ["1. а", "2. б"]
    assert tables(packed) == tables(whole)


def test_a_template_is_a_document() -> None:
    files = {"mimetype": MIMETYPE + "-template", "content.xml": content(p("да"))}
    assert texts(from_bytes(zipped(files), "a.ott")) == ["да"]


def test_a_password_is_told() -> None:
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(SourceError, match="парол"):
        read(p("x"), more={"META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02"})


@pytest.mark.parametrize("xml", ["", "<", "<a>", "<a>&b;</a>", "<office:document-content/>"])
def test_broken_content_is_damaged(xml: str) -> None:
    with pytest.raises(SourceError) as caught:
        read("", more={"content.xml": xml})
    assert caught.value.code == "damaged"


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match="нет текста"):
        read(p("") + table(cell("<text:p/>")))


def test_embedded_objects_are_told() -> None:
    source = read(p('слово<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame>'))
    assert texts(source) == ["слово"]
    assert codes(source) == ["embedded-documents"]
