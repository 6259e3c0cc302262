"""The workbook holds the plan, and nothing in it runs."""

import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import hypothesis.strategies as st
import openpyxl
import pytest
from hypothesis import given, settings
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from avgust.kernel.findings import Finding
from avgust.reading.export.xlsx import CELL_LIMIT, CUT, cell_text, inert, lines, to_xlsx
from avgust.reading.reading import Metadata, Reading

HEADERS = [
    "№",
    "Раздел",
    "Пункт",
    "Поручение",
    "Исполнители",
    "Начало",
    "Срок",
    "Периодичность",
    "Показатель",
    "Основание",
    "Срок, как в документе",
    "Общее поручение",
]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def day(year: int, month: int, number: int) -> datetime:
    """A date as openpyxl gives it."""
    return datetime.combine(date(year, month, number), datetime.min.time())


def row_of(sheet: Worksheet, label: str) -> dict[str, object]:
    """The first row of an item, by its headers."""
    for row in sheet.iter_rows(min_row=2, values_only=True):
        if row[2] == label:
            return dict(zip(HEADERS, row, strict=True))
    raise AssertionError(label)


def test_the_plan_says_what_the_reading_says(rich: Reading) -> None:
    """Days are dates, frequencies and targets are Russian words, several executors stand below each other."""
    plan = opened(to_xlsx(rich))["План"]
    assert [cell.value for cell in plan[1]] == HEADERS
    until = row_of(plan, "1.2")
    assert until["Срок"] == day(2021, 5, 1)
    assert until["Исполнители"] == "Управление образования администрации Приозёрного района;\nМКУ «ИМЦ»"
    assert until["Срок, как в документе"] == "до 1 мая 2021 года"
    assert str(until["Основание"]).startswith("Федеральный закон от 31 июля 2020 года № 304-ФЗ «О внесении")
    monthly = row_of(plan, "2.6")
    assert (monthly["Начало"], monthly["Срок"]) == (day(2021, 1, 1), day(2021, 12, 31))
    assert monthly["Периодичность"] == "ежемесячно"
    targets = row_of(plan, "1.1")["Показатель"]
    assert targets == (
        "не менее 75\u00a0% детей в возрасте от 5 до 18 лет к 31.12.2020;\n"
        "не менее 76,5\u00a0% к 31.12.2021 (исходно 70\u00a0%)"
    )


def test_a_date_is_shown_as_offices_write_it(rich: Reading) -> None:
    """And is a number for the spreadsheet, to sort and filter by."""
    plan = opened(to_xlsx(rich))["План"]
    shown = {cell.number_format for column in ("F", "G") for cell in plan[column] if cell.is_date}
    assert shown == {"dd.mm.yyyy"}


def test_a_lead_in_is_the_row_of_a_group(rich: Reading) -> None:
    """Bold, without a number, executors and days; its parts name it in the last column."""
    plan = opened(to_xlsx(rich))["План"]
    number = next(cell.row for cell in plan["C"] if cell.value == "1.3")
    lead, part = plan[number], plan[number + 1]
    assert lead[3].font.bold
    assert [cell.value for cell in lead[:1] + lead[4:8]] == [None] * 5
    assert lead[3].value == "обеспечить в срок до 1 ноября 2020 года:"
    assert part[11].value == lead[3].value
    assert part[6].value == day(2020, 11, 1)
    assert not part[3].font.bold


def test_duties_are_numbered_without_gaps(rich: Reading) -> None:
    """Lead-ins do not count."""
    plan = opened(to_xlsx(rich))["План"]
    numbers = [cell.value for cell in plan["A"][1:] if cell.value is not None]
    assert numbers == list(range(1, sum(not d.lead_in for d in rich.directives) + 1))


def test_the_other_sheets(rich: Reading) -> None:
    """Findings in Russian words, the metadata, the counts."""
    book = opened(to_xlsx(rich))
    assert book.sheetnames == ["План", "Замечания", "О документе"]
    remarks = [row[1:] for row in book["Замечания"].iter_rows(min_row=2, values_only=True)]
    assert remarks[0] == ("сомнение", "У поручения нет срока.", "п. 1.5")
    assert len(remarks) == len(rich.findings)
    facts = dict(book["О документе"].iter_rows(min_row=2, values_only=True))
    assert facts["Вид документа"] == "резолюция"
    assert facts["Дата принятия"] == "27 августа 2020 года"
    assert facts["Поручений"] == sum(not d.lead_in for d in rich.directives)
    assert facts["– со сроком или периодичностью"] + facts["– без срока"] == facts["Поручений"]


