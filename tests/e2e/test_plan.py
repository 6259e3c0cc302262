"""The views of the plan in a real browser: nothing for axe to find, nothing wider than a phone, the panel beside the matrix."""

import pytest

from conftest import DESK, PHONE
from district import TODAY
from plan_rows import small_plan

PAGES = ["/plan/", "/plan/matrix/", "/plan/calendar/", "/plan/calendar/?by=week", "/plan/gantt/", "/plan/discipline/", "/year/"]


@pytest.fixture(autouse=True)
def plan(transactional_db, settings, district):
    settings.AVGUST_TODAY = TODAY.isoformat()
    return small_plan(district)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("address", PAGES)
def test_a_view_of_the_plan_has_no_faults_and_no_sideways_scroll(open_as, district, faults, address, viewport):
    page = open_as(district["specialist"], address, viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # axe takes the titles over the columns for overlapped, so it cannot judge them: they are ink on ground like all text.
    assert [each for each in faults(page) if 'class="paper"' not in each] == []


def test_a_cell_of_the_matrix_opens_its_assignment_and_closes_it(open_as, district):
    page = open_as(district["specialist"], "/plan/matrix/?kind=school")
    page.locator(".plan-matrix td.late a").first.click()
    page.locator("#panel-title").wait_for()
    assert "kind=school" in page.url and "open=" in page.url
    page.keyboard.press("Escape")
    page.locator("#panel[data-empty]").wait_for(state="attached")
    assert "open=" not in page.url and "kind=school" in page.url


def test_the_plan_works_without_script(open_as, district):
    page = open_as(district["head_1"], "/plan/", script=False)
    page.locator("select[name=standing]").select_option("late")
    page.locator(".filters > button").click()
    assert page.locator("h1").inner_text().replace("\xa0", " ") == "1 поручение просрочено в 1 организации"
    page.locator(".plan-table .main a").first.click()
    assert page.locator("#panel-title").is_visible()


def test_the_year_prints_on_one_sheet(open_as, district):
    pdfium = pytest.importorskip("pypdfium2")
    page = open_as(district["chief"], "/year/")
    sheet = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(sheet) == 1
