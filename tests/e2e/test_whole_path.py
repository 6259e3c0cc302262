"""The whole path, as three people: a resolution is uploaded, read, reviewed and adopted; a head reports; it is accepted."""

import io

import pytest
from django.urls import reverse
from docx import Document as Word

from avgust.apps.execution.api import Assignment
from avgust.jobs.worker import work_off
from conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
PAPER = """РЕЗОЛЮЦИЯ
августовской конференции педагогических работников Луговского района
г. Луговск
27 августа 2026 года
Участники конференции рекомендуют:
1. Руководителям общеобразовательных организаций провести анализ результатов оценочных процедур. Срок: до 15 декабря 2026 года.
2. Руководителям дошкольных образовательных организаций обновить паспорта групп. Срок: до 20 декабря 2026 года.
3. Социальным партнёрам оказать содействие профориентации обучающихся."""


@pytest.fixture
def paper():
    """The resolution as a Word file."""
    word, file = Word(), io.BytesIO()
    for line in PAPER.splitlines():
        word.add_paragraph(line)
    word.save(file)
    return {"name": "резолюция.docx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}


def upload(page, paper):
    page.get_by_role("link", name="Резолюции").click()
    page.get_by_role("link", name="Загрузить документ").first.click()
    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="Загрузить и прочитать").click()
    page.wait_for_url(lambda address: "upload" not in address)
    assert Assignment.objects.count() == 0
    work_off()
    page.reload()


def review(page):
    page.get_by_role("link", name="Проверить прочитанное").click()
    page.get_by_text("роверено 0 из 3").first.wait_for()
    page.wait_for_load_state("networkidle")
    for checked in range(1, 4):  # with the keyboard alone
        page.keyboard.press("a")
        page.get_by_text(f"роверено {checked} из 3").first.wait_for()
    page.get_by_role("link", name="Принять документ").first.click()
    page.get_by_role("button", name="Принять документ к исполнению").click()
    page.get_by_text("27 августа 2026").first.wait_for()


def answer_questions(page):
    """Whatever the registry could not say for sure, a person says."""
    while page.get_by_role("link", name="Ответить").count():
        page.get_by_role("link", name="Ответить").click()
        raise AssertionError(page.locator("main").inner_text())


def put_on_control(page):
    if page.get_by_role("button", name="Создать поручения").count():
        page.get_by_role("button", name="Создать поручения").click()
    page.get_by_role("button", name="Поставить на контроль").click()
    page.get_by_text("Создано: 4 поручения").wait_for()


def report(page):
    page.get_by_role("link", name="Отчитаться").first.click()
    page.get_by_label("Что сделано").fill("Анализ проведён, приказ издан.")
    page.get_by_role("button", name="приказ").or_(page.get_by_role("button", name="акт")).first.click()
    page.get_by_label("Номер").fill("45-о")
    page.get_by_label("Дата").fill("2026-11-20")
    page.get_by_role("button", name="Отправить отчёт").click()


def accept(page):
    page.get_by_role("link", name="На контроле").click()
    page.locator("a", has_text="провести анализ результатов").first.click()
    page.get_by_text("Анализ проведён, приказ издан.").first.wait_for()
    page.get_by_role("button", name="Принять отчёт").first.click()


def test_from_an_uploaded_resolution_to_an_accepted_report(open_as, district, paper):
    specialist = open_as(district["specialist"])
    upload(specialist, paper)
    review(specialist)
    answer_questions(specialist)
    put_on_control(specialist)
    organisations = set(Assignment.objects.values_list("organisation__short_name", flat=True))
    assert organisations == {
        "МБОУ СОШ № 1",
        "МБОУ СОШ № 2",
        "МБОУ ООШ с. Берёзовка",
        "МБДОУ детский сад «Ромашка»",
    }

    head = open_as(district["head_1"], reverse("web:my-work"), viewport=PHONE)
    report(head)
    mine = Assignment.objects.get(organisation=district["school_1"])
    assert mine.state == "reported"
    assert [proof.number for proof in mine.reports.get().evidence.all()] == ["45-о"]

    accept(specialist)
    mine.refresh_from_db()
    assert mine.state == "accepted"

    chief = open_as(district["chief"], reverse("web:assignment", args=[mine.pk]))
    assert "Анализ проведён" in chief.content()
