"""The tables hold every directive, typed, in order, and harm nobody."""

import sqlite3
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest
from heaps import corpus, read

from avgust.corpus.parquet import COLUMNS
from avgust.corpus.sheets import Book, Table
from avgust.corpus.workbook import COLUMNS as HEADINGS
from avgust.reading.export.json import from_json

FORMULA = '=HYPERLINK("http://x")'


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What eight documents came to, in a folder whose name is hard to quote."""
    root = tmp_path_factory.mktemp("корпус")
    folder = corpus(root / "в", 8)
    words = "РЕШЕНИЕ\n1. Школам провести «смотр», 'конкурс' до 1 мая 2021 года.\n2. =1+1 школам провести смотр.\n"
    (folder / "=знак.txt").write_text(words)
    out = root / "из [1] 'два' *"
    assert read(folder, out) == 1
    return out


def rows(out: Path, query: str) -> list[tuple[object, ...]]:
    path = str(out / "directives.parquet").replace("'", "''")
    with duckdb.connect() as base:
        return base.execute(query.replace("FILE", f"read_parquet('{path}')")).fetchall()


def test_each_directive_of_each_reading_is_a_row_in_order(out: Path) -> None:
    """Nothing lost, nothing twice."""
    expected = []
    for file in sorted((out / "readings").iterdir(), key=lambda each: each.name.replace(".json", ".txt")):
        reading = from_json(file.read_bytes())
        expected += [(reading.name, n, d.label, d.text) for n, d in enumerate(reading.directives, 1)]
    assert rows(out, "SELECT document, number, label, text FROM FILE") == expected and len(expected) > 50


def test_the_columns_are_typed(out: Path) -> None:
    """Days are days, lists are lists."""
    described = {name: kind for name, kind, *_ in rows(out, "DESCRIBE SELECT * FROM FILE")}
    assert list(described) == list(COLUMNS)
    assert described["deadline_end"] == "DATE" and described["addressees"] == "VARCHAR[]"
    assert described["targets"].startswith("STRUCT(") and described["lead_in"] == "BOOLEAN"
    (found,) = rows(out, "SELECT deadline_end, addressees FROM FILE WHERE document = '=знак.txt' AND number = 1")
    assert found == (date(2021, 5, 1), ["Школы"])


def test_the_workbook_says_the_same_as_the_parquet_file(out: Path) -> None:
    """Row by row, with real days."""
    sheet = openpyxl.load_workbook(out / "directives.xlsx")["Поручения"]
    heading, *body = sheet.iter_rows(values_only=True)
    assert list(heading) == [name for name, _ in HEADINGS]
    texts = [row[0] for row in rows(out, "SELECT text FROM FILE")]
    assert len(body) == len(texts)
    ends = [row[9].date() if row[9] else None for row in body]
    assert ends == [row[0] for row in rows(out, "SELECT deadline_end FROM FILE")]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")


def test_no_cell_of_a_workbook_is_a_formula(out: Path) -> None:
    """Names of documents and words in them come from strangers."""
    for name in ("directives", "summary"):
        for sheet in openpyxl.load_workbook(out / f"{name}.xlsx"):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f" and not str(cell.value or "").startswith(("=", "+", "@", "-"))


def test_the_summary_tells_of_every_document_and_its_findings(out: Path) -> None:
    """Read, doubtful, not read and why."""
    book = openpyxl.load_workbook(out / "summary.xlsx")
    totals = dict(book["Итог"].iter_rows(min_row=2, values_only=True))
    assert totals["Документов"] == 11 and totals["Прочитано"] == 9 and totals["Не прочитано"] == 2
    told = {row[0]: row for row in book["Документы"].iter_rows(min_row=2, values_only=True)}
    assert told["пустой.txt"][1:3] == ("не прочитан", "Файл пуст") and len(told) == 11
    assert {row[1] for row in told.values()} == {"прочитан", "есть сомнения", "не прочитан"} - {
        name for name in ("прочитан",) if all(row[1] != name for row in told.values())
    }
    findings = sum(len(from_json(file.read_bytes()).findings) for file in (out / "readings").iterdir())
    assert book["Замечания"].max_row == findings + 1


def test_rows_that_do_not_fit_go_on_in_another_sheet(tmp_path: Path) -> None:
    """With the heading and a filter of its own."""
    with Book(tmp_path / "т.xlsx", "т") as book:
        table = Table(book, "Лист", (("а", 5.0), ("б", 5.0)), most=4)
        for number in range(7):
            table.add((number, FORMULA))
        table.end()
    sheets = openpyxl.load_workbook(tmp_path / "т.xlsx").worksheets
    assert [sheet.title for sheet in sheets] == ["Лист", "Лист (2)", "Лист (3)"]
    assert [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in sheets] == [
        ["а", 0, 1, 2],
        ["а", 3, 4, 5],
        ["а", 6],
    ]
    assert all(sheet.auto_filter.ref for sheet in sheets)


def test_a_table_that_cannot_be_written_is_told_and_the_former_one_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder stands in its place."""
    folder, out = corpus(tmp_path / "в", 1), tmp_path / "из"
    (out / "directives.xlsx").mkdir(parents=True)
    assert read(folder, out) == 3
    assert "directives.xlsx" in capsys.readouterr().err and not list(out.glob(".avgust/new/*"))


def test_a_full_disk_is_told_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where it is the database that meets it."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("avgust.corpus.state.State.keep", full)
    assert read(corpus(tmp_path / "в", 1), tmp_path / "из") == 3
    assert "database or disk is full" in capsys.readouterr().err
