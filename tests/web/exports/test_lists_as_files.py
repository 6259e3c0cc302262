"""A list as a file says what its page says, to the same people, and nothing in it runs as a formula."""

from datetime import date, datetime
from io import BytesIO

import docx
import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from avgust.apps.execution.api import (
    Outlook,
    PlanFilter,
    disciplines,
    matrix,
    plan_rows,
    plan_table,
)
from avgust.apps.registry.api import Organisation
from avgust.control.states import STANDING_WORDS, Standing
from avgust.web.exports.paper import to_paper
from avgust.web.exports.table import Column, Export, Table
from avgust.web.exports.work import discipline_list, matrix_list, plan_list
from avgust.web.exports.workbook import to_workbook
from district import NOW, TODAY
from plan_rows import duty, owed, paper, small_plan

pytestmark = pytest.mark.django_db


def book_of(data):
    return openpyxl.load_workbook(BytesIO(data))


def rows_of(sheet):
    """The rows of a sheet as dictionaries by their heads."""
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def asked(visitor, address, **query):
    answer = visitor.get(address, {"format": "xlsx", **query})
    assert answer.status_code == 200, answer.status_code
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def export(*tables, **values):
    kept = {"name": "проба", "title": "Проба", "by": "Петрова А. С.", "at": NOW, "day": TODAY}
    return Export(tables=tables, **{**kept, **values})


@pytest.fixture
def plan(district):
    return small_plan(district)


@pytest.fixture
def view(district, plan):
    return Outlook(district.actor("specialist"), TODAY, PlanFilter(year="2026/2027"))


def test_the_plan_comes_out_row_by_row_with_dates_as_dates(view):
    rows = plan_rows(view, plan_table(view))
    sheet = book_of(to_workbook(export(plan_list(rows))))["План"]
    told = rows_of(sheet)
    assert len(told) == len(rows) == 13
    for row, line in zip(rows, told, strict=True):
        due = datetime.combine(row.due, datetime.min.time()) if row.due else None
        assert (line["Поручение"], line["Исполнитель"], line["Срок"]) == (row.words, row.name, due)
    assert sheet.auto_filter.ref == "A1:N14" and sheet.freeze_panes == "A2"
    assert sheet["I2"].number_format == "dd.mm.yyyy"


def test_the_same_plan_stands_on_paper(view):
    rows = plan_rows(view, plan_table(view))
    table = docx.Document(BytesIO(to_paper(export(plan_list(rows))))).tables[0]
    assert len(table.rows) == 14
    heads = [cell.text for cell in table.rows[0].cells]
    shown = table.rows[1].cells
    assert shown[heads.index("Исполнитель")].text == rows[0].name
    assert shown[heads.index("Срок")].text == f"{rows[0].due:%d.%m.%Y}"
    assert table.rows[0]._tr.trPr.find("{*}tblHeader") is not None  # repeated on each page
    assert table.rows[1]._tr.trPr.find("{*}tblHeader") is None


def test_the_matrix_says_in_words_what_its_colours_say(view):
    found = matrix(view)
    told = rows_of(book_of(to_workbook(export(matrix_list(found))))["Матрица"])
    by_name = {line["Организация"]: line for line in told}
    assert by_name["МБОУ СОШ № 1"]["1.1 Провести смотр кабинетов"] == "просрочено"
    assert by_name["МБОУ СОШ № 1"]["1.3 Представлять сведения"] == "ждёт проверки: 1 из 3"
    assert sum(line["Просрочено"] for line in told) == found.tally.late == 2


def test_a_matrix_wider_than_a_page_repeats_its_organisations(district):
    document = paper(district["authority"])
    for number in range(30):
        owed(duty(document, f"Дело {number}"), district["school_1"])
    found = matrix(Outlook(district.actor("specialist"), TODAY))
    tables = docx.Document(BytesIO(to_paper(export(matrix_list(found))))).tables
    assert len(tables) == 3 and all(table.cell(1, 0).text == "МБОУ СОШ № 1" for table in tables)
    heads = [cell.text for table in tables for cell in table.rows[0].cells]
    assert sum("Дело" in head for head in heads) == 30


