r"""RTF as Word, LibreOffice, WordPad and legal databases write it: every printed word, in order, with its number."""

import random
import time
from dataclasses import replace
from functools import cache

import pytest
from docx_builder import abstract, cell, docx, item, level, num, paragraph, table
from shown import texts

from avgust.reading.blocks import SourceText, Table
from avgust.reading.sources import LIMITS, Limits, SourceError, from_bytes
from avgust.reading.sources.programs import soffice

needs_soffice = pytest.mark.skipif(soffice.find_soffice() is None, reason="LibreOffice is not installed")
HEAD = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}{\f1\fcharset2 Symbol;}{\f2\fcharset161 G;}}"
LISTS = r"""{\*\listtable{\list\listtemplateid1
{\listlevel\levelnfc0\levelnfcn0\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}\f0}
{\listlevel\levelnfc0\levelnfcn0\levelstartat1{\leveltext\'04\'00.\'01.;}{\levelnumbers\'01\'03;}}
{\listlevel\levelnfc4\levelstartat3{\leveltext\'02\'02);}{\levelnumbers\'01;}}{\listname ;}\listid7}
{\list{\listlevel\levelnfc23\levelstartat1{\leveltext\'01\u-3913 ?;}{\levelnumbers;}\f1}\listid8}}
{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}{\listoverride\listid8\listoverridecount0\ls2}
{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls3}}"""


def rtf(body: str, head: str = HEAD) -> bytes:
    """A file; letters that are not ASCII are written as bytes of windows-1251."""
    return (head + body + "}").encode("cp1251")


def read(body: str, head: str = HEAD, limits: Limits = LIMITS) -> SourceText:
    return from_bytes(rtf(body, head), "a.rtf", limits)


def shown(body: str, head: str = HEAD) -> list[str]:
    return texts(read(body, head))


def rows(body: str) -> list[list[tuple[str, int, int]]]:
    """The cells of the only table: their words, columns and rows."""
    (table,) = (part for part in read(body).parts if isinstance(part, Table))
    return [
        [(" / ".join(p.text for p in cell.paragraphs), cell.colspan, cell.rowspan) for cell in row]
        for row in table.rows
    ]


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'ef\'f0\'e8\'e2\'e5\'f2, мир\par", "привет, мир"),
        (r"\u1087?\u1088?\u1080\'e8\u1074?\u1077?\u1090?", "привет"),
        (r"\uc0\u1087\u1088\u1080 x", "приx"),
        (r"\uc2\u1087\'ef\'f0 x{\uc1\u1088 ??}\u1080 ??!", "п xр?и!"),
        (r"\u-10179?\u-8703?", "😁"),
        (r"\u1087{x}", "пx"),
        (r"{\upr{\'ef}{\*\ud{\u1103?}}}", "я"),
        (r"{\f2\'e1}\f0\'e1", "αб"),
        (r"\'zz\'e1", "zzб"),
        ("при\r\nвет\n мир", "привет мир"),
        (r"\ldblquote а\rdblquote  \lquote б\rquote  \emdash\endash  \bullet", "“а” ‘б’ —– •"),
        (r"ав\-густ\~2026 а\_б \{в\}\\", "август\u00a02026 а-б {в}\\"),
        (r"а\tab б\line В\line г", "а\tб|В г"),
        (r"17{\super 1}", "17¹"),
        (r"{\f1\'b7\'b3}x", "•≥x"),
        ("а\\\nб\\par в", "а|б|в"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt ссылка}} и {\field{\fldinst PAGE}{\fldrslt 5}}", "ссылка и 5"),
        (r"а{\*\unknown б{в}}г{\pict 010203}д{\info{\title е}}{\xe ж}з", "агдз"),
        (r"а{\*\blip\bin5 }}}{{}б", "аб"),
        (r"а{\object\objemb{\*\objdata 01}{\result б}}в", "абв"),
        (r"а {\v скрыто }б{\v0 в}", "а бв"),
        (r"а {\deleted нет }{\revised да}", "а да"),
        (r"а{\deleted\par}б\par", "аб"),
        (r"{\mmath{\*\moMath{\mr x}{\mbegChr |}{\me{\mr +y}}}{\mmathPict z}}", "x+y"),
        (r"а\par\pard\plain\par б", "а|б"),
        (r"\page а\sect\sectd б", "а|б"),
    ],
)
def test_what_is_printed_is_read(body: str, text: str) -> None:
    assert "|".join(shown(body)) == text


