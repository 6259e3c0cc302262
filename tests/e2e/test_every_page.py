"""Every page of the site as somebody who may open it: what axe says, its width on a phone, the keyboard, its heading."""

import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from avgust.apps.acts.api import Document
from avgust.apps.registry.api import Person
from avgust.jobs.worker import work_off
from conftest import DESK, PHONE
from district import PASSWORD, TODAY
from plan_rows import small_plan

sys.path.append(str(Path(__file__).parents[1] / "access"))
sys.path.append(str(Path(__file__).parents[1] / "apps" / "acts"))
from access_rows import ADDRESSES, TABLE
from uploaded import PAPER, put_under_review
from world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "django.contrib.auth.backends.ModelBackend"
VISITORS = ["specialist", "chief", "head_1", "administrator", "regional", "nobody"]  # the first who may visits a page

# What a page shows besides its first look: the panel, the other views, searches, a person's own page.
MORE = {
    "specialist": [
        "/control/?kind=all&open={assignment}", "/plan/?open={late}", "/plan/?standing=late", "/plan/matrix/?open={late}",
        "/plan/calendar/?by=week", "/documents/{read}/review/?open=1", "/search/?q=паспорта", "/search/?q=ничегоподобного",
        "/documents/{read}/", "{late_page}", "/journal/?action=none", "/people/?q=никого",
    ],
    "head_1": [
        "/", "/control/", "/?open={assignment}", "{assignment_page}", "/plan/", "/plan/matrix/", "/documents/",
        "/organisations/", "/people/", "/search/?q=смотр", "/me/",
    ],
    "chief": ["/", "/control/", "/year/", "/plan/discipline/"],
}  # fmt: skip


@pytest.fixture
def filled(transactional_db, settings, district):
    """The world of the access table, a paper under review and a plan in it; a living example, on the day of the tests."""
    settings.AVGUST_TODAY, settings.AVGUST_DEMO = TODAY.isoformat(), True
    world = make_world(district)
    plan = small_plan(district)
    read = put_under_review(district)
    late, assignment = plan["late"].pk, world.pk("assignment", "own")
    world.named = {"late": late, "read": read.pk, "assignment": assignment}
    world.named["late_page"], world.named["assignment_page"] = (
        reverse("web:assignment", args=[pk]) for pk in (late, assignment)
    )
    return world


def path_of(world, name):
    row = TABLE[name]
    return reverse(name, args=[world.pk(row.kind, "own")] if row.kind else [])


def visitor_of(row):
    """Who visits an address; a public one is visited by nobody, as most see it."""
    if row.public:
        return "nobody"
    return next(person for person in VISITORS if person in row.get)


def is_page(world, person, path):
    """Whether an address shows a page; others lead elsewhere or are files."""
    client = Client()
    if person != "nobody":
        client.force_login(world.district[person], backend=BACKEND)
    answer = client.get(path)
    answer.close()
    assert answer.status_code in {200, 302}, path
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


def pages(world):
    """The paths of all pages, by their visitors."""
    found = {person: [] for person in VISITORS}
    for name in ADDRESSES:
        row, path = TABLE[name], path_of(world, name)
        if row.get is not None and is_page(world, visitor_of(row), path):
            found[visitor_of(row)].append(path)
    for person, more in MORE.items():
        found[person] += [path.format(**world.named) for path in more]
    return found