def test_discipline_shows_numerator_and_denominator(view):
    period = (date(2026, 9, 1), date(2027, 8, 31))
    found = disciplines(view, period)
    table = discipline_list("Организация", found.rows, {})
    told = {line["Организация"]: line for line in rows_of(book_of(to_workbook(export(table)))["Дисциплина"])}
    for row in found.rows:
        line, share = told[row.name], row.discipline.on_time
        assert (line["В срок"], line["В срок: из скольких"]) == (share.numerator, share.denominator)
        assert line["В срок, %"] == share.value
    shown = docx.Document(BytesIO(to_paper(export(table)))).tables[0]
    share = found.rows[0].discipline.on_time
    assert f"({share.numerator} из {share.denominator})" in shown.cell(1, 1).text


def test_a_share_without_cases_is_not_a_nought(district):
    owed(duty(paper(district["authority"])), district["school_1"], due=10, returned_times=1)
    found = disciplines(Outlook(district.actor("specialist"), TODAY), (date(2026, 9, 1), date(2027, 8, 31)))
    line = rows_of(book_of(to_workbook(export(discipline_list("Организация", found.rows, {}))))["Дисциплина"])[0]
    assert line["В срок, %"] is None and line["В срок: из скольких"] == 0


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+7+8", "@SUM(A1)", "-2+3", '=HYPERLINK("http://x")', "\t=1+1"])
def test_no_words_of_people_become_a_formula(name):
    table = Table("Проба", [Column("Название", str), Column("С ссылкой", str, link=lambda row: "/x/")], [name])
    for row in book_of(to_workbook(export(table, site="https://a.example")))["Проба"].iter_rows(min_row=2):
        assert [cell.data_type for cell in row] == ["s", "s", "s"]
        assert not any(str(cell.value).lstrip().startswith(("=", "+", "@", "-")) for cell in row)


