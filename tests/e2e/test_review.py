"""A review by the keyboard alone, in a real browser: every key saves at once, and a closed tab loses nothing."""

import sys
from pathlib import Path

import pytest
from django.urls import reverse

from avgust.apps.acts.api import Document
from conftest import PHONE

sys.path.append(str(Path(__file__).parents[1] / "apps" / "acts"))
from uploaded import put_under_review

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def document(district):
    return put_under_review(district)


def state(document, label):
    return document.directives.exclude(state="replaced").get(label=label).state


def test_a_specialist_reviews_a_reading_by_the_keyboard(open_as, district, document):
    page = open_as(district["specialist"], reverse("web:review", args=[document.pk]))
    current = page.locator(".card.current .text")
    checked = page.locator("#review-title")
    assert "поддержать проект" in current.inner_text()  # the doubtful one first

    page.keyboard.press("d")
    page.get_by_text("Проверено 1 из 7").wait_for()
    assert state(document, "4") == "dropped"
    page.keyboard.press("u")
    page.get_by_text("Проверено 0 из 7").wait_for()
    assert state(document, "4") == "proposed"

    page.keyboard.press("a")
    page.get_by_text("Проверено 1 из 7").wait_for()
    page.evaluate('document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "ф", bubbles: true}))')
    page.get_by_text("Проверено 2 из 7").wait_for()
    page.keyboard.press("e")
    field = page.locator(".card.editing textarea")
    field.wait_for()
    field.fill("директор школы № 1")
    page.locator(".card.editing [data-save]").press("Enter")
    page.get_by_text("Проверено 3 из 7").wait_for()
    page.get_by_text("исправлено: Петрова А. С.").wait_for()
    page.close()

    again = open_as(district["specialist"], reverse("web:review", args=[document.pk]))
    assert again.locator("#review-title").inner_text() == "Проверено 3 из 7"
    assert checked.page.is_closed() and Document.objects.get(pk=document.pk).version == 5


def test_a_field_and_its_words_light_up_together_and_words_lead_to_their_directive(open_as, district, document):
    page = open_as(district["specialist"], reverse("web:review", args=[document.pk]))
    field = page.locator(".card .when a.value").first
    field.hover()
    lit = page.locator("mark.lit")
    assert lit.count() >= 1 and field.get_attribute("data-span") == lit.first.get_attribute("data-span")
    page.locator("#source-text mark.duty").get_by_text("провести мониторинг").click()
    assert "провести мониторинг" in page.locator(".card.current .text").inner_text()


def test_words_selected_in_the_source_become_a_directive(open_as, district, document):
    page = open_as(district["specialist"], reverse("web:review", args=[document.pk]))
    page.evaluate(
        """() => {
          const line = [...document.querySelectorAll("#source-text p")].find((p) => p.textContent.includes("Участники"));
          const range = document.createRange();
          range.selectNodeContents(line);
          const selection = document.getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }"""
    )
    page.wait_for_timeout(100)
    page.keyboard.press("n")
    page.get_by_text("Поручение добавлено").wait_for()
    assert document.directives.get(origin="added").text == "Участники конференции решили:"


TALL = {"width": 1280, "height": 5000}  # axe cannot judge contrasts of what is scrolled out of sight


@pytest.mark.parametrize("viewport", [TALL, PHONE])
def test_axe_finds_nothing_on_a_review(open_as, faults, district, document, viewport):
    page = open_as(district["specialist"], reverse("web:review", args=[document.pk]), viewport=viewport)
    assert faults(page) == []
