"""The Word plan: what an office expects on paper, and that Word can open it."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import hypothesis.strategies as st
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from avgust.kernel.findings import Finding
from avgust.reading.export.docx import to_docx
from avgust.reading.reading import Kind, Metadata, Reading

HEADERS = ["№ п/п", "Поручение", "Исполнитель", "Срок", "Показатель / результат", "Отметка об исполнении"]


def opened(reading: Reading) -> Document:
    return docx.Document(BytesIO(to_docx(reading)))


def rows(document: Document) -> list[list[str]]:
    """The texts of the plan; a merged cell is given once for each column."""
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_plan_says_what_the_reading_says(rich: Reading) -> None:
    """A row a duty: its item, its executors below each other, the term in words; the last cell is left to fill in."""
    table = rows(opened(rich))
    assert table[0] == HEADERS
    row = next(row for row in table if row[1].startswith("п.\u00a01.2 "))
    assert row[2] == "Управление образования администрации Приозёрного района;\nМКУ «ИМЦ»"
    assert row[3] == "до 01.05.2021"
    assert row[5] == ""
    assert table[1][3] == "01.09.2020"
    assert [row[3] for row in table if row[1].startswith("п.\u00a02.")][:10] == [
        "ежегодно, первый раз до 01.05.2021",
        "постоянно",
        "01.10.2020 – 30.10.2020",
        "07.12.2020 – 11.12.2020",
        "с 01.09.2021",
        "ежемесячно, 01.01.2021 – 31.12.2021",
        "еженедельно",
        "ежедневно",
        "раз в полугодие",
        "ежегодно",
    ]


def test_sections_and_lead_ins_are_rows_of_their_own(rich: Reading) -> None:
    """A section lies across the table; a lead-in has no number, no executor and no term."""
    table = rows(opened(rich))
    assert [row[0] for row in table if len(set(row)) == 1] == [
        "Раздел 1. Качество общего образования",
        "Раздел 2. Воспитание и безопасность",
        "Вне разделов",
    ]
    lead = next(row for row in table if "1.3" in row[1])
    assert lead == ["", *["п.\u00a01.3 обеспечить в срок до 1 ноября 2020 года:"] * 3, "", ""]


@pytest.mark.parametrize(
    ("kind", "title", "named"),
    [
        ("resolution", "Образование района", "исполнения резолюции «Образование района»"),
        ("resolution", "Резолюция муниципального форума", "исполнения резолюции муниципального форума"),
        ("protocol", "ПРОТОКОЛ № 7 совещания", "исполнения протокола № 7 совещания"),
        ("decision", "«Об итогах года»", "исполнения решения «Об итогах года»"),
        ("order", None, "исполнения приказа"),
        ("instructions", None, "исполнения перечня поручений"),
        ("plan", None, "исполнения плана мероприятий"),
        (None, None, "исполнения документа"),
    ],
)
def test_the_heading_names_the_document(rich: Reading, kind: Kind, title: str | None, named: str) -> None:
    """In the genitive of its kind; the word for the kind is not said twice."""
    metadata = replace(rich.metadata, kind=kind, title=title)
    assert named in words(opened(replace(rich, metadata=metadata)))


def test_the_page_is_that_of_the_standard(rich: Reading) -> None:
    """A4 landscape, 20/10/20/20 mm, Times New Roman 12, numbers from the second page, Russian."""
    document = opened(rich)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [20, 10, 20, 20]
    assert section.different_first_page_header_footer
    assert section.header._element.findall(f".//{qn('w:fldSimple')}")[0].get(qn("w:instr")) == "PAGE"
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.styles["Normal"].font.size.pt == 12
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"ru-RU"}


def test_rows_are_not_torn_and_the_header_is_repeated(rich: Reading) -> None:
    """But for a text that fills a page, which must be torn."""
    table = opened(rich).tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    torn = [row for row in table.rows if row._tr.trPr is None or row._tr.trPr.find(qn("w:cantSplit")) is None]
    assert len(torn) == 1
    assert torn[0].cells[1].text.startswith("п.\u00a01.5")


def test_doubts_are_listed_and_notes_are_not(rich: Reading, empty: Reading) -> None:
    """A plan without doubts has no such part."""
    lines = words(opened(rich))
    start = lines.index("Вопросы, требующие уточнения")
    assert lines[start + 1 : start + 3] == [
        "1. п. 1.5: У поручения нет срока.",
        "2. п. 2.3: Срок истёк до даты документа.",
    ]
    assert not any("нет номера" in line for line in lines)
    assert "Вопросы, требующие уточнения" not in words(opened(empty))


def test_the_signature_never_stands_alone_on_a_page(rich: Reading) -> None:
    """The last question, or the last row where there is none, goes with it."""
    asked = opened(rich).paragraphs[-3]
    assert asked.text.startswith("3. ")
    assert asked.paragraph_format.keep_with_next
    row = opened(replace(rich, findings=())).tables[0].rows[-1]
    assert all(paragraph.paragraph_format.keep_with_next for cell in row.cells for paragraph in cell.paragraphs)


def test_an_empty_reading_says_that_it_is_empty(empty: Reading) -> None:
    """In words, not by a table without rows."""
    document = opened(empty)
    assert "Поручений в документе не найдено." in words(document)
    assert not document.tables


@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=20) | st.text("=+-@\t\r\x00\x0c\ud800\ufffe&<'", max_size=8), max_size=4))
def test_any_text_makes_a_sound_document(texts: list[str]) -> None:
    """Whatever stands in a finding, a name or a place; every part is XML."""
    together = "".join(texts)
    metadata = Metadata(title=together, date=together, place=together)
    findings = tuple(Finding("x", "doubt", text, text) for text in texts)
    data = to_docx(Reading(together, "text", metadata, (), (), (), (), findings, ""))
    docx.Document(BytesIO(data))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_hostile_text_stays_text(rich: Reading) -> None:
    """Words that look like a field or like markup are words."""
    document = opened(rich)
    assert any('=HYPERLINK("http://evil.invalid"' in row[1] and "<b>&amp;" in row[1] for row in rows(document))
    body = document.element.body
    assert not list(body.iter(qn("w:instrText"), qn("w:hyperlink"), qn("w:object")))