@pytest.mark.parametrize(
    ("head", "data", "text"),
    [
        (r"{\rtf1\ansi\ansicpg866 ", "привет".encode("cp866"), "привет"),
        (r"{\rtf1\mac\ansicpg10007 ", "привет".encode("mac_cyrillic"), "привет"),
        (r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}}\f0 ", "привет".encode("cp1251"), "привет"),
        (r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}\f0 ", "привет".encode("cp1251"), "привет"),
        (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 A;}}\deff0 ", "привет".encode("cp1251"), "привет"),
        (r"{\rtf1\ansi\ansicpg65001 ", "привет".encode(), "привет"),
        (r"{\rtf1\ansi\ansicpg99999 ", "café au lait".encode("cp1252"), "café au lait"),
        ("\ufeff {\\rtf1\\ansi\\ansicpg1251 ", "привет".encode("cp1251"), "привет"),
    ],
)
def test_bytes_are_read_in_the_code_page_of_their_font_or_document(head: str, data: bytes, text: str) -> None:
    assert texts(from_bytes(head.encode() + data + b"}", "a.rtf")) == [text]


def test_russian_that_calls_itself_western_is_told() -> None:
    source = from_bytes(b"{\\rtf1\\ansi\\ansicpg1252 " + "Резолюция".encode("cp1251") + b"}", "a.rtf")
    assert (texts(source), codes(source)) == (["Резолюция"], ["encoding-guessed"])


def test_boldness_and_headings_are_told() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\outlinelevel1 x;}{\s3 Title;}{\*\cs9 heading 9;}}"
    body = r"{\b а}\par\b а {\b0 б}\par в\b0\par\pard\s1 г\par\pard\s2 д\par\pard\s3 е\par\pard\s2\outlinelevel9 ж\par"
    assert [(p.text, p.bold, p.heading) for p in read(styles + body).parts if not isinstance(p, Table)] == [
        ("а", True, 0),
        ("а б", False, 0),
        ("в", True, 0),
        ("г", False, 1),
        ("д", False, 2),
        ("е", False, 1),
        ("ж", False, 0),
    ]


def test_the_number_that_the_writer_printed_stands_in_front() -> None:
    body = (
        r"{\listtext\pard\plain 4.\tab}\ls1 а\par{\pntext\f1\'b7\tab}б\par{\listtext 5.\tab}\par в{\pntext\f0 1)\tab}"
    )
    assert shown(LISTS + body) == ["4. а", "• б", "1) в"]


def test_a_number_that_is_not_printed_is_counted() -> None:
    def item(level: int, number: int = 1) -> str:
        return rf"\pard\ls{number}\ilvl{level} x\par "

    body = item(0) + item(1) + item(1) + item(2) + item(2) + item(0) + item(1) + item(0, 2) + item(0, 3) + item(0, 9)
    numbers = [text.removesuffix("x").strip() for text in shown(LISTS + body)]
    assert numbers == ["1.", "1.1.", "1.2.", "c)", "d)", "2.", "2.1.", "•", "5.", ""]


def test_a_printed_number_counts_for_those_that_are_not_printed() -> None:
    body = r"\pard\ls1{\listtext 1.\tab}а\par\pard\ls1 б\par"
    assert shown(LISTS + body) == ["1. а", "2. б"]


ROW = r"\trowd\trgaph108\trleft-108\cellx2000\cellx4000\cellx6000 "


