"""The journal's page: whose it is, what it finds, what its files hold; and the state of the installation."""

import json
import re
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from avgust.apps.journal.api import Change, Entry, record
from avgust.apps.journal.chain import FIELDS, digest
from avgust.apps.registry.api import change_organisation
from avgust.web.journaling import ACTIONS, Names, changes
from avgust.web.journaling import FIELDS as WORDS
from district import NOW

APPS = Path(__file__).parents[2] / "src" / "avgust" / "apps"
PAGE = reverse("web:journal")


@pytest.fixture
def renamed(district):
    school = district["school_1"]
    change_organisation(by=district.actor("specialist"), now=NOW, organisation=school, settlement="с. Новое")
    return school


def test_a_change_is_told_with_who_what_before_and_after(district, visit, renamed, django_assert_max_num_queries):
    client = visit(district["chief"])
    with django_assert_max_num_queries(12):
        text = client.get(PAGE).content.decode()
    assert "Петрова А. С." in text and "Изменены данные организации" in text
    assert "населённый пункт" in text and "г. Луговск → с. Новое" in text


def test_each_district_reads_its_own_journal_and_the_region_only_its_own(district, visit, renamed):
    rows = {name: visit(district[name]).get(f"{PAGE}?format=jsonl") for name in ("chief", "foreign", "regional")}
    owners = {
        name: {json.loads(line)["organisation_id"] for line in b"".join(answer.streaming_content).splitlines()}
        for name, answer in rows.items()
    }
    assert owners == {
        "chief": {district["authority"].pk}, "foreign": {district["neighbour"].pk}, "regional": {district["region"].pk},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("action=organisation.changed", 1),
        ("who=петров", 1),
        ("who=Никто", 0),
        ("what=СОШ № 1&action=organisation.changed", 1),
        ("since=2026-11-22&action=organisation.changed", 1),
        ("since=2026-11-23", 0),
        ("until=2026-11-21", 0),
        ("since=вчера&action=organisation.changed", 1),
    ],
)
def test_the_filters_find(district, visit, renamed, query, found):
    answer = visit(district["chief"]).get(f"{PAGE}?{query}&format=jsonl")
    assert len(b"".join(answer.streaming_content).splitlines()) == found


def test_the_lines_hold_what_a_stranger_needs_to_count_the_hashes(district, visit, renamed):
    from datetime import datetime

    answer = visit(district["chief"]).get(f"{PAGE}?format=jsonl")
    rows = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert len(rows) == Entry.objects.filter(organisation_id=district["authority"].pk).count() > 20
    for row in rows:
        contents = {name: row[name] for name in FIELDS} | {"at": datetime.fromisoformat(row["at"])}
        assert digest(contents) == row["hash"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_journal_is_taken_along_as_a_file(district, visit, renamed, kind):
    answer = visit(district["chief"]).get(f"{PAGE}?format={kind}")
    assert answer.status_code == 200 and answer.content[:2] == b"PK"


def test_every_action_of_every_service_has_its_words():
    written = set()
    for path in APPS.rglob("*.py"):
        if "migrations" not in path.parts:
            written |= set(re.findall(r"\"([a-z]+\.[a-z]+(?:_[a-z]+)*(?:ed|en|it))\"", path.read_text("utf-8")))
    assert len(written) > 40 and written <= set(ACTIONS), written - set(ACTIONS)
    assert all(words.strip() for words in [*ACTIONS.values(), *WORDS.values()])


def test_the_state_of_the_installation_is_the_administrators_alone(district, visit):
    text = visit(district["administrator"]).get(reverse("web:system")).content.decode()
    assert "цепочка цела" in text
    assert visit(district["specialist"]).get(reverse("web:system")).status_code == 404


def test_states_people_and_organisations_are_told_by_their_names(visit, district):
    organisation = district["school_1"]
    change = Change(
        organisation,
        "organisation.changed",
        before={"successor_id": None, "state": "on_control"},
        after={"successor_id": district["school_2"].pk, "lead_id": district["head_1"].pk, "sha256": "deadbeef"},
        organisation=district["authority"].pk,
    )
    with transaction.atomic():
        record(by=district.actor("specialist"), now=NOW, change=change)
    page = visit(district["specialist"]).get("/journal/").content.decode()
    assert "МБОУ СОШ № 2" in page
    assert "Соколов И. П." in page
    assert "deadbeef" not in page


def test_a_state_is_told_in_the_words_of_its_kind():
    entry = Entry(subject_kind="execution.assignment", before={"state": "on_control"}, after={"state": "reported"})
    assert list(changes(entry, Names({}, {}))) == [("состояние", "на контроле", "отчёт сдан")]
