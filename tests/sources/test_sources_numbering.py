"""Automatic numbers are printed as Word prints them: the forms, the counters, the overrides."""

import pytest
from docx_builder import abstract, cell, docx, item, level, num, paragraph, run, style, table
from shown import paragraphs, tables, texts

from avgust.reading.sources import from_bytes

THREE = abstract(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "russianLower"))


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    return texts(from_bytes(docx(body, numbering, styles), "a.docx"))


def one(*levels: str) -> str:
    return abstract(0, *levels) + num(1, 0)


def override(number: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{number}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", ["1", "2", "3"]),
        ("decimalZero", ["01", "02", "03"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperLetter", ["A", "B", "C"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("russianUpper", ["А", "Б", "В"]),
        ("russianLower", ["а", "б", "в"]),
        ("ordinal", ["1-й", "2-й", "3-й"]),
        ("numberInDash", ["- 1 -", "- 2 -", "- 3 -"]),
        ("неведомый", ["1", "2", "3"]),
    ],
)
def test_every_form_of_numbers_is_printed(form: str, printed: list[str]) -> None:
    read = labels("".join(item("x", 1) for _ in range(3)), one(level(0, "%1)", form)))
    assert read == [f"{number}) x" for number in printed]


def test_form_none_prints_only_the_text_around_the_number() -> None:
    assert labels(item("x", 1), one(level(0, "Пункт %1", "none"))) == ["Пункт x"]
    assert labels(item("x", 1), one(level(0, "", "none"))) == ["x"]


@pytest.mark.parametrize(
    ("sign", "printed"), [("-", "-"), ("–", "–"), ("•", "•"), ("\uf0b7", "•"), ("o", "◦"), ("\uf0a7", "▪"), ("ы", "•")]
)
def test_a_bullet_is_printed_as_word_draws_it(sign: str, printed: str) -> None:
    assert labels(item("x", 1), one(level(0, sign, "bullet"))) == [f"{printed} x"]


def test_russian_letters_leave_out_those_that_word_leaves_out_and_are_doubled_at_the_end() -> None:
    read = labels("".join(item("x", 1) for _ in range(30)), one(level(0, "%1", "russianLower")))
    assert "".join(line[0] for line in read[:29]) == "абвгдежзиклмнопрстуфхцчшщыэюя"
    assert read[29] == "аа x"


def test_latin_letters_are_doubled_at_the_end() -> None:
    assert labels("".join(item("x", 1) for _ in range(28)), one(level(0, "%1", "lowerLetter")))[25:] == [
        "z x",
        "aa x",
        "bb x",
    ]


@pytest.mark.parametrize(("start", "printed"), [(4, "IV"), (9, "IX"), (40, "XL"), (1994, "MCMXCIV")])
def test_roman_numbers_subtract(start: int, printed: str) -> None:
    assert labels(item("x", 1), one(level(0, "%1.", "upperRoman", start))) == [f"{printed}. x"]


def test_levels_start_anew_below_a_higher_one() -> None:
    body = (
        item("а", 1)
        + item("б", 1, 1)
        + item("в", 1, 1)
        + item("г", 1, 2)
        + item("д", 1, 2)
        + item("е", 1)
        + item("ж", 1, 1)
        + item("з", 1, 2)
    )
    assert labels(body, THREE + num(1, 0)) == [
        "1. а",
        "1.1. б",
        "1.2. в",
        "а) г",
        "б) д",
        "2. е",
        "2.1. ж",
        "а) з",
    ]


def test_levels_that_are_left_out_are_begun() -> None:
    body = item("а", 1, 1) + item("б", 1, 1) + item("в", 1) + item("г", 1, 1)
    assert labels(body, THREE + num(1, 0)) == ["1.1. а", "1.2. б", "2. в", "2.1. г"]


def test_words_may_stand_around_the_number() -> None:
    assert labels(item("о срочном", 1) + item("о разном", 1), one(level(0, "Вопрос %1:"))) == [
        "Вопрос 1: о срочном",
        "Вопрос 2: о разном",
    ]


def test_a_legal_level_prints_all_its_numbers_as_decimal() -> None:
    numbering = one(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", "lowerLetter", more="<w:isLgl/>"))
    assert labels(item("а", 1) + item("б", 1, 1), numbering) == ["I. а", "1.1. б"]


def test_a_level_may_go_on_counting_under_the_next_higher_one() -> None:
    numbering = one(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    body = item("а", 1) + item("б", 1, 1) + item("в", 1) + item("г", 1, 1)
    assert labels(body, numbering) == ["1. а", "1) б", "2. в", "2) г"]


def test_a_level_may_start_anew_only_after_a_named_one() -> None:
    numbering = one(level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
    body = item("а", 1) + item("б", 1, 1) + item("в", 1, 2) + item("г", 1, 1) + item("д", 1, 2)
    body += item("е", 1) + item("ж", 1, 2)
    assert labels(body, numbering) == ["1. а", "1.1. б", "1) в", "1.2. г", "2) д", "2. е", "1) ж"]


def test_lists_of_one_abstract_list_go_on_counting_over_interruptions() -> None:
    body = item("а", 1) + paragraph("между") + item("б", 2) + item("в", 1)
    assert labels(body, THREE + num(1, 0) + num(2, 0)) == ["1. а", "между", "2. б", "3. в"]


def test_lists_of_different_abstract_lists_count_apart() -> None:
    numbering = THREE + abstract(1, level(0, "%1)")) + num(1, 0) + num(2, 1)
    assert labels(item("а", 1) + item("б", 2) + item("в", 1), numbering) == ["1. а", "1) б", "2. в"]


def test_an_override_starts_a_list_once() -> None:
    numbering = THREE + num(1, 0) + num(2, 0, override(0, 5))
    body = item("а", 1) + item("б", 2) + item("в", 2) + item("г", 1)
    assert labels(body, numbering) == ["1. а", "5. б", "6. в", "7. г"]


def test_an_override_of_a_lower_level_holds_under_each_higher_one() -> None:
    numbering = THREE + num(1, 0) + num(2, 0, override(0, 1) + override(1, 4))
    body = item("а", 1) + item("б", 2) + item("в", 2, 1) + item("г", 2) + item("д", 2, 1)
    assert labels(body, numbering) == ["1. а", "1. б", "1.4. в", "2. г", "2.4. д"]


def test_an_override_may_replace_a_level() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "upperLetter")}</w:lvlOverride>'
    numbering = THREE + num(1, 0) + num(2, 0, replaced)
    assert labels(item("а", 1) + item("б", 2), numbering) == ["1. а", "(B) б"]


def test_a_list_may_stand_for_the_list_of_a_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Список"/></w:abstractNum>'
    styles = style("Список", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    numbering = THREE + linked + num(1, 0) + num(2, 1)
    assert labels(item("а", 1) + item("б", 2), numbering, styles) == ["1. а", "2. б"]


def test_lists_that_stand_for_each_other_have_no_number() -> None:
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Круг"/></w:abstractNum>'
    styles = style("Круг", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(item("а", 1), linked + num(1, 1), styles) == ["а"]


def test_a_style_gives_its_list_also_to_styles_based_on_it() -> None:
    styles = style("Пункт", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "Свой", '<w:basedOn w:val="Пункт"/>'
    )
    body = item("а", 1) + paragraph("б", '<w:pStyle w:val="Пункт"/>') + paragraph("в", '<w:pStyle w:val="Свой"/>')
    assert labels(body, THREE + num(1, 0), styles) == ["1. а", "1.1. б", "1.2. в"]


def test_a_level_bound_to_a_style_is_taken_for_it() -> None:
    styles = style("Первый", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "Второй", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    numbering = one(
        level(0, "%1.", more='<w:pStyle w:val="Первый"/>'), level(1, "%1.%2.", more='<w:pStyle w:val="Второй"/>')
    )
    body = paragraph("а", '<w:pStyle w:val="Первый"/>') + paragraph("б", '<w:pStyle w:val="Второй"/>')
    assert labels(body, numbering, styles) == ["1. а", "1.1. б"]


def test_list_number_zero_takes_a_styles_number_away() -> None:
    styles = style("Пункт", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    bare = '<w:pStyle w:val="Пункт"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert labels(paragraph("а", bare), THREE + num(1, 0), styles) == ["а"]


def test_an_empty_item_is_counted_and_not_printed() -> None:
    assert labels(item("а", 1) + item("", 1) + item("б", 1), THREE + num(1, 0)) == ["1. а", "3. б"]


def test_numbers_run_through_cells_row_by_row() -> None:
    body = table(cell(item("а", 1)) + cell(item("б", 1)), cell(item("в", 1)) + cell("x")) + item("г", 1)
    source = from_bytes(docx(body, THREE + num(1, 0)), "a.docx")
    assert tables(source) == [[["1. а", "2. б"], ["3. в", "x"]]]
    assert texts(source) == ["4. г"]


def test_a_number_does_not_spoil_boldness_and_stands_before_the_first_line_only() -> None:
    bold = paragraph(run("Отделу:", "<w:b/>"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    broken = paragraph(
        "<w:r><w:t>Раз</w:t><w:br/><w:t>Два</w:t></w:r>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    )
    source = from_bytes(docx(bold + broken, THREE + num(1, 0)), "a.docx")
    assert [(part.text, part.bold) for part in paragraphs(source)] == [
        ("1. Отделу:", True),
        ("2. Раз", False),
        ("Два", False),
    ]


def test_a_custom_form_keeps_its_width() -> None:
    custom = '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">' + (
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(item("а", 1), one(custom)) == ["001 а"]


def test_lists_that_do_not_exist_and_numbers_that_are_none_are_passed_over() -> None:
    odd = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>'
    assert labels(item("а", 77) + paragraph("б", odd) + item("в", 1, 99), THREE + num(1, 0)) == ["а", "1. б", "в"]