def test_a_table_is_read_by_rows_and_cells() -> None:
    body = rf"до\par {ROW}\pard\intbl а\cell б\par в\cell\cell\row {ROW}\intbl 1\cell 2\cell 3\cell\row\pard после\par"
    assert rows(body) == [[("а", 1, 1), ("б / в", 1, 1), ("", 1, 1)], [("1", 1, 1), ("2", 1, 1), ("3", 1, 1)]]
    assert [p.text for p in read(body).parts if not isinstance(p, Table)] == ["до", "после"]
    assert [p.address.number for p in read(body).parts if not isinstance(p, Table)] == [1, 2]


def test_a_wide_cell_covers_the_columns_of_other_rows() -> None:
    wide = r"\trowd\trleft-100\cellx4010\cellx5990\pard\intbl а\cell б\cell\row "
    assert rows(wide + ROW + r"1\cell 2\cell 3\cell\row") == [
        [("а", 2, 1), ("б", 1, 1)],
        [("1", 1, 1), ("2", 1, 1), ("3", 1, 1)],
    ]


def test_merged_cells_are_told() -> None:
    first = r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\intbl а\cell б\cell в\cell\row "
    second = r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000 \cell г\cell д\cell\row "
    third = r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000 ж\cell е\cell\cell\row "
    assert rows(first + second + third) == [
        [("а", 1, 3), ("б / в", 2, 1)],
        [("", 1, 1), ("г", 1, 1), ("д", 1, 1)],
        [("", 1, 1), ("е", 1, 1), ("", 1, 1)],
    ]
    assert codes(read(first + second + third)) == ["merged-cell-text"]


def test_a_row_set_in_has_an_empty_cell_in_front() -> None:
    body = r"\trowd\cellx1000\cellx2000 а\cell б\cell\row\trowd\trleft1000\cellx2000 в\cell\row"
    assert rows(body)[1] == [("", 1, 1), ("в", 1, 1)]


def test_a_table_in_a_table_is_words_of_its_cell() -> None:
    inner = (
        r"\pard\intbl\itap2 а\nestcell{\nonesttables\par}б\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
    )
    body = rf"{ROW}\intbl до\par {inner}\pard\intbl после\cell 2\cell 3\cell\row\pard\par"
    assert rows(body) == [[("до / а\tб / после", 1, 1), ("2", 1, 1), ("3", 1, 1)]]


@pytest.mark.parametrize(
    "body",
    [
        r"\trowd а\cell б\cell\row",
        r"\trowd\cellx1000\cellx900 а\cell б\cell\row",
        r"\trowd\cellx1000\cellx2000\pard\intbl а\cell б\cell",
        r"\pard\intbl а\cell б\cell\trowd\cellx1000\cellx2000\row",
        r"\trowd\cellx1000\cellx2000\intbl а\cell\pard б\cell\row",
        r"\trowd\cellx1000\cellx2000\intbl а\cell б",
    ],
)
def test_a_table_written_badly_keeps_its_cells(body: str) -> None:
    assert rows(body) == [[("а", 1, 1), ("б", 1, 1)]]


def test_what_stands_outside_the_body_is_set_apart() -> None:
    body = (
        r"{\header\pard Колонтитул\par}{\headerf Колонтитул}{\footer\chpgn}"
        r"а{\super\chftn{\*\footnote\pard\plain{\super\chftn} сноска\par вторая}}{\*\atnauthor Я}"
        r"{\*\annotation{\*\atnref 1}замечание}\par б{\chftn{\footnote\ftnalt\chftn конец}}{\v тайно}\par"
    )
    source = read(body)
    assert texts(source) == ["а", "б"]
    assert [(aside.kind, aside.text, aside.address.number) for aside in source.asides] == [
        ("header", "Колонтитул", 1),
        ("footnote", "1 сноска\nвторая", 1),
        ("comment", "замечание", 1),
        ("endnote", "1 конец", 2),
        ("hidden", "тайно", 2),
    ]


def test_a_note_keeps_no_property_of_the_text_around_it() -> None:
    body = rf"{ROW}\pard\intbl\b а{{\footnote x\par y}}\cell б\cell\cell\row"
    assert rows(body) == [[("а", 1, 1), ("б", 1, 1), ("", 1, 1)]]


