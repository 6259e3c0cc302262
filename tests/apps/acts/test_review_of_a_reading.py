"""The review: every act is saved with who, when and what the rule had said, and the last one can be taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from uploaded import PAPER, put_under_review, upload

from avgust.apps.acts.api import (
    AddresseeAnswer,
    ChangedMeanwhile,
    Correction,
    Directive,
    Document,
    DocumentError,
    FieldError,
    Term,
    Wanted,
    accept_rest,
    add_directive,
    adopt_document,
    confirm_directive,
    correct_directive,
    drop_directive,
    merge_directives,
    split_directive,
    undo_last,
    withdraw_document,
)
from avgust.apps.execution.api import Assignment
from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import AccessError
from district import NOW, TODAY

KEPT = (
    "label",
    "text",
    "addressees",
    "deadline",
    "targets",
    "source",
    "starts",
    "ends",
    "frequency",
    "state",
    "urgency",
)


@pytest.fixture
def document(district):
    return put_under_review(district)


@pytest.fixture
def by(district):
    return district.actor("specialist")


def item(document, label):
    return document.directives.get(label=label, state__in=["proposed", "confirmed", "dropped"])


def told(document):
    """All that is shown of the document, row by row."""
    rows = document.directives.exclude(state="replaced").order_by("order", "id")
    return [(row.pk, *(getattr(row, name) for name in KEPT)) for row in rows]


def correct(by, row, confirm=False, **wanted):
    return correct_directive(by=by, now=NOW, directive=row, seen=row.version, wanted=Wanted(**wanted), confirm=confirm)


def adopt(by, document):
    accept_rest(by=by, now=NOW, document=document, seen=Document.objects.get(pk=document.pk).version)
    seen = Document.objects.get(pk=document.pk).version
    return adopt_document(by=by, now=NOW, today=TODAY, document=document, seen=seen)


# -- one directive --------------------------------------------------------------------------------------------------


def test_an_accepted_directive_says_who_accepted_it_and_when(document, by, district):
    row = confirm_directive(by=by, now=NOW, directive=item(document, "1.1"), seen=0)
    assert (row.state, row.confirmed_by, row.confirmed_at) == ("confirmed", district["specialist"], NOW)
    note = Correction.objects.get()
    assert (note.step, note.by, note.at) == ("accept", district["specialist"], NOW)
    assert Entry.objects.filter(action="directive.confirmed", subject_id=row.pk).count() == 1


def test_accepting_twice_writes_nothing_twice(document, by):
    row = confirm_directive(by=by, now=NOW, directive=item(document, "1.1"), seen=0)
    confirm_directive(by=by, now=NOW, directive=row, seen=row.version)
    assert Correction.objects.count() == 1


def test_a_corrected_addressee_keeps_what_the_rule_had_said(document, by):
    row = correct(by, item(document, "2.1"), addressees=["заведующие детскими садами"])
    assert [each["name"] for each in row.addressees] == ["заведующие детскими садами"]
    assert row.addressees[0]["source"]["rule"] == "person" and row.addressees[0]["source"]["by"] == "Петрова А. С."
    note = Correction.objects.get()
    assert (note.field == "addressees" and note.rule == "leading") or note.rule
    assert note.before[0]["name"] == "руководители дошкольных организаций" and note.after == row.addressees


def test_an_addressee_that_stays_keeps_how_it_was_known(document, by):
    before = item(document, "2.1").addressees[0]
    row = correct(by, item(document, "2.1"), addressees=["Руководители дошкольных организаций", "ИМЦ"])
    assert row.addressees[0] == before and row.addressees[1]["source"]["rule"] == "person"


@pytest.mark.parametrize(
    "words, start, end, frequency",
    [
        ("до 1 декабря 2026 года", None, date(2026, 12, 1), ""),
        ("в течение месяца", None, date(2026, 9, 27), ""),
        ("ежеквартально", None, None, "QUARTERLY"),
        ("с 1 по 15 октября", date(2026, 10, 1), date(2026, 10, 15), ""),
    ],
)
def test_a_term_in_words_is_counted_by_the_readers_own_calculus(document, by, words, start, end, frequency):
    before = item(document, "1.1")
    row = correct(by, before, term=Term(words, before.starts, before.ends, before.frequency))
    assert (row.starts, row.ends, row.frequency) == (start, end, frequency)
    assert row.deadline["text"] == words and row.deadline["source"]["rule"] == "person"


def test_a_term_that_is_not_understood_is_refused_at_its_field(document, by):
    before = item(document, "1.1")
    with pytest.raises(FieldError, match="не понят") as told_error:
        correct(by, before, term=Term("когда получится", before.starts, before.ends, ""))
    assert told_error.value.field == "deadline"
    assert item(document, "1.1").deadline == before.deadline and not Correction.objects.exists()


def test_days_can_be_set_by_hand_and_a_term_taken_away(document, by):
    row = correct(by, item(document, "1.1"), term=Term("до 1 ноября 2026 года", None, date(2026, 11, 5), ""))
    assert row.ends == date(2026, 11, 5) and row.deadline["text"] == "до 1 ноября 2026 года"
    row = correct(by, row, term=Term())
    assert row.deadline is None and row.ends is None
    with pytest.raises(FieldError, match="раньше начала"):
        correct(by, row, term=Term("", date(2026, 11, 5), date(2026, 11, 1), ""))


def test_a_doubt_that_a_person_settled_is_gone(document, by):
    row = item(document, "4")
    assert [each["code"] for each in row.findings] == ["directive-without-deadline"]
    assert correct(by, row, term=Term("до 1 мая 2027 года")).findings == []


def test_the_text_is_always_words_of_the_document(document, by):
    row = item(document, "2.1")
    end = document.text.index(" и представить отчёт")
    changed = correct(by, row, span=(row.source["start"], end))
    assert changed.text == "обновить развивающую среду групп"
    with pytest.raises(FieldError):
        correct(by, changed, span=(5, 5))
    with pytest.raises(FieldError):
        correct(by, changed, span=(0, len(document.text) + 1))


def test_targets_urgency_section_and_recommendation_are_corrected(document, by):
    target = {"value": 85.5, "unit": "%", "comparator": ">=", "by": "2027-06-01"}
    row = correct(by, item(document, "1.2"), targets=[target], urgency="urgent", section="Охват", recommendation=True)
    assert [(each["value"], each["by"]) for each in row.targets] == [(85.5, "2027-06-01")]
    assert (row.urgency, row.section, row.recommendation) == ("urgent", "Охват", True)
    fields = Correction.objects.order_by("id").values_list("field", flat=True)
    assert list(fields) == ["targets", "section", "urgency", "recommendation"]


def test_saving_what_stands_there_already_changes_nothing(document, by):
    before = item(document, "1.2")
    targets = [{**each, "by": each["by"] or ""} for each in before.targets]
    names = [each["name"] for each in before.addressees]
    row = correct(by, before, addressees=names, targets=targets, section=before.section, label="1.2", urgency="")
    assert row.version == before.version and not Correction.objects.exists()


def test_correcting_and_accepting_is_one_act(document, by):
    row = correct(by, item(document, "4"), confirm=True, term=Term("до 1 мая 2027 года"))
    assert row.state == "confirmed"
    undo_last(by=by, now=NOW, document=document)
    row.refresh_from_db()
    assert row.state == "proposed" and row.deadline is None


# -- several ----------------------------------------------------------------------------------------------------------


def test_a_split_gives_each_half_its_words_and_its_own_term(district, by):
    paper = PAPER.replace(
        "обновить развивающую среду групп и", "обновить развивающую среду групп до 1 октября 2026 года и"
    )
    document = put_under_review(district, paper)
    row = item(document, "2.1")
    words = row.text.split().index("представить")
    second = split_directive(by=by, now=NOW, directive=row, seen=0, words=words)
    row.refresh_from_db()
    assert row.text == "обновить развивающую среду групп до 1 октября 2026 года и"
    assert second.text == "представить отчёт до 15 мая 2027 года"
    assert (row.ends, second.ends) == (date(2026, 10, 1), date(2027, 5, 15))
    assert second.addressees == row.addressees and second.order == row.order + 1
    for half in (row, second):
        assert " ".join(document.text[half.source["start"] : half.source["end"]].split()) == half.text
    orders = list(document.directives.exclude(state="replaced").values_list("order", flat=True))
    assert orders == sorted(set(orders))


@pytest.mark.parametrize("words", [0, 99])
def test_a_split_needs_two_halves(document, by, words):
    with pytest.raises(FieldError):
        split_directive(by=by, now=NOW, directive=item(document, "2.1"), seen=0, words=words)


def test_a_merge_takes_the_words_of_both_and_the_later_term(document, by):
    first, second = item(document, "1.1"), item(document, "2.1")
    row = merge_directives(by=by, now=NOW, first=first, seen=0, second=second, second_seen=0)
    assert row.text == f"{first.text} {second.text}" and row.ends == date(2027, 5, 15)
    assert [each["name"] for each in row.addressees] == [
        "Управление образования",
        "руководители дошкольных организаций",
    ]
    second.refresh_from_db()
    assert second.state == "replaced"
    with pytest.raises(ChangedMeanwhile):
        confirm_directive(by=by, now=NOW, directive=second, seen=second.version)


def test_a_directive_is_added_from_the_words_of_the_source_with_what_they_say(document, by):
    start = document.text.index("обсудили") if "обсудили" in document.text else document.text.index("Участники")
    words = "провести День открытых дверей до 1 марта 2027 года"
    start = document.text.index(words)
    row = add_directive(by=by, now=NOW, document=document, start=start, end=start + len(words))
    assert (row.text, row.origin, row.ends) == (words, "added", date(2027, 3, 1))
    assert row.order == item(document, "3").order + 1
    with pytest.raises(FieldError):
        add_directive(by=by, now=NOW, document=document, start=start, end=start)


def test_a_dropped_directive_is_no_duty_and_can_come_back(document, by):
    row = drop_directive(by=by, now=NOW, directive=item(document, "4"), seen=0)
    assert row.state == "dropped"
    row = confirm_directive(by=by, now=NOW, directive=row, seen=row.version)
    assert row.state == "confirmed"


# -- undo -------------------------------------------------------------------------------------------------------------


def acts(by, document):
    """Every act of a review, by name."""
    start = document.text.index("провести День")
    return {
        "accept": lambda: confirm_directive(by=by, now=NOW, directive=item(document, "1.1"), seen=0),
        "edit": lambda: correct(by, item(document, "1.2"), addressees=["ИМЦ"], term=Term("до 1 мая 2027 года")),
        "bounds": lambda: correct(by, item(document, "2.1"), span=(start, start + 20)),
        "drop": lambda: drop_directive(by=by, now=NOW, directive=item(document, "4"), seen=0),
        "split": lambda: split_directive(by=by, now=NOW, directive=item(document, "2.1"), seen=0, words=3),
        "merge": lambda: merge_directives(
            by=by, now=NOW, first=item(document, "1.1"), seen=0, second=item(document, "1.2"), second_seen=0
        ),
        "add": lambda: add_directive(by=by, now=NOW, document=document, start=start, end=start + 30),
        "rest": lambda: accept_rest(by=by, now=NOW, document=document, seen=0),
    }


@pytest.mark.parametrize("name", ["accept", "edit", "bounds", "drop", "split", "merge", "add", "rest"])
def test_undo_restores_exactly_what_there_was(document, by, name):
    before = told(document)
    acts(by, document)[name]()
    assert told(document) != before
    undo_last(by=by, now=NOW + timedelta(minutes=1), document=document)
    assert told(document) == before
    assert set(Correction.objects.values_list("undone_at", flat=True)) == {NOW + timedelta(minutes=1)}
    with pytest.raises(DocumentError, match="Отменять нечего"):
        undo_last(by=by, now=NOW, document=document)


def test_acts_are_undone_one_by_one_from_the_last(document, by):
    states = [told(document)]
    for name in ("accept", "split", "add", "drop"):
        acts(by, document)[name]()
        states.append(told(document))
    for wanted in reversed(states[:-1]):
        undo_last(by=by, now=NOW, document=document)
        assert told(document) == wanted


def test_one_undoes_only_ones_own_and_not_under_anothers_hands(document, by, district):
    other = district.actor("second")
    row = confirm_directive(by=by, now=NOW, directive=item(document, "1.1"), seen=0)
    with pytest.raises(DocumentError):
        undo_last(by=other, now=NOW, document=document)
    drop_directive(by=other, now=NOW, directive=row, seen=row.version)
    with pytest.raises(ChangedMeanwhile):
        undo_last(by=by, now=NOW, document=document)
    row.refresh_from_db()
    assert row.state == "dropped"


# -- who and when -----------------------------------------------------------------------------------------------------


def test_whoever_is_slower_is_told_and_changes_nothing(document, by, district):
    row = item(document, "1.1")
    correct(district.actor("second"), row, addressees=["ИМЦ"])
    with pytest.raises(ChangedMeanwhile, match="уже изменили"):
        confirm_directive(by=by, now=NOW, directive=row, seen=0)
    row.refresh_from_db()
    assert row.state == "proposed" and row.addressees[0]["name"] == "ИМЦ"


def test_two_people_work_on_different_directives_without_hindrance(document, by, district):
    confirm_directive(by=by, now=NOW, directive=item(document, "1.1"), seen=0)
    confirm_directive(by=district.actor("second"), now=NOW, directive=item(document, "1.2"), seen=0)
    document.refresh_from_db()
    assert document.version == 2


@pytest.mark.parametrize("who", ["chief", "methodologist", "head_1", "foreign", "administrator", "minister"])
def test_only_a_reviewer_of_the_authority_may_act(document, district, who):
    for act in acts(district.actor(who), document).values():
        with pytest.raises(AccessError):
            act()
    assert not Correction.objects.exists()


# -- adoption ---------------------------------------------------------------------------------------------------------


def test_a_document_is_not_adopted_while_something_is_open(document, by):
    with pytest.raises(DocumentError, match="Не проверено: 7"):
        adopt_document(by=by, now=NOW, today=TODAY, document=document, seen=0)
    assert not Directive.objects.filter(state="adopted").exists() and not AddresseeAnswer.objects.exists()


def test_an_adopted_document_has_its_addressees_as_organisations_of_the_day(document, by, district):
    drop_directive(by=by, now=NOW, directive=item(document, "5"), seen=0)
    adopted = adopt(by, document)
    assert (adopted.state, adopted.adopted_by, adopted.adopted_at) == ("adopted", district["specialist"], NOW)
    assert set(document.directives.values_list("label", "state")) == {
        *((label, "adopted") for label in ("1.1", "1.2", "2.1", "2.2", "3", "4")),
        ("5", "dropped"),
    }
    found = AddresseeAnswer.objects.get(directive__label="3").found.values_list("organisation", flat=True)
    assert set(found) == {district["school_1"].pk, district["school_2"].pk}
    assert AddresseeAnswer.objects.get(directive__label="4").state == "outside"
    assert not AddresseeAnswer.objects.filter(directive__label="5").exists()
    assert not Assignment.objects.exists()


def test_a_document_without_a_day_or_without_duties_is_not_adopted(district, by):
    document = put_under_review(district, PAPER.replace("27 августа 2026 года г. Луговск\n", ""))
    with pytest.raises(DocumentError, match="дата"):
        adopt(by, document)
    other = put_under_review(district)
    for row in other.directives.all():
        drop_directive(by=by, now=NOW, directive=row, seen=row.version)
    other.refresh_from_db()
    with pytest.raises(DocumentError, match="ни одного поручения"):
        adopt_document(by=by, now=NOW, today=TODAY, document=other, seen=other.version)


def test_adoption_by_who_saw_an_older_state_is_refused(document, by):
    accept_rest(by=by, now=NOW, document=document, seen=0)
    with pytest.raises(ChangedMeanwhile):
        adopt_document(by=by, now=NOW, today=TODAY, document=document, seen=0)


def test_an_adopted_directive_cannot_be_changed_by_any_act_of_a_review(document, by):
    adopt(by, document)
    row = document.directives.first()
    for act in (
        lambda: confirm_directive(by=by, now=NOW, directive=row, seen=row.version),
        lambda: drop_directive(by=by, now=NOW, directive=row, seen=row.version),
        lambda: correct(by, row, addressees=["ИМЦ"]),
        lambda: split_directive(by=by, now=NOW, directive=row, seen=row.version, words=2),
        lambda: add_directive(by=by, now=NOW, document=document, start=0, end=20),
        lambda: undo_last(by=by, now=NOW, document=document),
        lambda: accept_rest(by=by, now=NOW, document=document, seen=document.version),
        lambda: withdraw_document(by=by, now=NOW, document=document, grounds="поздно"),
    ):
        with pytest.raises(DocumentError):
            act()


def test_an_adopted_directive_cannot_be_saved_by_its_model(document, by):
    adopt(by, document)
    row = document.directives.first()
    row.text = "совсем другое"
    with pytest.raises(ValidationError):
        row.save()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE acts_directive SET text = 'другое' WHERE id = %s",
        "UPDATE acts_directive SET state = 'confirmed' WHERE id = %s",
        "DELETE FROM acts_directive WHERE id = %s",
    ],
)
def test_an_adopted_directive_cannot_be_changed_in_the_database(document, by, statement):
    adopt(by, document)
    row = document.directives.first()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [row.pk])
    assert Directive.objects.get(pk=row.pk).text == row.text


def test_a_directive_that_is_not_adopted_can_be_changed_in_the_database(document):
    assert document.directives.filter(label="1.1").update(text="другое") == 1


def test_a_document_that_waits_is_not_reviewed(district, by):
    document = upload(district)
    with pytest.raises(DocumentError):
        add_directive(by=by, now=NOW, document=document, start=0, end=3)
