"""Markdown loses its marks and keeps its words; what only looks like a mark stays."""

import pytest
from shown import paragraphs, tables, texts

from avgust.reading.sources import from_bytes, from_text


def markdown(text: str) -> list[str]:
    source = from_bytes(text.encode(), "a.md")
    assert source.format == "markdown" and source.lines
    return texts(source)


def test_markdown_is_known_by_its_name_and_by_its_looks() -> None:
    assert from_bytes("слова".encode(), "a.md").format == "markdown"
    assert from_text("**жирно** и нет").format == "markdown"
    assert from_text("текст\n## Заголовок\n").format == "markdown"
    for plain in ("2 * 2 * 3", "** при наличии\n** ещё", "#1 школа", "# 5 дом", "*курсив*"):
        assert from_text(plain).format == "text"


def test_headings_have_their_levels() -> None:
    source = from_text("# Первый #\n## **Второй**\nТретий\n===\nЧетвёртый\n---\n#хештег")
    assert [(line.text, line.heading, line.bold) for line in paragraphs(source)] == [
        ("Первый", 1, False),
        ("Второй", 2, True),
        ("Третий", 1, False),
        ("Четвёртый", 2, False),
        ("#хештег", 0, False),
    ]


def test_a_heading_or_a_list_with_pipes_and_tabs_is_no_table() -> None:
    source = from_text("# Срок | место\n##\tЧто\n-\tпункт\n+ 7 | 8\n**а** | б")
    assert [(line.text, line.heading) for line in paragraphs(source)] == [
        ("Срок | место", 1),
        ("Что", 2),
        ("- пункт", 0),
        ("- 7 | 8", 0),
        ("а | б", 0),
    ]


def test_bold_may_run_over_several_lines() -> None:
    source = from_text("**Управление  \nобразования**\nотдел **и** ещё\n\n**Срок:** 1 мая\n**1. Отделу:**")
    assert [(line.text, line.bold) for line in paragraphs(source)] == [
        ("Управление", True),
        ("образования", True),
        ("отдел и ещё", False),
        ("Срок: 1 мая", False),
        ("1. Отделу:", True),
    ]


def test_a_marker_of_a_list_does_not_spoil_boldness() -> None:
    assert [line.bold for line in paragraphs(from_text("1. **Отделу**\n- **Школам:**"))] == [True, True]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2*2*3 и 2 * 2", "2*2*3 и 2 * 2"),
        ("file_name_v2 и _курсив_", "file_name_v2 и курсив"),
        ("Показатель* и ещё*", "Показатель* и ещё*"),
        ("____________ (подпись)", "____________ (подпись)"),
        ("____Иванов____", "____Иванов____"),
        (r"1\. Пункт \* \_ \# \«", r"1. Пункт * _ # \«"),
        (r"1\) Пункт", "1) Пункт"),
        ("***важно*** и ~~зачёркнуто~~ и `код *x*`", "важно и зачёркнуто и код *x*"),
        ("[ссылка](http://a.b/c_(d) 'т') и <http://x.y/z>", "ссылка и http://x.y/z"),
        ("[1] и [а] (б)", "[1] и [а] (б)"),
        ("![подпись](a.png) слова", "слова"),
        ("a &nbsp;&laquo;b&raquo; &lt;5 %", "a \u00a0«b» <5 %"),
        ("<u>подчёркнуто</u> и <5 % и <Иванов>", "подчёркнуто и <5 % и <Иванов>"),
        ("> цитата", "цитата"),
        ("слова<!-- заметка -->", "слова"),
        ("при**став**ка", "приставка"),
        ("строка\\", "строка"),
    ],
)
def test_marks_go_and_words_stay(typed: str, read: str) -> None:
    assert markdown(typed) == [read]


def test_bullets_become_dashes_and_numbers_stay_as_typed() -> None:
    assert markdown("* один\n+ два\n  - три\n10) десять\n3. три") == [
        "- один",
        "- два",
        "- три",
        "10) десять",
        "3. три",
    ]


def test_a_line_break_tag_parts_a_line() -> None:
    source = from_bytes("раз<br>два<br/>три".encode(), "a.md")
    assert [(line.text, line.address.number) for line in paragraphs(source)] == [("раз", 1), ("два", 1), ("три", 1)]


def test_rules_and_fences_go_and_a_gap_is_left() -> None:
    source = from_bytes("раз\n***\nдва\n```\nx *y*\n```\nтри".encode(), "a.md")
    assert [(line.text, line.gap) for line in paragraphs(source)] == [
        ("раз", False),
        ("два", True),
        ("x *y*", False),
        ("три", True),
    ]


def test_lines_keep_the_numbers_that_an_editor_shows() -> None:
    source = from_bytes("<!-- a\nb -->\n\n# Раз\n\n- два\n".encode(), "a.md")
    assert [line.address.number for line in paragraphs(source)] == [4, 6]


def test_a_pipe_table_has_cells_without_marks_and_with_paragraphs() -> None:
    source = from_text("| **Что** | Срок |\n|---|---|\n| раз<br>два | *май* |\n| **Раздел** | |\n\n**конец**")
    assert tables(source) == [[["Что", "Срок"], ["раз / два", "май"], ["Раздел", ""]]]
    assert texts(source) == ["конец"]


def test_a_table_ends_the_paragraph_before_it() -> None:
    source = from_text("**до**\n| a | b |\n|---|---|\n| c | d |\nпосле")
    assert [type(part).__name__ for part in source.parts] == ["Paragraph", "Table", "Paragraph"]