def test_words_of_a_shape_are_read_once() -> None:
    body = (
        r"а{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt\pard в рамке\par}}"
        r"{\shprslt{\*\do{\dptxbxtext в рамке}}}}б\par{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard ещё\par}}}в"
    )
    assert shown(body) == ["аб", "в рамке", "в", "ещё"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (r"а {\deleted нет}", "revisions"),
        (r"а {\v нет}", "hidden-text"),
        (r"а {\object x}", "embedded-documents"),
        (r"{\b а", "cut-off"),
    ],
)
def test_what_is_left_out_is_told(body: str, code: str) -> None:
    assert codes(read(body)) == [code]


@pytest.mark.parametrize(
    ("body", "limits", "code"),
    [
        ("{" * 101 + "а", LIMITS, "too-deep"),
        ("а", replace(LIMITS, rtf_bytes=20), "too-large"),
        (r"а\par " * 11, replace(LIMITS, paragraphs=10), "too-large"),
        (r"\cell " * 11, replace(LIMITS, cells=10), "too-large"),
        (r"\itap101 а\par", LIMITS, "too-deep"),
        (r"{\pict 00}", LIMITS, "no-text"),
    ],
)
def test_bounds_are_kept(body: str, limits: Limits, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(body, limits=limits)
    assert caught.value.code == code


MANY = 100_000
HOSTILE = {
    "groups": "{а}" * MANY,
    "open groups": ("{" * 90 + "а" + "}" * 90) * 1000,
    "a number of a million digits": r"\b" + "1" * 1_000_000 + " а",
    "numbers": r"\u" + "9" * 1000 + "?а",
    "a name of a million letters": "\\" + "x" * 1_000_000 + " а",
    "huge bin": r"а{\bin99999999999999999999 x",
    "minus bin": r"\bin-5 а",
    "bin in skipped": r"а{\pict\bin99999999999 }",
    "stars": r"{\*" * 50 + "}" * 50 + "а",
    "skipped groups": "а" + r"{\*\x{{{" * MANY,
    "fallback": r"а\uc1000000000" + r"\u1 " * MANY,
    "cells": r"а" + r"\cell " * MANY,
    "cells of many widths": "".join(
        rf"\trowd\cellx{number * 50}\cellx{9**9} а\cell б\cell\row " for number in range(20_000)
    ),
    "nested": r"\pard\intbl\itap99 а\par\pard а\par" * (MANY // 4),
    "deeper and deeper": "".join(rf"\itap{number % 99 + 1} а\par " for number in range(MANY // 4)),
    "halves": r"\u-10179?" * MANY,
    "halves a paragraph": r"\u-10179?\par" * MANY,
    "lists": LISTS + r"\ls1\ilvl999999999 а\par" * (MANY // 4),
    "levels": r"{\*\listtable{\list" + r"{\listlevel{\leveltext\'ff\'00\'00\'00;}}" * 20_000 + r"\listid7}}а",
    "notes": r"а{\footnote б}" * (MANY // 4),
    "notes in notes": r"а" + r"{\footnote б" * 90 + "}" * 90,
    "boxes in boxes": r"а" + r"{\shp{\*\shpinst{\shptxt б" * 30 + "}" * 90,
    "text a byte at a time": r"\'e0" * MANY * 5,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_linear_time(name: str) -> None:
    begun = time.process_time()
    assert read(HOSTILE[name]).parts
    assert time.process_time() - begun < 10


WORD = (
    LISTS
    + r"{\stylesheet{\s1\outlinelevel0 heading 1;}}{\header Шапка\par}\pard\plain\s1\b\f0 РЕЗОЛЮЦИЯ\par\pard\plain "
    + r"{\listtext\pard\plain 1.\tab}\ls1 \'ce\'f2\'e4\'e5\'eb\'f3: \u1087?\u1088?\u1080? до 46 %;{\footnote\chftn а}\par "
    + rf"{ROW}\pard\intbl а\cell б\par в\cell\pard\intbl\itap2 х\nestcell{{\*\nesttableprops\trowd\cellx5\nestrow}}"
    + rf"\pard\intbl\cell\row{ROW}\clvmrg 1\cell 2\cell 3\cell\row\pard{{\pict 00{{\*\x}}\bin3 }}}}}}"
    + r"{\field{\*\fldinst x}{\fldrslt y}}{\shp{\*\shpinst{\shptxt z\par}}}{\v t}{\deleted d}\par"
)
PIECES = (b"{", b"}", b"\\", b"\\'", b"\\u-9?", b"\\*", b"\\par ", b"\\cell ", b"\\row ", b"\\bin9 ", b"\\ls1", b"\x00")
PIECES += (
    b"\\itap3",
    b"{\\footnote ",
    b"{\\shptxt ",
    b"\\cellx-99999 ",
    b"\\trowd ",
    b"\\uc9 ",
    b"\xff",
    b"-",
    b"9999",
)


def test_mutated_files_are_read_or_refused() -> None:
    seed, data = random.Random("rtf"), rtf(WORD)
    outcomes = [outcome(mutated(data, seed)) for _ in range(600)]
    assert outcomes.count("") > 300


def test_files_cut_anywhere_are_read_or_refused() -> None:
    data = rtf(WORD)
    assert {outcome(data[:end]) for end in range(6, len(data))} <= {"", "no-text"}


def mutated(data: bytes, seed: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(seed.randint(1, 10)):
        at, length = seed.randrange(6, len(changed)), seed.choice((1, 2, 8, 64))
        kind = seed.randrange(4)
        if kind == 0:
            changed[at : at + length] = seed.randbytes(length)
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length]
        else:
            changed[at:at] = seed.choice(PIECES) * seed.choice((1, 1, 3))
    return bytes(changed)


def outcome(data: bytes) -> str:
    """The code of the refusal; "" for a source."""
    try:
        assert from_bytes(data, "a.rtf").parts
    except SourceError as error:
        return error.code
    return ""


BODY = (
    paragraph("РЕЗОЛЮЦИЯ «совещания» – №\u00a05")
    + item("Отделу:", 1)
    + item("провести", 1, 1)
    + item("раз", 1, 2)
    + item("два", 1, 2)
    + item("знак", 1, 3)
    + table(cell("а") + cell("б", "<w:vMerge/>"), cell("в", '<w:gridSpan w:val="2"/>'))
    + item("Школам", 1)
)


@cache
def document(form: str) -> bytes:
    """A DOCX with a list whose third level counts in this form."""
    levels = level(0, "%1.") + level(1, "%1.%2.") + level(2, "%3)", form) + level(3, "•", "bullet")
    return docx(BODY, abstract(0, levels) + num(1, 0))


@cache
def written(form: str = "russianLower") -> bytes:
    """What LibreOffice makes of it."""
    return soffice.convert_bytes(document(form), ".docx", "rtf", "a.docx")


@needs_soffice
def test_what_libreoffice_writes_is_read_as_the_docx_it_was() -> None:
    """Text, boldness, numbers, tables and addresses are the same."""
    assert from_bytes(written(), "a.rtf").parts == from_bytes(document("russianLower"), "a.docx").parts


@needs_soffice
def test_the_words_and_numbers_are_those_that_libreoffice_prints() -> None:
    """With Latin letters: from its own RTF LibreOffice loses Russian ones, which it prints beside."""
    said = soffice.convert_bytes(written("lowerLetter"), ".rtf", "txt", "a.rtf").decode("utf-8-sig").split()
    source = from_bytes(written("lowerLetter"), "a.rtf")
    cells = (cell for part in source.parts if isinstance(part, Table) for row in part.rows for cell in row)
    ours = [*texts(source), *(paragraph.text for cell in cells for paragraph in cell.paragraphs)]
    assert sorted(said) == sorted(" ".join(ours).split())


@needs_soffice
def test_mutations_of_a_file_of_libreoffice_are_read_or_refused() -> None:
    seed = random.Random("rtf of LibreOffice")
    assert [outcome(mutated(written(), seed)) for _ in range(300)].count("") > 200
