"""The numbers of an ODT's lists and headings are printed as LibreOffice prints them."""

import pytest
from odt_builder import level, list_style, listed, odt, p, shared
from shown import texts

from avgust.reading.sources import from_bytes

TWO = list_style(level(1), level(2, "1", ")", 'text:display-levels="2"'), level(3, "а, б, .., аа, аб, ... (ru)", ")"))


def printed(body: str, styles: str = TWO, common: str = "") -> list[str]:
    return texts(from_bytes(odt(body, styles, {"styles.xml": shared(common)}), "a.odt"))


def item(inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{inside}</text:list-item>"


def deep(*words: str, style: str = "") -> str:
    """A list of the second level in an item of its own."""
    return item(listed(*words, style=style))


def test_levels_start_anew_below_a_higher_one() -> None:
    body = listed(p("а") + listed("б", p("в") + listed("г", "д", style=""), style=""), p("е") + listed("ж", style=""))
    assert printed(body) == ["1. а", "1.1) б", "1.2) в", "а) г", "б) д", "2. е", "2.1) ж"]


def test_levels_that_are_left_out_are_begun() -> None:
    assert printed(listed(deep("а", "б"), "в", deep("г"))) == ["1.1) а", "1.2) б", "2. в", "2.1) г"]


def test_only_the_first_paragraph_of_an_item_is_numbered() -> None:
    body = listed(p("а") + p("ещё"), "б", f"<text:list-header>{p('без номера')}</text:list-header>", "в")
    assert printed(body) == ["1. а", "ещё", "2. б", "без номера", "3. в"]


def test_every_list_counts_for_itself_unless_it_continues_another() -> None:
    body = (
        listed("а", more='xml:id="one"')
        + p("между")
        + listed("б")
        + listed("в", more='text:continue-list="one"')
        + listed("г", more='text:continue-numbering="true"')
        + listed("д", more='text:continue-list="nowhere"')
    )
    assert printed(body) == ["1. а", "между", "1. б", "2. в", "3. г", "1. д"]


def test_a_list_of_another_style_may_continue_and_does_not_go_on_by_itself() -> None:
    other = TWO + list_style(level(1, "I"), name="M")
    body = listed("а", more='xml:id="one"') + listed("б", style="M", more='text:continue-list="one"')
    assert printed(body, other) == ["1. а", "II. б"]
    body = listed("а") + listed("б", style="M", more='text:continue-numbering="true"')
    assert printed(body, other) == ["1. а", "I. б"]


def test_start_values_of_levels_and_items() -> None:
    styles = list_style(level(1, more='text:start-value="5"'))
    assert printed(listed("а", item(p("б"), 'text:start-value="9"'), "в"), styles) == ["5. а", "9. б", "10. в"]


def test_an_item_may_have_a_style_of_its_own() -> None:
    styles = TWO + list_style(level(1, "A", ")"), name="M")
    assert printed(listed("а", item(p("б"), 'text:style-override="M"'), "в"), styles) == ["1. а", "B) б", "3. в"]


def test_a_second_list_in_one_item_begins_anew() -> None:
    body = listed(p("а") + listed("б", style="") + p("ещё") + listed("в", style=""))
    assert printed(body) == ["1. а", "1.1) б", "ещё", "1.1) в"]


def test_an_empty_item_is_counted() -> None:
    assert printed(listed("а", p(""), "б")) == ["1. а", "3. б"]


@pytest.mark.parametrize(
    ("form", "more", "start", "number"),
    [
        ("1", "", 3, "3"),
        ("01, 02, 03, ...", "", 3, "03"),
        ("I", "", 4, "IV"),
        ("i", "", 9, "ix"),
        ("a", "", 28, "ab"),
        ("A", 'style:num-letter-sync="true"', 28, "BB"),
        ("А, Б, .., Аа, Аб, ... (ru)", "", 10, "К"),
        ("А, Б, .., Аа, Аб, ... (ru)", "", 31, "Аб"),
        ("а, б, .., аа, бб, ... (ru)", "", 31, "бб"),
        ("1st", "", 2, "2-й"),
        ("неведомый", "", 2, "2"),
    ],
)
def test_every_form_of_numbers_is_printed(form: str, more: str, start: int, number: str) -> None:
    styles = list_style(level(1, form, ")", f'text:start-value="{start}" {more}'))
    assert printed(listed("x"), styles) == [f"{number}) x"]


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ('style:num-prefix="Пункт " loext:num-list-format="Пункт %1%."', "Пункт 1."),
        ('style:num-prefix="("', "(1."),
        ('loext:num-list-format="%1%–%2%"', "1–"),
    ],
)
def test_words_may_stand_around_the_number(more: str, number: str) -> None:
    assert printed(listed("x"), list_style(level(1, more=more))) == [f"{number} x"]


def test_a_number_without_a_form_is_not_printed() -> None:
    assert printed(listed("x"), list_style(level(1, "", ""))) == ["x"]
    both = list_style(level(1, "", ""), level(2, "1", ".", 'text:display-levels="2"'))
    assert printed(listed(deep("x")), both) == ["1. x"]


@pytest.mark.parametrize(("sign", "shown"), [("–", "–"), ("•", "•"), ("\uf0b7", "•"), ("\ue4c4", "•")])
def test_bullets_are_printed(sign: str, shown: str) -> None:
    styles = list_style(f'<text:list-level-style-bullet text:level="1" text:bullet-char="{sign}"/>')
    assert printed(listed("x"), styles) == [f"{shown} x"]
    assert printed(listed("x"), list_style('<text:list-level-style-image text:level="1"/>')) == ["• x"]


def test_a_list_without_a_style_has_that_of_its_paragraph_or_bullets() -> None:
    styled = '<style:style style:name="P" style:family="paragraph" style:list-style-name="L"/>'
    assert printed(listed(p("x", "P"), style=""), TWO + styled) == ["1. x"]
    assert printed(listed("x", style="")) == ["• x"]


def test_headings_are_numbered_by_the_outline_unless_their_style_takes_it_away() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    bare = '<style:style style:name="P" style:family="paragraph" style:list-style-name=""/>'
    heading = '<text:h text:outline-level="{}" {}>{}</text:h>'
    body = (
        heading.format(1, "", "а")
        + heading.format(2, "", "б")
        + heading.format(1, 'text:style-name="P"', "без номера")
        + heading.format(1, 'text:is-list-header="true"', "и этот")
        + heading.format(2, "", "в")
        + heading.format(1, 'text:restart-numbering="true" text:start-value="7"', "г")
        + listed(heading.format(1, "", "в списке"))
    )
    assert printed(body, TWO + bare, outline) == [
        "I. а",
        "I.1 б",
        "без номера",
        "и этот",
        "I.2 в",
        "VII. г",
        "1. в списке",
    ]


def test_a_paragraph_may_name_its_list_and_level_itself() -> None:
    one = '<text:numbered-paragraph text:list-id="n" text:style-name="L" text:level="{}">{}</text:numbered-paragraph>'
    assert printed(one.format(1, p("а")) + p("между") + one.format(2, p("б")) + one.format(1, p("в"))) == [
        "1. а",
        "между",
        "1.1) б",
        "2. в",
    ]
