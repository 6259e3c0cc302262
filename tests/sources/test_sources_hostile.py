"""Nothing but a source or a refusal comes out, and in time that grows no faster than the file."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from docx import Document
from docx_builder import abstract, cell, docx, item, level, num, paragraph, table, zipped
from random_papers import revised_paper

from avgust.reading.blocks import SourceText
from avgust.reading.sources import SourceError, from_bytes, from_text

MUTATIONS = 300
SLOWEST = 2.0
LINEAR = 10.0
"""Seconds: linear work on these takes under three on a slow machine, quadratic work takes minutes."""
MANY = 100_000

TEXT = """РЕЗОЛЮЦИЯ
августовского совещания – 26 августа 2022 г.

№\tЧто\tСрок
1\tПровести\tмай
+---+------+
| 1 | дело |
+---+------+
1.1. Управлению образования: обеспечить 46 % охвата;
"""
MARKDOWN = """# Резолюция **форума**

**1. Отделу** образования: [приказ](http://a.b) `x` \\* <br> &nbsp; ~~y~~ _z_
- пункт
***
| a | b |
|---|---|
| **c** | d<br>e |
```
код
```
"""
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Т</title><style>p{}</style></head><body>
<nav><a href="/">Г</a></nav><h1>РЕЗОЛЮЦИЯ</h1><p style="display:none">нет<p><b>Отделу:</b><br>а&nbsp;&#1103;
<ol type="I" start="3"><li>раз<ul><li>два</ul></ol><table><tr><td rowspan=2>1<td colspan="2">2<tr><td>3</table>
<!-- x --><script>1<2</script><form><input></form></body></html>"""


@cache
def real_docx() -> bytes:
    """A document saved by python-docx, with lists, a table and a picture of Word's many parts."""
    document = Document()
    document.add_heading("РЕЗОЛЮЦИЯ", 1)
    for number in range(20):
        document.add_paragraph(f"Провести мероприятие {number}", style="List Number" if number % 2 else None)
    grid = document.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(1, 1)).text = "План"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def stored(data: bytes) -> bytes:
    """The same archive without compression, so that mutations reach the XML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return packed.getvalue()


def small_docx() -> bytes:
    numbering = abstract(0, level(0, "%1."), level(1, "%1.%2)", "russianLower")) + num(1, 0)
    body = item("раз", 1) + item("два", 1, 1) + table(cell("а") + cell("б", "<w:vMerge/>")) + paragraph("конец")
    return stored(docx(body, numbering))


def mutated(data: bytes, seed: random.Random) -> bytes:
    """The bytes with some changed, cut, doubled or put in."""
    changed = bytearray(data)
    for _ in range(seed.randint(1, 12)):
        at = seed.randrange(len(changed))
        length = seed.choice((1, 1, 2, 8, 64))
        kind = seed.randrange(4)
        if kind == 0:
            changed[at : at + length] = seed.randbytes(min(length, len(changed) - at))
        elif kind == 1 and len(changed) > length + 10:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length]
        else:
            changed[at:at] = seed.choice((b"<", b">", b"*", b"|", b"\x00", b"&", b'"', b"\xff", b"\t", b"\r"))
    return bytes(changed)


ODD_VALUES = ("", "-1", "0", "99999999999", "x", "1" * 400, "restart", "nan", "%1%2%9", "none", "true", "\u00b2")


def odd(xml: str, seed: random.Random) -> str:
    """The XML with values of some attributes changed; what declares names and styles of the archive stays."""
    pieces = xml.split('"')
    open_to_change = [at for at in range(1, len(pieces), 2) if "://" not in pieces[at] and "urn:" not in pieces[at]]
    for at in seed.sample(open_to_change, min(8, len(open_to_change))):
        pieces[at] = seed.choice(ODD_VALUES)
    return '"'.join(pieces)


def read(data: bytes, name: str) -> SourceText | None:
    """The source, or nothing where it is refused; anything else is an error of ours."""
    begun = time.process_time()
    try:
        return from_bytes(data, name)
    except SourceError:
        return None
    finally:
        assert time.process_time() - begun < SLOWEST


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (real_docx, "a.docx"),
        (lambda: stored(real_docx()), "b.docx"),
        (small_docx, "c.docx"),
        (lambda: HTML.encode(), "a.html"),
        (lambda: HTML.encode("cp1251"), "b.html"),
        (lambda: TEXT.encode(), "a.txt"),
        (lambda: TEXT.encode("cp1251"), "b.txt"),
        (lambda: TEXT.encode("utf-16"), "c.txt"),
        (lambda: MARKDOWN.encode(), "a.md"),
    ],
)
def test_mutated_files_are_read_or_refused(make: Callable[[], bytes], name: str) -> None:
    seed = random.Random(f"avgust {name}")
    data = make()
    assert read(data, name) is not None
    outcomes = [read(mutated(data, seed), name) for _ in range(MUTATIONS)]
    assert any(outcomes)


@pytest.mark.parametrize("seed", range(4))
def test_documents_with_odd_values_are_read_or_refused(seed: int) -> None:
    """The XML stays sound and the archive whole, so that what is odd reaches the reader."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(revised_paper(seed))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    changed = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
    outcomes = []
    for _ in range(MUTATIONS // 4):
        outcomes.append(read(zipped(parts | {name: odd(parts[name], chance) for name in changed}), "a.docx"))
    assert any(outcomes)


def test_files_cut_anywhere_are_read_or_refused() -> None:
    seed = random.Random(5)
    for data, name in ((real_docx(), "a.docx"), (HTML.encode(), "a.html"), (MARKDOWN.encode("utf-16"), "a.md")):
        for _ in range(60):
            read(data[: seed.randrange(len(data))], name)


def test_random_bytes_are_read_or_refused() -> None:
    seed = random.Random(7)
    for _ in range(MUTATIONS):
        read(seed.randbytes(seed.randrange(1, 2000)), seed.choice(("a.txt", "a.md", "a.html", "a.docx")))


def test_random_signs_are_read() -> None:
    seed = random.Random(11)
    signs = "*_`~[]()<>&;!#-+|=\\ \n\tая1.•:/\"'└┼│"
    for _ in range(MUTATIONS):
        text = "".join(seed.choices(signs, k=400)) + "**а**"
        assert from_text(text).parts


LINES = {
    "stars": "*" * 1_000_000 + "\n**a**",
    "stars after letters": "a**" * MANY,
    "openers": "**a " * MANY,
    "openers and closers": "**a " * MANY + "a** " * MANY,
    "mixed marks": "*a _b ~~c " * MANY + "**a**",
    "alternating marks": "*_" * MANY + "**a**",
    "brackets": "[" * MANY + "**a**",
    "links without an end": "[a](" * MANY + "**a**",
    "images without an end": "![a](" * MANY + "\n**a**",
    "ticks": "".join("`" * (number % 9) + "a" for number in range(MANY)) + "**b**",
    "comments": "<!--" * MANY + "**a**",
    "tags": "<a " * MANY + "**a**",
    "entities": "&a" * MANY + "**a**",
    "spaces": " " * MANY + "x **a**" + " " * MANY + "x",
    "spaces in a heading": "# a" + " " * MANY + "x\n# " + "# " * MANY + "x",
    "bold over lines": "**a\n" * MANY + "**a**",
    "quotes": "> " * MANY + "**a**",
    "underlines": "a\n---\n" * MANY + "**a**",
    "pipes": "a|b\n" * MANY,
    "many pipes": "|" * 1_000_000,
    "frames": "+--+\n" * MANY,
    "frames and cells": "+-+-+\n|a|b|\n" * (MANY // 2),
    "wide frames": "┌" * MANY + "\n" + "│" * MANY + "\n" + "├┤" * MANY,
    "tabs": "a\tb\tc\n" * 2 + "a\t\t\n" * MANY,
    "changing tabs": "".join("\t" * (number % 5 + 2) + "x\n" for number in range(MANY)),
}


@pytest.mark.parametrize("name", LINES)
def test_hostile_lines_take_linear_time(name: str) -> None:
    begun = time.process_time()
    assert from_text(LINES[name]).parts
    assert time.process_time() - begun < LINEAR


PAGES = {
    "blocks": "<div>" * MANY + "x",
    "marks": "<b>" * MANY + "x" + "</i>" * MANY,
    "paragraphs with open marks": "<p><b>" * MANY + "x",
    "tables in tables": "<table><tr><td>" * MANY + "x",
    "tables": "<table>" * MANY + "x",
    "lists": "<ul><li>" * MANY + "x",
    "items": "<ol reversed>" + "<li>x" * MANY,
    "comments": "<p>x" + "<!--" * MANY,
    "declarations": "<p>x" + "<!" * MANY,
    "tags without an end": "<p>x" + "<a " * MANY,
    "attributes without an end": "<p>x" + '<a x="' * MANY,
    "quotes of two kinds": "<p>x" + "<a x='1>\" " * MANY,
    "links in deep blocks": "<div>" * 45 + "<p><a href=x>ссылка</a>" * (MANY // 2) + "<p>" + "слово " * 9 + "</div>" * 45 + "<p>да",
    "style sheets": "<p>x<style>" + ".a>li:before{content:" * MANY,
    "equal signs": "<p>x<a " + "=a" * MANY,
    "scripts": "<p>x" + "<script>" * MANY,
    "ampersands": "<p>" + "&" * 1_000_000,
    "a long number": "<p>x&#" + "9" * MANY + ";",
    "spaces": "<p>" + " " * 1_000_000 + "x",
    "no-break spaces": "<p>" + "\u00a0 " * MANY + "x",
    "angles": "<p>" + "<" * 1_000_000,
    "ends": "<div>" * 500 + "</p>" * MANY + "x",
    "tall and wide cells": "<p>x<table><tr>" + "<td rowspan=60000 colspan=1000>" * 1000 + "<tr>" * MANY,
    "cells": "<table><tr>" + "<td>x" * MANY,
}


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_take_linear_time(name: str) -> None:
    begun = time.process_time()
    assert from_bytes(PAGES[name].encode(), "a.html").parts
    assert time.process_time() - begun < LINEAR


@pytest.mark.parametrize("count", [MANY])
def test_a_document_of_many_paragraphs_takes_linear_time(count: int) -> None:
    begun = time.process_time()
    assert len(from_bytes(docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * count), "a.docx").parts) == count
    assert time.process_time() - begun < LINEAR
