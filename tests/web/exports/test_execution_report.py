"""The execution report of a document: its figures are those of the plan, on the page and in the Word document alike."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import docx
import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from avgust.apps.acts.api import AddresseeAnswer
from avgust.apps.execution.api import DueChange, Evidence, Report, execution_report
from avgust.apps.registry.api import AccessError
from avgust.web.exports.report_words import figures, item_words
from district import NOW, TODAY
from plan_rows import duty, owed, small_plan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def plan(district):
    return small_plan(district)


@pytest.fixture
def report(district, plan):
    """The report of the first paper; `report()` reads it anew."""
    return lambda who="specialist": execution_report(district.actor(who), plan["first"].pk, TODAY)


def lines_of(item):
    return {title: "".join(str(each) for each in pieces) for title, pieces in item_words(item).lines}


def accepted(assignment, *proofs, state="accepted"):
    report = Report.objects.create(assignment=assignment, state=state, text="Сделано", written_at=NOW)
    for proof in proofs:
        Evidence.objects.create(report=report, **proof)


def word_of(visitor, document):
    answer = visitor.get(f"/reports/{document.pk}/", {"format": "docx"})
    assert answer.status_code == 200
    return docx.Document(BytesIO(answer.content))


def test_the_figures_are_those_that_one_counts_by_hand(report):
    told = {each.title: (each.number, each.whole) for each in figures(report())}
    assert told == {
        "исполнено без опоздания": (2, 9),
        "исполнено с опозданием": (1, 9),
        "ждёт проверки": (2, 9),
        "просрочено": (2, 9),
        "в работе, срок не прошёл": (2, 9),
        "срок сегодня": (1, 9),
        "срок не скоро": (1, 9),
        "не относится к организации": (1, 10),
    }


def test_every_figure_leads_to_a_list_of_so_many(district, visit, report):
    visitor = visit(district["specialist"])
    found = report()
    links = [(each.number, each.address) for each in figures(found) if each.address]
    for item in found.items:
        for _, pieces in item_words(item).lines:
            links += [(int(str(each)), each.address) for each in pieces if not isinstance(each, str)]
    assert len(links) > 12
    for number, address in links:
        answer = visitor.get(address)
        assert answer.context["page"].paginator.count == number, address


def test_an_item_names_who_is_late_and_whom_it_does_not_concern(report):
    first, second, third = report().items
    assert (first.done, first.whole, set(first.late)) == (0, 3, {"МБОУ СОШ № 1", "МБОУ ООШ с. Берёзовка"})
    assert (second.done, second.whole) == (2, 3)
    assert second.released == (("МБДОУ детский сад «Ромашка»", ""),)
    assert lines_of(second)["Снято с контроля"] == "МБОУ СОШ № 2"
    # Of a recurring duty the second period is reported and not accepted: the organisation has not carried it out.
    assert (third.done, third.whole) == (0, 1)


def test_a_recurring_duty_is_carried_out_where_all_periods_that_have_come_are(district, plan, report):
    for each in plan["c"].assignments.filter(state="reported"):
        each.state, each.accepted_on = "accepted", TODAY
        each.save()
    third = report().items[2]
    assert (third.done, third.whole, third.tally.total) == (1, 1, 3)


def test_evidence_is_summed_by_kind_and_unit_of_accepted_reports_alone(plan, report):
    one, two = plan["b"].assignments.filter(state__in=["accepted", "released"])
    order = {"kind": "act", "number": "1", "date": TODAY}
    accepted(one, {**order, "title": "Приказ об охране"})
    accepted(one, {**order, "title": "Приказ об охране"}, {"kind": "count", "count": Decimal(120), "unit": "чел."})
    accepted(two, {**order, "title": "Приказ директора"}, {"kind": "count", "count": Decimal(220), "unit": "чел."})
    accepted(two, {**order, "title": "Приказ не принятый"}, state="returned")
    assert lines_of(report().items[1])["По принятым отчётам"] == "приказы: 2, 340 чел."


def test_the_first_term_stands_beside_the_present_one_with_the_grounds_of_its_move(district, plan, report):
    late = plan["late"]
    DueChange.objects.create(assignment=late, old=date(2026, 11, 1), new=late.due, grounds="Карантин", at=NOW)
    late.first_due = date(2026, 11, 1)
    late.save()
    told = lines_of(report().items[0])
    assert "первоначально 1\xa0ноября\xa02026" in told["Срок"]
    assert told["Переносы сроков"] == "с 01.11.2026 на 17.11.2026, МБОУ СОШ № 1, основание: Карантин"


def test_a_recommendation_stands_apart_and_is_in_no_sum(plan, report):
    before = report().tally.total
    duty(plan["first"], "Поддержать проект", recommendation=True)
    outside = duty(plan["first"], "Принять участие в слёте")
    AddresseeAnswer.objects.create(directive=outside, name="клуб", state="outside", on=TODAY)
    found = report()
    assert [each.directive.text for each in found.recommendations] == ["Поддержать проект", "Принять участие в слёте"]
    assert (len(found.items), found.tally.total) == (3, before)
    assert lines_of(found.recommendations[1])["Кому"] == "клуб (вне подчинения)"


def test_the_word_document_says_what_the_page_says(district, visit, plan, report):
    visitor = visit(district["specialist"])
    page = visitor.get(f"/reports/{plan['first'].pk}/").content.decode()
    word = word_of(visitor, plan["first"])
    text = "\n".join(each.text for each in word.paragraphs)
    for each in figures(report()):
        title = f"в том числе: {each.title}" if each.part else each.title
        row = next(row for row in word.tables[0].rows if row.cells[0].text == title)
        assert [cell.text for cell in row.cells[1:3]] == [str(each.number), str(each.whole)]
        assert each.title in page
    for item in report().items:
        assert item.directive.text in text and item.directive.text in page
    assert "СПРАВКА" in text and "Управление образования Луговского района" in text and "Громова Н. П." in text
    assert len(word.tables[1].rows) == 11


def test_the_word_document_is_made_of_styles(district, visit, plan):
    word = word_of(visit(district["specialist"]), plan["first"])
    styles = {each.style.name for each in word.paragraphs}
    assert {"Title", "Heading 1", "Heading 3", "Caption", "Signature", "Avgust Words"} <= styles
    body = word.element.body
    assert not list(body.iter("{*}rFonts")) and not list(body.iter("{*}sz"))
    links = {each.target_ref for each in word.part.rels.values() if each.is_external}
    assert f"http://testserver{reverse('web:assignment', args=[plan['late'].pk])}" in links
    assert all(each.startswith("http") for each in links)
    assert [section.orientation for section in word.sections] == [0, 1]


def test_its_list_comes_out_as_a_workbook(district, visit, plan):
    answer = visit(district["specialist"]).get(f"/reports/{plan['first'].pk}/", {"format": "xlsx"})
    sheet = openpyxl.load_workbook(BytesIO(answer.content))["Поручения"]
    assert sheet.max_row == 11


@pytest.mark.parametrize("who", ["specialist", "chief", "methodologist", "regional"])
def test_whoever_sees_into_the_authority_reads_the_same(report, who):
    assert report(who).tally.total == 10


@pytest.mark.parametrize("who", ["head_1", "executor_1", "administrator", "foreign", "foreign_head"])
def test_nobody_else_reads_it(district, visit, plan, report, who):
    with pytest.raises(AccessError):
        report(who)
    assert visit(district[who]).get(f"/reports/{plan['first'].pk}/", {"format": "docx"}).status_code == 404


def test_a_document_that_is_not_adopted_has_no_report(district, plan, report):
    plan["first"].state = "review"
    plan["first"].save()
    with pytest.raises(AccessError):
        report()


def test_the_list_of_reports_shows_the_papers_of_the_district_alone(district, visit, plan):
    visitor = visit(district["specialist"])
    shown = visitor.get("/reports/")
    assert [row.document.pk for row in shown.context["page"]] == [plan["second"].pk, plan["first"].pk]
    assert "Приказ соседей" not in shown.content.decode()
    book = openpyxl.load_workbook(BytesIO(visitor.get("/reports/", {"format": "xlsx"}).content))
    rows = list(book["Исполнение"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[5], row[6]) for row in rows][1] == ("Резолюция августовского совещания", 3, 9)


def test_a_longer_document_asks_no_more_of_the_database(district, plan, report):
    report()
    with CaptureQueriesContext(connection) as short:
        report()
    for number in range(10):
        row = duty(plan["first"], f"Дело {number}")
        for key in ("school_1", "school_2", "village"):
            accepted(owed(row, district[key], "accepted", -3), {"kind": "count", "count": number, "unit": "чел."})
    with CaptureQueriesContext(connection) as long:
        assert report().tally.total == 40
    assert len(long) == len(short) <= 12
