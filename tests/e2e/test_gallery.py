"""Every piece of the interface in a real browser: axe finds nothing, keys and panel work, the policy is not broken."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
# What axe cannot judge by itself: words in drawings, single figures, what is scrolled out of its box.
# tests/web/test_tokens.py measures the contrast of the same colours.
UNJUDGED = ("color-contrast: <text", "too short", "obscured", "overlapped", "outside the viewport")


@pytest.fixture
def gallery(open_as, settings):
    settings.AVGUST_DEMO = True

    def show(address="?quiet=1", **options):
        return open_as(None, f"/gallery/{address}", **options)

    return show


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(gallery, faults, width, theme):
    page = gallery()
    page.set_viewport_size({"width": width, "height": 860})
    page.emulate_media(color_scheme=theme)
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_selector(".canvas svg")
    assert [each for each in faults(page) if not any(words in each for words in UNJUDGED)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_row_opens_in_the_panel_with_its_address_and_escape_closes_it(gallery):
    page = gallery()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .panel-head")
    assert "open=1" in page.url
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel[data-empty]", state="attached")
    assert "open" not in page.url
    page.go_back()
    page.wait_for_selector("#panel .panel-head")


def test_slash_goes_to_the_search_and_a_question_mark_tells_the_keys(gallery):
    page = gallery()
    page.keyboard.press("?")
    assert page.locator("#keys").evaluate("dialog => dialog.open")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_the_bar_for_many_rows_comes_with_the_first_tick(gallery):
    page = gallery()
    assert not page.locator(".bulk").is_visible()
    page.locator("[data-pick]").first.check()
    assert page.locator(".bulk [data-picked]").inner_text() == "1"
    page.locator("[data-pick-all]").check()
    assert page.locator("[data-picked]").inner_text() == str(page.locator("[data-pick]").count())


def test_the_chosen_theme_is_drawn_by_the_server_next_time(gallery):
    page = gallery()
    page.locator(".top .menu summary").click()
    page.locator('[data-theme-choice="dark"]').click()
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_where_people_work_there_is_no_gallery(client, db, settings):
    settings.AVGUST_DEMO = settings.DEBUG = False
    assert client.get("/gallery/").status_code == 404
