"""The head of a school and the controller in a real browser: from the list to an accepted report, by keys, by phone, without script."""

import pytest

from avgust.apps.execution.api import Assignment, give_assignments, put_document_on_control
from conftest import DESK, PHONE
from district import NOW, make_district

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school(transactional_db):
    """A district in which three schools have one assignment each; due in a month from the day of the clock."""
    import sys
    from datetime import timedelta
    from pathlib import Path

    from django.utils import timezone

    sys.path.append(str(Path(__file__).parents[1] / "apps" / "execution"))
    from adopted import adopted, duty

    district, today = make_district(), timezone.localdate()
    document = adopted(district["authority"], date=today)
    schools = [district[name] for name in ("school_1", "school_2", "village")]
    duty(document, ("школы", schools), ends=today + timedelta(days=30))
    who = district.actor("specialist")
    give_assignments(by=who, now=NOW, today=today, document=document)
    put_document_on_control(by=who, now=NOW, today=today, document=document)
    return district


def test_a_report_goes_from_the_list_to_acceptance(school, open_as):
    page = open_as(school["head_1"], "/", viewport=DESK)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .directive-text")
    assert "open=" in page.url
    page.locator("#panel textarea[name=text]").fill("Смотр проведён")
    page.locator("#kept", has_text="сохранён").wait_for()
    page.reload()
    assert page.locator("#panel textarea[name=text]").input_value() == "Смотр проведён"
    page.get_by_role("button", name="Количество", exact=True).click()
    page.wait_for_selector(".proof")
    page.locator("[name=proofs-0-count]").fill("12")
    page.locator("[name=proofs-0-unit]").fill("кабинетов")
    page.get_by_role("button", name="Отправить отчёт").click()
    page.get_by_text("Отчёт отправлен на проверку").wait_for()

    page = open_as(school["specialist"], "/control/", viewport=DESK)
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator(".bulk .picked").inner_text() == "Выбрано: 1"
    page.get_by_role("button", name="Принять отчёты").click()
    page.get_by_role("heading", name="Принять отчёты по 1").wait_for()
    page.get_by_role("button", name="Принять отчёты").click()
    page.get_by_text("Принято: 1").wait_for()
    assert Assignment.objects.get(organisation=school["school_1"]).state == "accepted"


def test_the_same_goes_on_a_phone_without_script(school, open_as):
    page = open_as(school["head_1"], "/", viewport=PHONE, script=False)
    page.get_by_role("link", name="Отчитаться").first.click()
    page.locator("#panel textarea[name=text]").fill("Смотр проведён")
    page.get_by_role("button", name="Протокол", exact=True).click()
    page.locator("[name=proofs-0-number]").fill("3")
    page.locator("[name=proofs-0-date]").fill("2026-01-15")
    page.get_by_role("button", name="Отправить отчёт").click()
    page.get_by_text("Отчёт отправлен на проверку").wait_for()
    page = open_as(school["specialist"], "/control/", viewport=PHONE, script=False)
    page.locator("tbody a").first.click()
    page.get_by_text("протокол № 3 от 15.01.2026").wait_for()
    page.get_by_role("button", name="Принять отчёт", exact=True).click()
    page.get_by_text("Отчёт принят").first.wait_for()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_runs_over_the_edge(school, open_as, viewport):
    pk = Assignment.objects.get(organisation=school["school_1"]).pk
    for who, address in [("head_1", ""), ("head_1", f"?open={pk}"), ("specialist", "control/"), ("specialist", f"control/?kind=all&open={pk}"), ("specialist", "control/profiles/")]:
        page = open_as(school[who], "/" + address if address.startswith("control") else "/", viewport=viewport)
        if address.startswith("?"):
            page.goto(page.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
