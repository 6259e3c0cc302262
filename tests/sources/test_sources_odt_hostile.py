"""Nothing but a source or a refusal comes out of an ODT, and in time that grows no faster than the file."""

import random
import time
from dataclasses import replace

import pytest
from odt_builder import cell, content, flat, level, list_style, listed, odt, p, shared, table
from test_sources_hostile import LINEAR, MANY, MUTATIONS, mutated, odd, read, stored

from avgust.reading.sources import LIMITS, Limits, SourceError, from_bytes

TWO = list_style(level(1), level(2, "I", ")", 'text:display-levels="2"'))
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    f"<text:note-body>{p('сноска')}</text:note-body></text:note>"
)
BODY = (
    '<text:h text:outline-level="1">РЕЗОЛЮЦИЯ</text:h>'
    + p(f"слово{NOTE}<text:s text:c='3'/>ещё")
    + listed(p("раз") + listed("два", style=""), "три", more='xml:id="one"')
    + listed("четыре", more='text:continue-list="one"')
    + table(cell("а", 'table:number-columns-spanned="2"') + cell("б"), cell(table(cell("в") + cell("г"))))
)
PAGES = f"<style:master-page><style:header>{p('Бланк')}</style:header></style:master-page>"


def small() -> bytes:
    return stored(odt(BODY, TWO, {"styles.xml": shared("", PAGES)}))


def test_mutated_archives_are_read_or_refused() -> None:
    seed = random.Random(1)
    data = small()
    assert read(data, "a.odt") is not None
    for _ in range(MUTATIONS):
        read(mutated(data, seed), "a.odt")


def test_mutated_flat_documents_are_read_or_refused() -> None:
    seed = random.Random(2)
    data = flat(BODY, TWO)
    outcomes = [read(mutated(data, seed), "a.fodt") for _ in range(MUTATIONS)]
    assert any(outcomes)


def test_documents_with_odd_values_are_read_or_refused() -> None:
    """Only values of attributes change, so that the XML stays sound."""
    seed = random.Random(3)
    styles = shared(TWO, PAGES)
    outcomes = [
        read(odt("", more={"content.xml": odd(content(BODY, TWO), seed), "styles.xml": odd(styles, seed)}), "a.odt")
        for _ in range(MUTATIONS)
    ]
    assert any(outcomes)


def code_of(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(SourceError) as caught:
        from_bytes(data, "a.odt", limits)
    return caught.value.code


def test_a_bomb_is_refused() -> None:
    assert code_of(odt(" " * 40_000_000)) == "zip-bomb"


@pytest.mark.parametrize("part", ["content.xml", "styles.xml"])
def test_a_dtd_is_refused(part: str) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert code_of(odt(p("x"), more={part: laughs})) == "xml-dtd"


def test_a_dtd_of_a_flat_document_is_refused() -> None:
    assert code_of(flat(p("x")).replace(b"?>\n", b'?>\n<!DOCTYPE x SYSTEM "file:///a">\n')) == "xml-dtd"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
        ("<text:p><text:note><text:note-body>", "</text:note-body></text:note></text:p>"),
        ('<text:section text:display="none">', "</text:section>"),
        ("<draw:g>", "</draw:g>"),
    ],
)
def test_a_document_that_nests_too_deep_is_refused(opening: str, closing: str) -> None:
    assert code_of(odt(opening * 5000 + p("x") + closing * 5000)) == "too-deep"
    assert code_of(odt(p("x") + opening * 150 + p("x") + closing * 150)) == "too-deep"


def test_spans_that_nest_too_deep_are_refused() -> None:
    assert code_of(odt(p("<text:span>" * 5000 + "x" + "</text:span>" * 5000))) == "too-deep"


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        (replace(LIMITS, office_bytes=10), odt(p("x"))),
        (replace(LIMITS, paragraphs=3), odt(p("x") * 5)),
        (replace(LIMITS, cells=3), odt(table(cell("a") + cell("b"), cell("c") + cell("d")))),
        (replace(LIMITS, elements=10), odt(p("x") * 30)),
    ],
)
def test_every_limit_holds(limits: Limits, data: bytes) -> None:
    assert code_of(data, limits) == "too-large"


BODIES = {
    "paragraphs": p("x") * MANY,
    "lists": listed("x") * (MANY // 2),
    "lists that continue": "".join(
        listed("x", more=f'xml:id="l{number}" text:continue-list="l{number - 1}"') for number in range(MANY // 4)
    ),
    "spaces": p(" " * 1_000_000 + "x"),
    "spans": p("<text:span>x</text:span>" * MANY),
    "counted spaces": p('<text:s text:c="1000"/>' * 2000 + "x"),
    "frames side by side": p("<draw:frame/>" * MANY + "x"),
    "tall cells": table(*(cell("x", 'table:number-rows-spanned="60000"') for _ in range(MANY // 10))),
    "layouts": table(cell(table(cell(table(cell("x") * 2000))))) * 10,
    "notes": p("x" + NOTE * (MANY // 20)),
}


@pytest.mark.parametrize("name", BODIES)
def test_hostile_documents_take_linear_time(name: str) -> None:
    begun = time.perf_counter()
    assert from_bytes(odt(BODIES[name], TWO), "a.odt").parts
    assert time.perf_counter() - begun < LINEAR
