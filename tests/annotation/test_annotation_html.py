"""The page shows every field exactly where it was read, and nothing of the document becomes markup."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_page import MarkedPage

from avgust.kernel.findings import Finding
from avgust.kernel.spans import Span
from avgust.reading import pipeline
from avgust.reading.annotation import annotate
from avgust.reading.annotation.escaping import visible
from avgust.reading.annotation.html import to_html
from avgust.reading.annotation.kinds import IN_LEGEND, KINDS
from avgust.reading.annotation.marks import Mark
from avgust.reading.annotation.nesting import steps
from avgust.reading.blocks import Address, Aside, Box, Paragraph, SourceText, Spot
from avgust.reading.reading import Provenance
from avgust.reading.sources import from_text

HOME = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path for path in HOME.glob("tests/golden*/*") if path.suffix in (".txt", ".md", ".html") and path.stat().st_size
)
SAMPLE = HOME / "examples" / "resolution.docx"
HOSTILE = """РЕЗОЛЮЦИЯ <script>alert(1)</script>
27 августа 2026 года
Рекомендовать <b onload="x()">:
1. Школам &lt;img src=x onerror=alert(2)&gt; провести "смотр" ' до 1 октября 2026 года \u202eакорс яанчок\u202c.
2. Отделу </mark></main><style>*{display:none}</style> обеспечить «]]> --> javascript:alert(3)» \x07 до 1 мая.
"""


def page_of(data: bytes, name: str) -> MarkedPage:
    return MarkedPage(annotate(data, name, "html").data.decode("utf-8"))


def fields(reading):
    """Every provenance of a reading with the kind of its mark."""
    yield from (("about", each.source) for each in reading.metadata.sources)
    yield from (("section", each.source) for each in reading.sections)
    yield from ((each.kind, each.source) for each in reading.noted)
    yield from (("named", each.source) for each in reading.entities)
    for d in reading.directives:
        yield "duty", d.source
        yield from (("who", each.source) for each in d.addressees)
        yield from (("when", each.source) for each in filter(None, [d.deadline]))
        yield from (("target", each.source) for each in d.targets)
        yield from (("act", each.source) for each in d.references)
        yield from (("named", each.source) for each in d.entities)


def without_ends(text: str) -> str:
    """Without what parts paragraphs and cells, which stand in elements of their own."""
    return re.sub(r"[\n\t]", "", text)


@pytest.mark.parametrize("path", [*DOCUMENTS, SAMPLE], ids=lambda path: path.name)
def test_every_field_is_marked_exactly_where_it_was_read(path):
    """No mark is missing, none is invented, and each holds the very words of its span."""
    done = annotate(path.read_bytes(), path.name, "html")
    page = MarkedPage(done.data.decode("utf-8"))
    read = {(kind, each.start, each.end) for kind, each in fields(done.reading)}
    assert set(page.marks) == {(kind, start, end) for kind, start, end in read if start < end}
    for (_, start, end), words in page.marks.items():
        assert without_ends(words) == without_ends(done.reading.text[start:end])


@pytest.mark.parametrize("path", [*DOCUMENTS, SAMPLE], ids=lambda path: path.name)
def test_the_page_has_the_whole_text_and_every_link_leads_somewhere(path):
    done = annotate(path.read_bytes(), path.name, "html")
    page = MarkedPage(done.data.decode("utf-8"))
    assert without_ends(done.reading.text) in without_ends(page.words)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert {f"d{i}" for i in range(1, len(done.reading.directives) + 1)} <= set(page.ids)


def test_nothing_of_a_hostile_document_becomes_markup():
    clean = page_of(SAMPLE.read_bytes(), SAMPLE.name)
    data = annotate(HOSTILE.encode(), "<script>.txt", "html").data.decode("utf-8")
    page = MarkedPage(data)
    assert page.tags <= clean.tags | {"mark"} and page.attributes <= clean.attributes
    assert data.count("<style>") == 1 and "<script" not in data
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", data)
    assert "script" not in "".join(page.links)


PIECES = (
    "<b>",
    "&amp;",
    '"',
    "'",
    "\u202e",
    "\x00",
    "\ud800",
    "]]>",
    "\t",
    "\n",
    "¦ ",
    "|",
    "до 1 мая 2027 года",
    "«Точка»",
)
WORDS = ("1.1. ", "Школам ", "Отделу образования: ", "провести ", "обеспечить 80 % ", "приказ от 01.02.2020 № 5 ", "; ")


@given(st.lists(st.sampled_from((*PIECES, *WORDS, "\n")), max_size=60).map("".join))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_becomes_a_page_with_its_marks_in_place(text):
    source = from_text(f"РЕЗОЛЮЦИЯ\nРекомендовать:\n{text}")
    plain = pipeline.plain_text(source)
    reading = pipeline.read_plain(plain, source)
    page = MarkedPage(to_html(reading, plain).decode("utf-8"))
    read = {(kind, each.start, each.end) for kind, each in fields(reading)}
    assert set(page.marks) == {(kind, start, end) for kind, start, end in read if start < end}
    for (_, start, end), words in page.marks.items():
        assert without_ends(words) == without_ends(visible(reading.text[start:end]))


def test_the_page_may_load_and_run_nothing():
    data = annotate(SAMPLE.read_bytes(), SAMPLE.name, "html").data.decode("utf-8")
    assert "default-src 'none'; style-src 'unsafe-inline'" in data
    assert not re.search(r"url\(|@import|https?:|<link|<script|<img", data)


def test_a_mark_says_what_was_understood_from_where_and_by_which_rule():
    page = page_of(SAMPLE.read_bytes(), SAMPLE.name)
    (said,) = (words for (kind, start, _), words in page.titles.items() if kind == "who" and start == 852)
    assert said.splitlines() == [
        "Исполнитель: Управление образования администрации Журавлинского муниципального округа",
        "Поручения: п. 1.1, п. 1.2, п. 1.3, п. 1.4",
        "Откуда: из заголовка п. 1",
        "Правило: leading – имя в дательном падеже в начале",
        "Где: абзац 13",
    ]


def test_the_same_file_gives_the_same_page():
    once = annotate(SAMPLE.read_bytes(), SAMPLE.name, "html").data
    assert annotate(SAMPLE.read_bytes(), SAMPLE.name, "html").data == once


def marked(*spans: tuple[int, int]) -> list[Mark]:
    source = Provenance(0, 0, Address("line", 1), "")
    return sorted((Mark(a, b, "when", "", source) for a, b in spans), key=lambda mark: (mark.start, -mark.end))


def shown(text: str, *spans: tuple[int, int], points: tuple[int, ...] = ()) -> str:
    signs = {"open": "(", "close": ")", "point": "!"}
    walk = steps(0, len(text), marked(*spans), points)
    return "".join(signs.get(step.act) or text[step.start : step.end] for step in walk)


def test_marks_that_cross_are_taken_apart_and_closed_in_order():
    assert shown("абвгд", (0, 3), (1, 5)) == "(а(бв))(гд)"
    assert shown("абвгд", (0, 5), (1, 3), (3, 5)) == "(а(бв)(гд))"
    assert shown("абв", (0, 3), (0, 3), (1, 1), points=(0, 1, 3)) == "!((а!бв))!"


def paged() -> SourceText:
    words = ["1. Школам провести", "смотр до 1 октября 2026 года."]
    text = " ".join(words)
    spots = (
        Spot(0, 18, Box(1, 60, 700, 300, 712)),
        Spot(19, len(text), Box(2, 60, 50, 300, 62), confidence=61),
    )
    head = Paragraph("РЕЗОЛЮЦИЯ", Address("paragraph", 1), spots=(Spot(0, 9, Box(1, 60, 50, 130, 62)),))
    finding = Finding("page", "doubt", "Строка <b>не видна</b>.", "", Span(10, 18))
    aside = Aside("footnote", "1 Сноска <i>", Address("paragraph", 3))
    return SourceText("pdf", (head, Paragraph(text, Address("paragraph", 2), spots=spots)), False, (finding,), (aside,))


def test_pages_of_the_source_findings_and_asides_are_shown():
    source = paged()
    plain = pipeline.plain_text(source)
    html = to_html(pipeline.read_plain(plain, source), plain).decode("utf-8")
    page = MarkedPage(html)
    assert html.count('class="page"') == 2 and "с.&nbsp;2</span>смотр" in html
    assert "Строка &lt;b&gt;не видна" in html and "1 Сноска &lt;i&gt;" in html and "Сноска, абзац 3" in html
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert any("Распознано с уверенностью 61\u00a0%" in words for words in page.titles.values())


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", KINDS)
def test_words_on_every_ground_can_be_read_and_lines_can_be_seen(name):
    """WCAG: 7 : 1 for text (AAA), 3 : 1 for what is drawn."""
    assert contrast("#1b2426", KINDS[name].ground) >= 7
    assert contrast(KINDS[name].line_colour, KINDS[name].ground) >= 3


def test_fields_differ_in_print_without_colours_and_all_stand_in_the_legend():
    lines = [kind.line for kind in KINDS.values() if kind.field]
    assert len(lines) == len(set(lines))
    assert sorted(IN_LEGEND) == sorted(KINDS)
