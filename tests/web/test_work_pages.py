"""The pages of work: from the list to an accepted report, without script; what is asked once more; what is downloaded."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from avgust.apps.execution.api import (
    Assignment,
    ControlProfile,
    attach_file,
    give_assignments,
    my_work,
    profile_of,
    put_document_on_control,
    save_report_draft,
    send_report,
)
from district import NOW, TODAY

sys.path.append(str(Path(__file__).parents[1] / "apps" / "execution"))
from adopted import adopted, duty

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 paper"


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.AVGUST_TODAY = TODAY.isoformat()


@pytest.fixture
def assignment(district):
    """A directive to three schools, on control; the assignment of the first."""
    document = adopted(district["authority"])
    duty(document, ("школы", [district[name] for name in ("school_1", "school_2", "village")]))
    who = district.actor("specialist")
    give_assignments(by=who, now=NOW, today=TODAY, document=document)
    put_document_on_control(by=who, now=NOW, today=TODAY, document=document)
    return Assignment.objects.get(organisation=district["school_1"])


def at(name, *args, **query):
    return reverse(f"web:{name}", args=args) + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def reported(district, assignment):
    head = district.actor("head_1")
    save_report_draft(by=head, now=NOW, assignment=assignment, text="Смотр проведён")
    return send_report(by=head, now=NOW, today=TODAY, assignment=assignment)


def test_from_the_list_to_an_accepted_report(district, visit, assignment):
    head = visit(district["head_1"])
    page = head.get(at("my-work", open=assignment.pk))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Провести смотр кабинетов" in text and "<mark>" in text and "Отправить отчёт" in text
    back = at("my-work", open=assignment.pk)
    sent = head.post(at("assignment-report", assignment.pk), {
        "do": "send", "next": back, "version": assignment.version, "text": "Смотр проведён",
        "proofs-0-kind": "act", "proofs-0-number": "45-о", "proofs-0-date": "20.11.2026", "proofs-0-title": "О смотре",
        "files": SimpleUploadedFile("приказ.pdf", PDF),
    }, follow=True)  # fmt: skip
    assert sent.redirect_chain[-1][0] == back and said(sent) == ["Отчёт отправлен на проверку"]
    controller = visit(district["specialist"])
    assert "45-о" in controller.get(at("on-control", open=assignment.pk)).content.decode()
    done = controller.post(at("assignment-step", assignment.pk, step="accept"), {"accept-release": "исполнено"}, follow=True)
    assert said(done) == ["Отчёт принят"]
    assert Assignment.objects.get(pk=assignment.pk).state == "released"


def test_a_proof_is_added_by_its_kind_and_taken_away_without_script(district, visit, assignment):
    head, address = visit(district["head_1"]), at("assignment-report", assignment.pk)
    page = head.post(address, {"do": "add:count", "text": "Начали"}, follow=True)
    assert [each.of_kind for each in page.context["proofs"]] == ["count"]
    page = head.post(address, {"do": "add:link", "text": "Начали", "proofs-0-kind": "count", "proofs-0-count": "12"}, follow=True)
    assert [each.of_kind for each in page.context["proofs"]] == ["count", "link"]
    kept = {"text": "Начали", "proofs-0-kind": "count", "proofs-0-count": "12", "proofs-1-kind": "link"}
    page = head.post(address, {"do": "remove:0", **kept}, follow=True)
    assert [each.of_kind for each in page.context["proofs"]] == ["link"]


def test_what_lacks_in_a_report_is_said_at_its_place_and_nothing_written_is_lost(district, visit, assignment):
    page = visit(district["head_1"]).post(at("assignment-report", assignment.pk), {
        "do": "send", "text": "Смотр проведён", "proofs-0-kind": "act", "proofs-0-number": "45-о",
        "proofs-1-kind": "link", "proofs-1-url": "javascript:alert(1)",
    })  # fmt: skip
    assert page.status_code == 422
    text = page.content.decode()
    assert 'href="#id_proofs-1-url"' in text
    assert 'value="45-о"' in text and "Смотр проведён" in text and "javascript:alert(1)" in text
    assert Assignment.objects.get(pk=assignment.pk).state == "on_control"


def test_the_draft_keeps_itself_while_one_writes(district, visit, assignment):
    head = visit(district["head_1"])
    answer = head.post(at("assignment-report", assignment.pk), {"text": "Пишем"}, headers={"HX-Request": "true"})
    assert "черновик сохранён" in answer.content.decode() and "<html" not in answer.content.decode()
    assert assignment.reports.get().text == "Пишем"


def test_many_are_asked_about_once_more_and_those_left_out_are_named(district, visit, assignment):
    reported(district, assignment)
    controller, ids = visit(district["specialist"]), list(Assignment.objects.values_list("pk", flat=True))
    asked = controller.post(at("control-bulk"), {"step": "accept", "pick": ids, "next": at("on-control")})
    assert "Принять отчёты по 3\xa0поручениям?" in asked.content.decode()
    assert Assignment.objects.filter(state="accepted").count() == 0
    done = controller.post(
        at("control-bulk"), {"step": "accept", "pick": ids, "sure": "1", "next": at("on-control")}, follow=True
    )
    good, bad = said(done)
    assert good == "Принято: 1\xa0поручение"
    assert bad.startswith("Не удалось: 2\xa0поручения. МБОУ СОШ № 2") and "на контроле" in bad


def test_grounds_are_asked_before_many_are_released(district, visit, assignment):
    asked = {"step": "not_applicable", "pick": [assignment.pk], "sure": "1", "bulk-grounds": " "}
    page = visit(district["specialist"]).post(at("control-bulk"), asked)
    assert page.status_code == 422 and "Укажите основание" in page.content.decode()
    assert Assignment.objects.get(pk=assignment.pk).state == "on_control"


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_a_form_never_leads_to_another_site(district, visit, assignment, next_):
    head = visit(district["head_1"])
    answer = head.post(at("assignment-step", assignment.pk, step="start"), {"next": next_})
    assert answer.status_code == 302 and answer.headers["Location"] == at("assignment", assignment.pk)


def test_more_time_is_asked_for_and_given(district, visit, assignment):
    wanted = (TODAY + timedelta(days=60)).isoformat()
    head = visit(district["head_1"])
    head.post(at("ask-extension", assignment.pk), {"ask-wanted": wanted, "ask-grounds": "Ремонт"})
    request = assignment.extension_requests.get()
    controller = visit(district["specialist"])
    refused = controller.post(at("answer-extension", request.pk), {"answer": "refuse"})
    assert refused.status_code == 422 and "почему отказываете" in refused.content.decode()
    controller.post(at("answer-extension", request.pk), {"answer": "grant", "answer-grant": wanted})
    fresh = Assignment.objects.get(pk=assignment.pk)
    assert (fresh.due.isoformat(), fresh.first_due) == (wanted, assignment.first_due)
    assert "первый срок" in controller.get(at("assignment", assignment.pk)).content.decode()


def test_who_was_outrun_is_told_and_nothing_changes(district, visit, assignment):
    reported(district, assignment)
    old = {"version": assignment.version, "accept-release": ""}
    answer = visit(district["specialist"]).post(at("assignment-step", assignment.pk, step="accept"), old)
    assert answer.status_code == 409 and "изменилось" in answer.content.decode()


def test_a_proof_comes_as_a_download_that_no_browser_opens(district, visit, assignment):
    head = district.actor("head_1")
    save_report_draft(by=head, now=NOW, assignment=assignment, text="Смотр проведён")
    file = SimpleUploadedFile("приказ «о смотре»\r\n.pdf", PDF)
    proof = attach_file(by=head, now=NOW, assignment=assignment, file=file)
    answer = visit(district["head_1"]).get(at("evidence-file", proof.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert visit(district["specialist"]).get(at("evidence-file", proof.pk)).status_code == 404


def test_words_of_people_never_become_markup(district, visit, assignment):
    save_report_draft(
        by=district.actor("head_1"), now=NOW, assignment=assignment, text="<script>alert(1)</script>",
    )  # fmt: skip
    send_report(by=district.actor("head_1"), now=NOW, today=TODAY, assignment=assignment)
    text = visit(district["specialist"]).get(at("assignment", assignment.pk)).content.decode()
    assert "<script>alert" not in text and "&lt;script&gt;alert" in text


def test_a_filter_is_saved_used_and_forgotten(district, visit, assignment):
    head = visit(district["head_1"])
    page = head.post(at("saved-filters"), {"page": "my-work", "query": "open=5&standing=late&q=", "name": "Поздние"}, follow=True)
    assert page.redirect_chain[-1][0] == at("my-work") + "?standing=late"
    assert page.context["saved_filters"][0] == {
        "title": "Поздние", "url": at("my-work") + "?standing=late", "current": True, "count": None,
    }  # fmt: skip
    assert head.post(at("saved-filters"), {"page": "document", "query": "a=b", "name": "x"}).status_code == 404
    pk = district["head_1"].saved_filters.get().pk
    head.post(at("saved-filters"), {"page": "my-work", "forget": pk})
    assert not district["head_1"].saved_filters.exists()


def test_a_profile_is_copied_changed_chosen_and_says_what_is_wrong(district, visit):
    keeper = visit(district["specialist"])
    keeper.post(at("control-profiles"), {"clone": "1", "source": "federal", "title": "Луговской", "code": "lugovsk"})
    own = ControlProfile.objects.get()
    page = keeper.get(at("control-profile", own.pk))
    fields = {bound.html_name: bound.value() for bound in page.context["form"]}
    bad = keeper.post(at("control-profile", own.pk), {**fields, "periodic_report_day.value": "31", "reminders.value": "7, завтра"})
    assert bad.status_code == 422
    assert set(bad.context["form"].errors) == {"periodic_report_day.value", "reminders.value"}
    good = keeper.post(at("control-profile", own.pk), {**fields, "soon_days.value": "10", "urgency-2.value": "5"})
    assert good.status_code == 302
    keeper.post(at("control-profiles"), {"choose": "lugovsk"})
    rules = profile_of(district["authority"])
    assert (rules.code, rules.soon_days.value, rules.urgency("urgent").days) == ("lugovsk", 10, 5)
    assert profile_of(district["school_1"]).code == "lugovsk"
    assert profile_of(district["neighbour"]).code == "federal"


def test_the_lists_take_a_fixed_number_of_queries(district, visit, django_assert_max_num_queries):
    document = adopted(district["authority"])
    for _ in range(100):
        duty(document, ("школы", [district[name] for name in ("school_1", "school_2", "village")]))
    who = district.actor("specialist")
    give_assignments(by=who, now=NOW, today=TODAY, document=document)
    put_document_on_control(by=who, now=NOW, today=TODAY, document=document)
    head, controller = district["head_1"], district["specialist"]
    assert my_work(district.actor("head_1"), TODAY).total == 100
    browser = visit(head)
    with django_assert_max_num_queries(14):
        assert browser.get(at("my-work")).status_code == 200
    browser = visit(controller)
    with django_assert_max_num_queries(16):
        assert browser.get(at("on-control", kind="all")).status_code == 200