def test_it_is_set_up_for_the_printer(rich: Reading) -> None:
    """A4 landscape, one page wide, repeated header, page numbers, title; header frozen, filter on."""
    plan = opened(to_xlsx(rich))["План"]
    assert plan.page_setup.orientation == "landscape"
    assert plan.page_setup.paperSize == 9
    assert (plan.page_setup.fitToWidth or 1, plan.page_setup.fitToHeight) == (1, 0)
    assert plan.sheet_properties.pageSetUpPr.fitToPage
    assert plan.print_title_rows == "$1:$1"
    assert plan.freeze_panes == "A2"
    assert plan.auto_filter.ref == f"A1:L{len(rich.directives) + 1}"
    assert "&P" in plan.oddFooter.center.text
    assert "Приозёрный район" in plan.oddHeader.center.text


def cells(data: bytes) -> list[tuple[str, str]]:
    """Type and value of every cell, from openpyxl."""
    return [
        (cell.data_type, str(cell.value))
        for sheet in opened(data)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def no_active_part(data: bytes) -> None:
    """No formula, link, macro or external part in the package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            assert not any(part in name.lower() for part in ("external", "vba", "connections", "calcchain"))
            root = etree.fromstring(archive.read(name))
            tags = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
            assert not tags & {"f", "hyperlink", "hyperlinks", "ddeLink", "oleLink"}, name


def test_nothing_runs(rich: Reading) -> None:
    """Texts that look like formulas or links are texts, and begin with nothing that CSV would run."""
    data = to_xlsx(rich)
    no_active_part(data)
    assert {kind for kind, _ in cells(data)} <= {"s", "n", "d"}
    texts = [value for kind, value in cells(data) if kind == "s"]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(text.startswith("'=HYPERLINK") for text in texts)
    assert "– провести субботник" in texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        (" \t=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- провести", "– провести"),
        ("-1", "–1"),
        ("＝1+1", "'＝1+1"),
        ("до 75 % = плану", "до 75 % = плану"),
        ("", ""),
    ],
)
def test_a_formula_is_made_inert(text: str, shown: str) -> None:
    """And nothing else is touched."""
    assert inert(text) == shown


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(), max_size=20) | st.text("=+-@\t\r\x00\ud800&<'_x0041_", max_size=8), max_size=5)
)
def test_any_text_makes_a_sound_workbook(texts: list[str]) -> None:
    """Whatever stands in a finding, a name or a place."""
    findings = tuple(Finding("x", "note", text, text) for text in texts)
    words = "".join(texts)
    metadata = Metadata(title=words, date=words, place=words)
    reading = Reading(words, "text", metadata, (), (), (), (), findings, "")
    data = to_xlsx(reading)
    no_active_part(data)
    assert {kind for kind, _ in cells(data)} <= {"s", "n"}


def test_a_text_too_long_for_a_cell_is_cut_with_a_note() -> None:
    """By Excel's count, in which an emoji is two."""
    for text in ("а" * 40_000, "😀" * 20_000):
        cut = cell_text(text)
        assert cut.endswith(CUT)
        assert len(cut.encode("utf-16-le")) // 2 in (CELL_LIMIT, CELL_LIMIT - 1)
    assert cell_text("а" * CELL_LIMIT) == "а" * CELL_LIMIT


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("слово", 10, 1),
        ("слово слово", 10, 2),
        ("слово\nслово", 10, 2),
        ("а" * 25, 10, 3),
        ("Управление общего образования администрации Ртищевского муниципального района", 27, 4),
    ],
)
def test_the_height_of_a_row_is_reckoned(text: str, width: float, count: int) -> None:
    """LibreOffice shows a wrapped text whole only if the file says how high its row is."""
    assert lines(text, width) == count


def test_days_that_excel_does_not_know_are_text(rich: Reading) -> None:
    """Before 1901, or damaged."""
    directive = next(d for d in rich.directives if d.label == "1.2")
    assert directive.deadline is not None
    deadline = replace(directive.deadline, start="1812-09-07", end="завтра")
    reading = replace(rich, directives=(replace(directive, deadline=deadline),))
    row = row_of(opened(to_xlsx(reading))["План"], "1.2")
    assert (row["Начало"], row["Срок"]) == ("1812-09-07", "завтра")


def test_an_empty_reading_says_that_it_is_empty(empty: Reading) -> None:
    """In words, not by a blank sheet."""
    book = opened(to_xlsx(empty))
    assert book["План"]["D2"].value == "Поручений в документе не найдено."
    assert book["Замечания"]["C2"].value == "Замечаний нет."
    assert dict(book["О документе"].iter_rows(min_row=2, values_only=True))["Поручений"] == 0
