"""Every word can be read: contrast of the tokens in both themes, and one dark theme by choice and by the system."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "src" / "avgust" / "web" / "static" / "avgust" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
GROUNDS = ("ground", "raised", "sunken", "hover", "chosen")
PAIRS = [
    *[(word, ground) for word in ("ink", "ink-soft", "accent") for ground in GROUNDS],
    *[
        (tone, ground)
        for tone in ("late", "waiting", "done", "calm")
        for ground in ("ground", "raised", "hover", "chosen")
    ],
    *[(tone, f"{tone}-soft") for tone in ("late", "waiting", "done", "calm")],
    *[("ink", f"{tone}-soft") for tone in ("late", "waiting", "done", "calm")],
    *[("accent", f"{tone}-soft") for tone in ("late", "waiting", "done", "calm", "accent")],
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("accent-strong", "accent-soft"),
    ("on-bar", "bar"),
    ("on-bar-soft", "bar"),
    ("on-bar", "bar-hover"),
    ("on-bar-soft", "bar-hover"),
    ("ink", "light"),
]


def colours(opening):
    """The colours of the rule that opens so."""
    body = TOKENS[TOKENS.index(opening) :].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", body))


LIGHT = colours(":root {\n  color-scheme: light")
DARK = colours(':root[data-theme="dark"]')


def brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_measure_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(theme, word, ground):
    assert contrast(theme[word], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_are_seen(theme):
    assert min(contrast(theme["line-strong"], theme[ground]) for ground in ("ground", "raised")) >= 3


def test_dark_is_the_same_by_choice_and_by_the_system():
    assert colours(':root:not([data-theme="light"])') == DARK
    assert DARK.keys() == LIGHT.keys()


def test_no_other_file_of_styles_names_a_colour_where_a_token_could_stand():
    named = {
        path.name: found
        for path in CSS.glob("*.css")
        if path.name not in {"tokens.css", "print.css", "review.css"}
        and (found := re.findall(r"#[0-9a-f]{3,6}\b", path.read_text("utf-8")))
    }
    assert named == {}