HEADINGS = """() => {
  const wrong = [];
  if (document.querySelectorAll("h1").length !== 1) wrong.push(`${document.querySelectorAll("h1").length} h1`);
  if (!document.title.split("·")[0].trim()) wrong.push("no title");
  for (const one of document.querySelectorAll("[tabindex]")) if (one.tabIndex > 0) wrong.push(`tabindex ${one.outerHTML}`);
  return wrong;
}"""
STOPS = """() => {
  const shown = (one) => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length > 0;
  const every = "a, button, input, select, textarea, summary, [role=button], [role=link], [role=tab], [role=menuitem], [onclick]";
  window.stops = [...document.querySelectorAll(every)].filter((one) =>
    shown(one) && !one.disabled && !one.closest("[inert]") && !(one.matches("[type=radio]") && !one.checked));
  return window.stops.length;
}"""
WALKED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = [one, one.parentElement, one.nextElementSibling].filter(Boolean).map((each) => getComputedStyle(each)).some(
    (each) => (each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 0) || each.boxShadow !== "none");
  (window.walked ??= new Set()).add(one);
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return {words: one.outerHTML.slice(0, 120), ring, inside};
}"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth)
  .slice(0, 6).map((one) => one.outerHTML.slice(0, 60))"""
MISSED = "() => window.stops.filter((one) => !window.walked.has(one)).map((one) => one.outerHTML.slice(0, 120))"


def keyboard(page):
    """What the Tab key does not reach, or reaches without showing where it stands."""
    wrong, rounds = [], 0
    for _ in range(4 * page.evaluate(STOPS) + 10):  # a field for a date takes several
        page.keyboard.press("Tab")
        stop = page.evaluate(WALKED)
        rounds += stop is None
        if rounds == 2 or not page.evaluate(MISSED):  # the first round begins where the page puts the focus itself
            break
        if stop and not stop["ring"]:
            wrong.append(f"focus is not seen: {stop['words']}")
        if stop and not stop["inside"]:
            wrong.append(f"focus is out of sight: {stop['words']}")
    return wrong + [f"no key leads to {words}" for words in page.evaluate(MISSED)]


def wrong_on(desk, phone, path, faults):
    """Everything that is wrong with one page. The papers over the matrix are left out: see test_plan.py."""
    if (status := desk.goto(path).status) != 200:
        return [f"{path}: {status}"]
    found = desk.evaluate(HEADINGS) + faults(desk) + keyboard(desk)
    phone.goto(path)
    if not phone.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        found.append(f"wider than a phone: {phone.evaluate(TOO_WIDE)}")
    found += [f"on a phone: {fault}" for fault in faults(phone)]
    return [f"{path}: {each}" for each in dict.fromkeys(found) if 'class="paper"' not in each]


def test_every_page_suits_everybody(filled, open_as, faults):
    wrong, visited = [], pages(filled)
    assert sum(map(len, visited.values())) > 60
    for person, paths in visited.items():
        whom = None if person == "nobody" else filled.district[person]
        start = reverse("web:sign-in" if whom is None else "web:about-me")
        desk, phone = open_as(whom, start, viewport=DESK), open_as(whom, start, viewport=PHONE)
        phone.emulate_media(color_scheme="dark")
        for path in paths:
            wrong += [f"{person} {each}" for each in wrong_on(desk, phone, path, faults)]
    assert not wrong, "\n".join(wrong)


def send(page, button):
    page.get_by_role("button", name=button).first.click()


def test_a_resolution_is_reviewed_and_adopted_with_forms_alone(open_as, district):
    person = Person.objects.get(pk=district["specialist"].pk)
    person.set_password(PASSWORD)
    person.save()
    page = open_as(None, "/", viewport=PHONE, script=False)
    page.locator("[name=username]").fill("specialist")
    page.locator("[name=password]").fill(PASSWORD)
    send(page, "Войти")
    page.goto(reverse("web:upload"))
    page.locator("input[type=file]").set_input_files({"name": "резолюция.txt", "mimeType": "text/plain", "buffer": PAPER.encode()})
    send(page, "Загрузить и прочитать")
    work_off()
    document = Document.objects.get()
    page.goto(reverse("web:review", args=[document.pk]))
    send(page, "Не поручение")
    waiting = document.directives.filter(state="proposed").count()
    assert document.directives.filter(state="dropped").count() == 1 and waiting > 2
    for left in range(waiting, 0, -1):
        page.goto(reverse("web:review", args=[document.pk]))
        page.locator("[data-key=a]", has_text="Принять").first.click()
        assert document.directives.filter(state="proposed").count() == left - 1
    page.goto(reverse("web:review-adopt", args=[document.pk]))
    send(page, "Принять документ к исполнению")
    document.refresh_from_db()
    assert document.state == "adopted"
    assert document.directives.filter(state="adopted").count() == waiting
