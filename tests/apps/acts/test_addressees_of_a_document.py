"""Addressees of a document come to organisations; a question answered once is answered wherever it waits."""

from datetime import date

import pytest

from avgust.apps.acts.api import (
    AddresseeAnswer,
    Directive,
    Document,
    answer_question,
    open_questions,
    resolve_addressees,
)
from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import AccessError
from district import NOW, TODAY


@pytest.fixture
def document(district):
    row = Document.objects.create(
        owner=district["authority"], title="Резолюция", date=date(2026, 8, 27), file="x", file_name="x.docx", size=1,
        sha256="0", uploaded_at=NOW, state="review",
    )  # fmt: skip
    said = [["директора школ"], ["руководители ОО", "социальные партнёры"], ["руководителям ОО"], []]
    for order, names in enumerate(said):
        addressees = [{"name": name, "written": name} for name in names]
        Directive.objects.create(document=row, order=order, text=f"Пункт {order}", addressees=addressees)
    return row


def resolve(district, document, who="specialist"):
    return resolve_addressees(by=district.actor(who), now=NOW, today=TODAY, document=document)


def test_every_addressee_gets_an_answer_of_its_state_with_reasons(district, document):
    resolve(district, document)
    states = AddresseeAnswer.objects.order_by("id").values_list("name", "state")
    assert list(states) == [
        ("директора школ", "resolved"),
        ("руководители ОО", "open"),
        ("социальные партнёры", "outside"),
        ("руководителям ОО", "open"),
    ]
    schools = AddresseeAnswer.objects.get(name="директора школ").found
    assert set(schools.values_list("organisation", flat=True)) == {
        district[key].pk for key in ("school_1", "school_2", "village")
    }
    assert all(schools.values_list("reason", flat=True))


def test_resolving_again_makes_no_second_answers(district, document):
    resolve(district, document)
    resolve(district, document)
    assert AddresseeAnswer.objects.count() == 4
    assert Entry.objects.filter(action="document.addressees_resolved").count() == 2


def test_one_answer_settles_the_phrase_in_all_its_cases(district, document):
    resolve(district, document)
    actor = district.actor("specialist")
    (question,) = open_questions(actor)
    assert len(question.directives) == 2 and district["school_1"].pk in question.candidates
    settled = answer_question(
        by=actor, now=NOW, today=TODAY, owner=district["authority"], written=question.written, kinds=["school"]
    )
    assert settled == 2 and open_questions(actor) == []
    answers = AddresseeAnswer.objects.filter(name__contains="ОО")
    assert {answer.state for answer in answers} == {"resolved"} and all(answer.rule for answer in answers)
    assert [answer.found.count() for answer in answers] == [3, 3]


@pytest.mark.parametrize("who", ["head_1", "foreign", "administrator"])
def test_only_who_reviews_resolves(district, document, who):
    with pytest.raises(AccessError):
        resolve(district, document, who)


def test_nobody_sees_the_questions_of_others(district, document):
    resolve(district, document)
    assert open_questions(district.actor("foreign")) == []
    assert open_questions(district.actor("head_1")) == []
