"""The example is made through the services: its journal is whole, its numbers are a district's, and today has work."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.urls import reverse

from avgust.apps.acts.api import AddresseeAnswer, Correction, Directive, Document
from avgust.apps.execution.api import Assignment, DueChange, Evidence, ExtensionRequest, Report, my_work, on_control
from avgust.apps.journal.api import Entry, broken_at
from avgust.apps.registry.api import GroupRule
from avgust.demo.load import load

NOW = datetime(2026, 11, 22, 18, tzinfo=ZoneInfo("Europe/Moscow"))
TODAY = NOW.date()
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("example")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, folder):
    """The whole example, made once for all tests here and taken back after them: a journal cannot be emptied."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(now=NOW, papers_to=folder)
        transaction.set_rollback(True)


def states():
    return set(Assignment.objects.values_list("state", flat=True))


def test_every_paper_came_as_far_as_it_should_and_the_visitors_is_left():
    assert Document.objects.filter(state="adopted").count() == 12
    assert Document.objects.filter(state="review").count() == 1
    assert not Document.objects.filter(title__contains="О ходе исполнения").exists()
    assert AddresseeAnswer.objects.filter(state="open").count() == 0
    assert AddresseeAnswer.objects.filter(state="outside").count() >= 5


def test_every_duty_came_to_somebody_or_is_a_recommendation():
    duties = Directive.objects.filter(state="adopted", lead_in=False, assignments=None)
    assert all(answer.state == "outside" for duty in duties for answer in duty.answers.all())
    assert 4 < duties.count() < 12


def test_the_papers_lie_ready_for_the_visitor(folder):
    assert len(list(Path(folder).iterdir())) == 14
    assert (folder / "Решение коллегии – загрузите меня.docx").exists()


def test_assignments_stand_in_every_state_that_work_leaves_behind():
    assert states() >= {"draft", "on_control", "in_work", "reported", "returned", "accepted", "released", "not_applicable"}
    assert set(Assignment.objects.values_list("kind", flat=True)) >= {"single", "series", "occurrence", "sub"}
    assert 800 < Assignment.objects.filter(state="released").count() < 1500


def test_reports_carry_proofs_of_every_kind_and_some_came_back():
    assert set(Evidence.objects.values_list("kind", flat=True)) == {"act", "count", "link", "file", "protocol"}
    returned = Report.objects.filter(state="returned").count()
    assert 0.03 < returned / Report.objects.count() < 0.2


def test_more_time_was_asked_for_granted_and_refused_and_the_first_term_is_kept():
    assert set(ExtensionRequest.objects.values_list("state", flat=True)) >= {"granted", "refused"}
    moved = DueChange.objects.select_related("assignment").first().assignment
    assert moved.first_due < moved.due


def test_who_is_often_late_is_late_and_who_is_early_is_not(world):
    def late_share(code):
        rows = Assignment.objects.filter(organisation=world.organisations[code]).exclude(reported_on=None, due=None)
        judged = [row.reported_on > row.first_due for row in rows if row.reported_on and row.first_due]
        return sum(judged) / len(judged)

    assert late_share("brod") > late_share("lesop") > 0.2 > late_share("lic7")


def test_whoever_signs_in_finds_work_today(world):
    head = my_work(world.actor("byalkina", TODAY), TODAY)
    assert len(head.groups["late"]) >= 3
    specialist = on_control(world.actor("yudina", TODAY), TODAY)
    assert specialist.counts["reported"] > 0 or specialist.counts["late"] > 0


def test_the_front_page_lets_anybody_in_by_one_click_and_shows_first_who_is_to_be_met(client, settings, world):
    settings.AVGUST_DEMO = True
    page = client.get("/demo/").content.decode()
    assert page.index("Начните с них") < page.index("Петрова Марина") < page.index("Регион</h2>")
    assert "Стрельников" not in page  # he left his post in the summer
    client.post(f"/demo/{world.people['byalkina'].pk}/")
    assert "просрочено" in client.get(reverse("web:my-work")).content.decode()
    settings.AVGUST_DEMO = False
    assert client.get("/demo/").status_code == 404


def test_what_the_reviewer_corrected_and_answered_is_kept():
    assert set(Correction.objects.values_list("step", flat=True)) >= {"accept", "edit", "drop"}
    assert GroupRule.objects.count() >= 5


def test_closed_organisations_leave_nothing_open(world):
    for code in ("podgriv", "ruchi"):
        rows = Assignment.objects.filter(organisation=world.organisations[code]).exclude(kind="series")
        assert rows and not rows.exclude(state__in=["released", "accepted", "not_applicable"]).exists()


def test_the_journal_is_whole_and_tells_the_days_in_their_order():
    assert broken_at() is None
    days = [moment.date() for moment in Entry.objects.order_by("number").values_list("at", flat=True)]
    assert days == sorted(days)
    assert days[0] == date(2025, 8, 18) and days[-1] <= TODAY