def test_an_organisation_named_like_a_formula_stays_words_in_the_list(district, visit):
    Organisation.objects.filter(pk=district["school_1"].pk).update(short_name="=cmd|'/c calc'!A1")
    sheet = book_of(asked(visit(district["specialist"]), "/organisations/"))["Организации"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any("cmd|" in str(cell.value) for cell in cells)


def test_a_sign_that_no_office_can_hold_breaks_no_file():
    table = Table("Имя:[с]/запретом*" * 3, [Column("Слова", str)], ["раз\x00два\x0b\ud800 три"])
    assert "раз" in book_of(to_workbook(export(table))).worksheets[0]["A2"].value
    assert "раз" in docx.Document(BytesIO(to_paper(export(table)))).tables[0].cell(1, 0).text


def test_the_file_says_what_was_chosen_by_whom_and_when(district, visit, plan):
    book = book_of(asked(visit(district["specialist"]), "/organisations/", kind="kindergarten"))
    told = [tuple(row) for row in book["Отбор"].iter_rows(values_only=True)]
    assert ("Отбор", "вид: Дошкольная организация") in told
    assert ("Составил(а)", "Петрова А. С.") in told and ("Строк", "1") in told
    assert any(title == "Адрес списка" and text.endswith("/organisations/?kind=kindergarten") for title, text in told)
    assert [line["Организация"] for line in rows_of(book["Организации"])] == ["МБДОУ детский сад «Ромашка»"]


def test_my_work_comes_out_with_its_groups(district, visit, plan):
    told = rows_of(book_of(asked(visit(district["head_1"]), reverse("web:my-work")))["Мои дела"])
    assert [line["Когда"] for line in told].count("Просрочено") == 2  # and the part that it gave to its own people
    assert told[0]["Как обстоит"] == STANDING_WORDS[Standing.LATE]
    assert {line["Исполнитель"] for line in told} == {"МБОУ СОШ № 1"}


def test_what_is_on_control_comes_out_as_chosen(district, visit, plan):
    told = rows_of(book_of(asked(visit(district["specialist"]), "/control/", kind="late")).worksheets[0])
    assert {line["Исполнитель"] for line in told} == {"МБОУ СОШ № 1", "МБОУ ООШ с. Берёзовка"}


def test_documents_and_their_items_come_out(district, visit, plan):
    visitor = visit(district["specialist"])
    told = rows_of(book_of(asked(visitor, "/documents/"))["Документы"])
    assert {line["Документ"] for line in told} == {"Резолюция августовского совещания", "Приказ об охране труда"}
    items = rows_of(book_of(asked(visitor, f"/documents/{plan['first'].pk}/"))["Пункты"])
    assert [line["Поручение"] for line in items] == [
        "Провести смотр кабинетов", "Обновить паспорта безопасности", "Представлять сведения",
    ]  # fmt: skip
    row = rows_of(book_of(asked(visitor, f"/directives/{plan['b'].pk}/"))["Поручения"])
    assert len(row) == 4


def test_people_come_out_with_their_posts(district, visit):
    told = rows_of(book_of(asked(visit(district["specialist"]), "/people/", words="Соколов"))["Люди"])
    assert [(line["Человек"], line["Должности"]) for line in told] == [("Соколов Игорь Петрович", "Директор")]


def test_a_file_holds_no_row_that_its_page_would_not_show(district, visit, plan):
    told = rows_of(book_of(asked(visit(district["head_1"]), "/organisations/"))["Организации"])
    assert "МБОУ СОШ № 9" not in {line["Организация"] for line in told}
    assert visit(district["head_1"]).get(f"/documents/{plan['foreign'].pk}/", {"format": "xlsx"}).status_code == 404
    assert visit(district["head_1"]).get("/control/", {"format": "docx"}).status_code in {200, 404}


def test_a_format_that_is_not_known_shows_the_page(district, visit):
    answer = visit(district["specialist"]).get("/organisations/", {"format": "pdf"})
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("address", ["/documents/", reverse("web:my-work"), "/control/"])
def test_a_longer_list_asks_no_more_of_the_database(district, visit, plan, address):
    query = {"kind": "late"} if address == "/control/" else {}
    visitor = visit(district["specialist"])
    owed(duty(paper(district["authority"])), district["authority"])
    asked(visitor, address, **query)
    with CaptureQueriesContext(connection) as short:
        asked(visitor, address, **query)
    for number in range(20):
        document = paper(district["authority"], title=f"Приказ {number}")
        owed(duty(document), district["school_1"], due=-number, controller=district["specialist"])
        owed(duty(document), district["authority"], due=number)
    with CaptureQueriesContext(connection) as long:
        assert len(rows_of(book_of(asked(visitor, address, **query)).worksheets[0])) >= 20
    assert len(long) == len(short)


@pytest.mark.parametrize("address", ["/plan/", "/plan/gantt/"])
def test_the_plan_and_its_chart_come_out_by_their_filter(district, visit, plan, address):
    book = book_of(asked(visit(district["specialist"]), address, standing="late"))
    assert {line["Исполнитель"] for line in rows_of(book["План"])} == {"МБОУ СОШ № 1", "МБОУ ООШ с. Берёзовка"}
    told = [tuple(row) for row in book["Отбор"].iter_rows(values_only=True)]
    assert ("Отбор", "как обстоит: просрочено") in told and ("Отбор", "учебный год: 2026/2027") in told


@pytest.mark.parametrize(("query", "first", "last"), [({}, 1, 30), ({"by": "week"}, 16, 22)])
def test_a_calendar_comes_out_as_the_lines_of_its_days(district, visit, plan, query, first, last):
    told = rows_of(book_of(asked(visit(district["specialist"]), "/plan/calendar/", day="2026-11-18", **query))["План"])
    assert told and all(date(2026, 11, first) <= line["Срок"].date() <= date(2026, 11, last) for line in told)


def test_the_matrix_and_discipline_come_out_of_their_pages(district, visit, plan):
    visitor = visit(district["specialist"])
    assert len(rows_of(book_of(asked(visitor, "/plan/matrix/"))["Матрица"])) == 4
    book = book_of(asked(visitor, "/plan/discipline/", by="kind"))
    assert {line["Вид"] for line in rows_of(book["Дисциплина"])} == {
        "Общеобразовательная организация", "Дошкольная организация",
    }  # fmt: skip
    assert any(title == "Примечание" for title, _ in book["Отбор"].iter_rows(values_only=True))


def test_a_head_gets_the_plan_of_own_school_alone(district, visit, plan):
    told = rows_of(book_of(asked(visit(district["head_1"]), "/plan/"))["План"])
    assert told and {line["Исполнитель"] for line in told} == {"МБОУ СОШ № 1"}
