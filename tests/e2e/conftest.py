"""A real browser on the real pages: Debian's Chromium, driven by playwright. Skips where there is none."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps an event loop in the thread of the tests
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser():
    """Chromium, for the whole run."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("there is no chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def emptied(transactional_db):
    """Empties the database after the test, also of the rows that its triggers hold fast; these are put back."""
    yield
    if connection.vendor != "sqlite":  # the others empty tables without asking triggers
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        call_command("flush", interactive=False, verbosity=0)
        for _, statement in triggers:
            cursor.execute(statement)


@pytest.fixture
def open_as(browser, live_server, client):
    """`open_as(person, "/plan/", viewport=PHONE, script=False)` is a page of that person's browser; None is nobody.

    What the page says on its console as an error fails the test.
    """
    contexts, complaints = [], []

    def open_page(person, address="/", viewport=DESK, script=True):
        context = browser.new_context(
            base_url=live_server.url, viewport=viewport, java_script_enabled=script, reduced_motion="reduce"
        )
        contexts.append(context)
        if person is not None:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
            client.cookies.clear()
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def faults():
    """`faults(page)` lists what axe finds on it: violations, and contrasts that it could not judge."""

    def look(page):
        page.evaluate(AXE.read_text("utf-8"))
        return [
            f"{each['rule']}: {each['node']['html'][:160]} {each['node'].get('failureSummary', '')[:200]}"
            for each in page.evaluate(LOOK)
        ]

    return look


# Axe cannot judge the contrast of what is scrolled out of sight: such words are scrolled into it and looked at again.
LOOK = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const nodes = (results) => results.flatMap((each) => each.nodes.map((node) => ({rule: each.id, node})));
  scrollTo(0, 0);
  const first = await axe.run(document, {runOnly: rules});
  const found = nodes(first.violations);
  for (const {node} of nodes(first.incomplete.filter((each) => each.id === "color-contrast"))) {
    const words = document.querySelector(node.target[0]);
    if (words.closest("svg")) continue; // of a chart it can judge nothing
    let left = [];
    for (const inline of ["center", "start", "end"]) {
      words.scrollIntoView({block: "center", inline});
      const again = await axe.run({include: [node.target]}, {runOnly: ["color-contrast"]});
      left = nodes([...again.violations, ...again.incomplete]).filter((one) => one.node.html === node.html);
      if (!left.length || again.violations.length) break;
    }
    found.push(...left);
  }
  scrollTo(0, 0);
  return found;
}"""
