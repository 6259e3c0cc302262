"""Hostile spreadsheets are read or refused, in time that grows no faster than the file."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
import xlsxwriter
from docx_builder import zipped
from test_sources_hostile import MUTATIONS, SLOWEST, mutated
from test_sources_ods import cell, opened, packed, row, table
from test_sources_xlsx import data, inline, plan, raw

from avgust.reading.blocks import SourceText
from avgust.reading.sources import LIMITS, Limits, SourceError, from_bytes

LINEAR = 10.0
MANY = 50_000


def real_xlsx() -> bytes:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as workbook:
        plan(workbook)
        workbook.get_worksheet_by_name("План").write_comment("B7", "Согласовать")
    return saved.getvalue()


def real_ods() -> bytes:
    tall = cell("Отдел", more=' table:number-columns-spanned="1" table:number-rows-spanned="2"')
    rows = (
        row(cell("№"), cell("Дело"), cell("Кто")),
        row(cell("1"), cell("Провести"), tall),
        row(cell("2"), cell("дело")),
    )
    style = '<style:style style:name="c"><style:text-properties fo:font-weight="bold"/></style:style>'
    return packed(table(*rows), style)


CSV = 'План;;\n№;Дело;Срок\n1;"Провести; или\nнет";май\n2;Дело;01.янв\n'.encode("cp1251")


def read(content: bytes, name: str, limits: Limits = LIMITS) -> SourceText | None:
    begun = time.perf_counter()
    try:
        return from_bytes(content, name, limits)
    except SourceError:
        return None
    finally:
        assert time.perf_counter() - begun < SLOWEST


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("make", "name"), [(real_xlsx, "a.xlsx"), (real_ods, "a.ods")], ids=["xlsx", "ods"])
def test_mutated_parts_are_read_or_refused(make: Callable[[], bytes], name: str) -> None:
    """The archive stays whole, so that the changes reach the reader."""
    seed = random.Random(f"avgust {name}")
    parts = parts_of(make())
    assert read(make(), name) is not None
    outcomes = []
    for _ in range(MUTATIONS):
        changed = seed.choice([each for each in parts if each.endswith((".xml", ".rels"))])
        outcomes.append(read(zipped({**parts, changed: mutated(parts[changed], seed)}), name))
    assert any(outcomes)


@pytest.mark.parametrize(("content", "name"), [(real_xlsx(), "a.xlsx"), (CSV, "a.csv")], ids=["xlsx", "csv"])
def test_mutated_files_are_read_or_refused(content: bytes, name: str) -> None:
    seed = random.Random(f"avgust {name}")
    outcomes = [read(mutated(content, seed), name) for _ in range(MUTATIONS)]
    assert any(outcomes) or name == "a.xlsx"


def worksheet(text: str, seed: random.Random) -> str:
    """A sheet's XML with values of attributes and of cells exchanged for strange ones."""
    strange = ("-1", "0", "99999999999", "1e308", "nan", "A0", "ZZZ9999999", "", "A1:", "true", "\u202e", "1048577")
    pieces = text.split('"')
    for _ in range(seed.randint(1, 6)):
        pieces[seed.randrange(1, len(pieces), 2)] = seed.choice(strange)
    return '"'.join(pieces)


def test_strange_values_of_attributes_are_read_or_refused() -> None:
    seed = random.Random(13)
    parts = {name: part.decode() for name, part in parts_of(real_xlsx()).items()}
    for _ in range(MUTATIONS):
        name = seed.choice(["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/comments1.xml"])
        read(zipped({**parts, name: worksheet(parts[name], seed)}), "a.xlsx")
    content = parts_of(real_ods())["content.xml"].decode()
    for _ in range(MUTATIONS):
        read(zipped({"mimetype": "spreadsheet", "content.xml": worksheet(content, seed)}), "a.ods")


def test_random_formats_of_numbers_are_shown() -> None:
    from avgust.reading.sources.sheets.number_format import show, show_text

    seed = random.Random(17)
    for _ in range(20 * MUTATIONS):
        code = "".join(seed.choices('0#?.,%/@eE+-ymdhs[]"\\;_* $AMP/<>=1г', k=seed.randrange(12)))
        assert isinstance(show(seed.choice((0, -1, 0.5, 46266.4, 1e15, -1e-9, 2958465.99999999)), code).text, str)
        assert isinstance(show_text("а", code), str)


def test_a_bomb_is_refused() -> None:
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw(data()))) as plain,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as packed_up,
    ):
        for name in plain.namelist():
            packed_up.writestr(name, plain.read(name) + b" " * 60_000_000 * name.endswith("s.xml"))
    assert len(saved.getvalue()) < 100_000
    assert read(saved.getvalue(), "a.xlsx") is None


def merges(place: str) -> str:
    start = place.removesuffix("0")
    return "<mergeCells>" + "".join(f'<mergeCell ref="{start}{at % 10}"/>' for at in range(MANY)) + "</mergeCells>"


HOSTILE = {
    "merged ranges over each other": data(*(f"<row>{inline(str(at)) * 10}</row>" for at in range(1000)))
    + merges("A1:J1000"),
    "ranges that begin in hidden rows": data(*('<row hidden="1"/>' for _ in range(1000)), f"<row>{inline('а')}</row>")
    + merges("A1:XFD1048576"),
    "hidden columns": "<cols>"
    + '<col min="1" max="16384" hidden="1"/>' * 3000
    + "</cols>"
    + data(f"<row>{inline('а') * 200}</row>"),
    "empty rows": data("<row/>" * MANY, f"<row>{inline('а')}</row>"),
    "rows of one cell": data(f"<row>{inline('а')}</row>" * MANY),
    "rows far apart": data(*(f'<row r="{at * 20}">{inline("а")}{inline("б")}</row>' for at in range(1, MANY // 2))),
    "a diagonal": data(
        *(f'<row r="{at}"><c r="{chr(65 + at % 26)}{at}"><v>1</v></c></row>' for at in range(1, MANY // 2))
    ),
    "long words": data(f"<row>{inline('а' * 2_000_000)}</row>"),
    "lines": data(f"<row>{inline('а&#10;' * MANY)}</row>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sheets_take_linear_time(name: str) -> None:
    begun = time.perf_counter()
    content = raw(HOSTILE[name])
    try:
        from_bytes(content, "a.xlsx")
    except SourceError as error:
        assert error.code in ("too-large", "no-text")
    assert time.perf_counter() - begun < LINEAR


@pytest.mark.parametrize("what", ["cells", "elements", "zip_bytes", "office_bytes"])
def test_every_limit_holds_for_a_workbook(what: str) -> None:
    assert read(real_xlsx(), "a.xlsx", replace(LIMITS, **{what: 10})) is None
    assert read(real_xlsx(), "a.xlsx") is not None


def test_repeated_hidden_rows_cost_nothing() -> None:
    many = ' table:number-rows-repeated="1048000" table:visibility="collapse"'
    assert opened(table(row(cell("а")), row(cell(), more=many))).parts
