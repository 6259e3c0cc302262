"""Services that no other test tries, each run once: what it says stands in the journal, under the one who did it."""

from datetime import timedelta

import pytest
from adopted import adopted, duty

from avgust.apps.execution.api import (
    Assignment,
    Proof,
    accept_reports,
    change_dues,
    choose_profile,
    clone_profile,
    edit_profile,
    give_assignments,
    mark_many_not_applicable,
    name_controllers,
    name_leads,
    put_document_on_control,
    release_many,
    reopen_many,
    return_reports,
    save_report_draft,
    send_report,
)
from avgust.apps.journal.api import Entry, broken_at
from avgust.apps.registry.api import (
    change_person,
    change_post,
    note_failed_sign_in,
    note_sign_in,
    note_sign_out,
)
from district import NOW, TODAY

LATER = TODAY + timedelta(days=40)


class Stage:
    """The district with one assignment on control, and the steps that lead to others."""

    def __init__(self, district):
        self.district = district
        document = adopted(district["authority"])
        duty(document, ("школы", [district["school_1"], district["school_2"]]))
        self.by("specialist", give_assignments, today=TODAY, document=document)
        self.by("specialist", put_document_on_control, today=TODAY, document=document)
        self.ids = list(Assignment.objects.values_list("pk", flat=True))

    def by(self, who, service, **values):
        return service(by=self.district.actor(who), now=NOW, **values)

    def report(self):
        one = Assignment.objects.get(organisation=self.district["school_1"])
        proof = Proof("act", number="1", date=TODAY, title="Приказ")
        self.by("head_1", save_report_draft, assignment=one, text="Проведён", proofs=[proof])
        self.by("head_1", send_report, today=TODAY, assignment=one)
        return [one.pk]

    def accepted(self):
        ids = self.report()
        self.by("specialist", accept_reports, today=TODAY, ids=ids)
        return ids

    def released(self):
        ids = self.accepted()
        self.by("specialist", release_many, today=TODAY, ids=ids, grounds="исполнено")
        return ids


@pytest.fixture
def stage(district):
    return Stage(district)


def profile_source():
    from avgust.control.profiles import shipped

    return next(iter(shipped()))


def edited(stage):
    profile = stage.by("specialist", clone_profile, owner=stage.district["authority"], source=profile_source(),
                       code="own", title="Наш")  # fmt: skip
    return {"profile": profile, "rules": {**profile.rules, "title": "Наш новый"}}


# service: who, what else it needs, which action it writes, how often
EXAMPLES = [
    (mark_many_not_applicable, "specialist", lambda s: {"today": TODAY, "ids": s.ids, "grounds": "нет"},
     "assignment.marked_not_applicable", 2),
    (return_reports, "specialist", lambda s: {"today": TODAY, "ids": s.report(), "remark": "Нет приказа"},
     "assignment.report_returned", 1),
    (release_many, "specialist", lambda s: {"today": TODAY, "ids": s.accepted(), "grounds": "исполнено"},
     "assignment.released", 1),
    (reopen_many, "specialist", lambda s: {"today": TODAY, "ids": s.released(), "grounds": "ошибка"},
     "assignment.reopened", 1),
    (name_controllers, "specialist", lambda s: {"today": TODAY, "ids": s.ids, "controller": s.district["second"]},
     "assignment.controller_named", 2),
    (name_leads, "head_1", lambda s: {"today": TODAY, "ids": s.ids, "lead": s.district["executor_1"]},
     "assignment.lead_named", 1),
    (change_dues, "specialist", lambda s: {"today": TODAY, "ids": s.ids, "due": LATER, "grounds": "карантин"},
     "assignment.due_changed", 2),
    (clone_profile, "specialist", lambda s: {"owner": s.district["authority"], "source": profile_source(),
     "code": "own", "title": "Наш"}, "profile.cloned", 1),
    (edit_profile, "specialist", edited, "profile.changed", 1),
    (choose_profile, "specialist", lambda s: {"owner": s.district["authority"], "code": profile_source()},
     "profile.chosen", 1),
    (change_person, "specialist", lambda s: {"person": s.district["head_1"], "organisation": s.district["school_1"],
     "phone": "8 000 000-00-00"}, "person.changed", 1),
    (change_post, "specialist", lambda s: {"post": s.district["head_1"].posts.get(), "title": "И. о. директора"},
     "post.changed", 1),
    (note_sign_in, "head_1", lambda s: {"person": s.district["head_1"]}, "person.signed_in", 1),
    (note_sign_out, "head_1", lambda s: {"person": s.district["head_1"]}, "person.signed_out", 1),
    (note_failed_sign_in, "head_1", lambda s: {"login": "head_1"}, "person.sign_in_failed", 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("service", "who", "values", "action", "times"), EXAMPLES, ids=lambda x: getattr(x, "__name__", "")
)
def test_what_a_service_did_stands_in_the_journal(stage, service, who, values, action, times):
    wanted = values(stage)
    last = Entry.objects.order_by("-number").first().number
    stage.by(who, service, **wanted)
    written = Entry.objects.filter(number__gt=last)
    actor = stage.district.actor(who)
    assert list(written.filter(action=action).values_list("person_id", flat=True)) == [actor.person_id] * times
    assert all(entry.organisation_id == stage.district["authority"].pk for entry in written)
    assert broken_at() is None
