"""Documents, their reviews and directives as pages: with and without script, and with a fixed count of queries."""

import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from avgust.apps.acts.api import Directive, Document, accept_rest, adopt_document
from avgust.apps.execution.api import Assignment
from district import NOW, TODAY

sys.path.append(str(Path(__file__).parents[1] / "apps" / "acts"))
from uploaded import PAPER, put_under_review

MANY = "РЕЗОЛЮЦИЯ совещания\n27 августа 2026 года\n\n" + "\n".join(
    f"{n}. Директорам школ провести мероприятие «Дело {n}» до {n % 28 + 1} декабря 2026 года." for n in range(1, 61)
)


@pytest.fixture
def client(district, visit):
    return visit(district["specialist"])


@pytest.fixture
def document(district):
    return put_under_review(district)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def send(client, name, pk, htmx=False, **data):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse(f"web:{name}", args=[pk]), data, headers=headers)


def test_several_files_come_in_by_one_form_and_each_bad_one_is_told(client, district):
    files = [SimpleUploadedFile("Резолюция.txt", PAPER.encode()), SimpleUploadedFile("Архив.rar", b"Rar!\x1a\x07\x00")]
    answer = client.post(reverse("web:upload"), {"papers": files}, follow=True)
    assert "«Резолюция.txt» загружен" in text_of(answer) and "«Архив.rar»: Это архив RAR" in text_of(answer)
    assert Document.objects.get().state == "waiting"


def test_a_twin_leads_to_the_document_that_is_there(client, document):
    answer = client.post(reverse("web:upload"), {"papers": [SimpleUploadedFile("Ещё.txt", PAPER.encode())]})
    assert answer.status_code == 422 and reverse("web:document", args=[document.pk]) in answer.content.decode()


def test_the_list_finds_by_words_whatever_their_case(client, document):
    address = reverse("web:documents")
    assert document.title[:20] in text_of(client.get(address, {"words": "АВГУСТОВСКОЙ"}))
    assert "Ничего не нашлось" in text_of(client.get(address, {"words": "протокол"}))


def test_a_file_comes_as_a_download_and_never_as_a_page(client, document):
    answer = client.get(reverse("web:document-file", args=[document.pk]))
    assert answer["Content-Type"] == "application/octet-stream" and answer["Content-Disposition"].startswith(
        "attachment"
    )
    assert b"".join(answer.streaming_content).decode() == PAPER


def test_every_field_of_a_card_has_its_words_marked_in_the_source(client, document):
    page = client.get(reverse("web:review", args=[document.pk])).content.decode()
    keys = {part.split('"')[0] for part in page.split('class="value" href="#m-')[1:]}
    assert len(keys) > 8
    assert all(f'id="m-{key}"' in page for key in keys)


def test_words_of_a_document_never_become_markup(district, client):
    text = PAPER.replace("День открытых дверей", "<script>alert(1)</script> & <b>День</b>")
    document = put_under_review(district, text)
    page = client.get(reverse("web:review", args=[document.pk])).content.decode()
    assert "<script>alert" not in page and "<b>День" not in page and "&lt;script&gt;alert(1)" in page


def test_a_review_works_without_script(client, document):
    row = document.directives.get(label="1.1")
    answer = send(client, "directive-accept", row.pk, seen=row.version)
    assert answer.status_code == 302 and answer["Location"].endswith(f"#d-{row.pk}")
    row.refresh_from_db()
    assert row.state == "confirmed"
    assert "Проверено 1 из 7" in text_of(client.get(reverse("web:review", args=[document.pk])))
    send(client, "review-undo", document.pk)
    row.refresh_from_db()
    assert row.state == "proposed"


def test_an_accepted_card_comes_back_alone_with_the_progress(client, document):
    row = document.directives.get(label="1.1")
    page = send(client, "directive-accept", row.pk, htmx=True, seen=row.version).content.decode()
    assert page.count("<article") == 1 and "hx-swap-oob" in page and "Проверено 1 из 7" in page


def test_a_form_that_is_not_understood_says_so_at_the_field(client, document):
    row = document.directives.get(label="1.1")
    prefix = f"d{row.pk}"
    data = {f"{prefix}-seen": 0, f"{prefix}-addressees": "ИМЦ", f"{prefix}-deadline": "когда-нибудь"}
    answer = send(client, "directive-edit", row.pk, **data)
    assert answer.status_code == 422 and "Срок «когда-нибудь» не понят" in text_of(answer)
    row.refresh_from_db()
    assert row.addressees[0]["name"] == "Управление образования"


def test_a_correction_by_the_form_is_told_on_the_card(client, document):
    row = document.directives.get(label="3")
    prefix = f"d{row.pk}"
    data = {f"{prefix}-seen": 0, f"{prefix}-addressees": "директора школ", f"{prefix}-deadline": "до 1 мая 2027 года"}
    send(client, "directive-edit", row.pk, **data, **{f"{prefix}-label": "3", "confirm": "1"})
    row.refresh_from_db()
    assert (row.state, str(row.ends), row.addressees[0]["name"]) == ("confirmed", "2027-05-01", "директора школ")
    assert "исправлено: Петрова А. С." in text_of(client.get(reverse("web:review", args=[document.pk])))


def test_a_directive_is_added_by_its_first_and_last_words(client, document):
    data = {"first": "провести День", "last": "1 марта 2027 года"}
    send(client, "review-add", document.pk, **data)
    added = Directive.objects.get(origin="added")
    assert added.text == "провести День открытых дверей до 1 марта 2027 года"
    answer = send(client, "review-add", document.pk, first="чего там нет", last="года")
    assert answer.status_code == 422 and "нет слов" in text_of(answer)


def test_whoever_is_slower_is_told_by_a_page(client, document):
    row = document.directives.get(label="1.1")
    send(client, "directive-accept", row.pk, seen=0)
    answer = send(client, "directive-drop", row.pk, seen=0)
    assert answer.status_code == 409 and "уже изменили" in text_of(answer)


def test_from_the_review_to_assignments(client, document, district):
    page = text_of(client.get(reverse("web:review-adopt", args=[document.pk])))
    assert "Не проверено: 7" in page
    send(client, "review-rest", document.pk, seen=0)
    send(client, "review-adopt", document.pk, seen=Document.objects.get().version)
    send(client, "document-give", document.pk)
    assert Assignment.objects.filter(organisation=district["school_1"]).count() == 1
    page = text_of(client.get(reverse("web:document", args=[document.pk])))
    assert "принят к исполнению" in page and "Поставить на контроль" in page
    send(client, "document-control", document.pk)
    assert not Assignment.objects.filter(state="draft").exists()


def test_after_adoption_the_review_only_shows(client, document):
    send(client, "review-rest", document.pk, seen=0)
    send(client, "review-adopt", document.pk, seen=Document.objects.get().version)
    page = client.get(reverse("web:review", args=[document.pk])).content.decode()
    assert "directive-accept" not in page and "/accept/" not in page and "add-form" not in page


def test_a_directive_has_its_sentence_its_source_and_its_organisations(client, document, visit, district):
    by = district.actor("specialist")
    accept_rest(by=by, now=NOW, document=document, seen=0)
    adopt_document(by=by, now=NOW, today=TODAY, document=document, seen=1)
    send(client, "document-give", document.pk)
    send(client, "document-control", document.pk)
    row = document.directives.get(label="3")
    page = text_of(client.get(reverse("web:directive", args=[row.pk])))
    assert row.text in page and "МБОУ СОШ № 2" in page and "1 марта 2027" in page and "История" in page
    page = text_of(visit(district["head_1"]).get(reverse("web:directive", args=[row.pk])))
    assert "МБОУ СОШ № 1" in page and "История" not in page


@pytest.mark.parametrize("name, most", [("document", 30), ("review", 25)])
def test_a_long_document_costs_no_more_queries_than_a_short_one(
    client, district, document, name, most, django_assert_max_num_queries
):
    long = put_under_review(district, MANY, "Длинная.txt")
    assert long.directives.count() == 60
    counts = set()
    for row in (document, long):
        with django_assert_max_num_queries(most) as counted:
            client.get(reverse(f"web:{name}", args=[row.pk]))
        counts.add(len(counted))
    assert len(counts) == 1


def test_the_list_of_documents_costs_a_fixed_count_of_queries(client, district, django_assert_max_num_queries):
    for number in range(12):
        put_under_review(district, PAPER + f"\nСтрока {number}", f"Бумага {number}.txt")
    with django_assert_max_num_queries(14):
        client.get(reverse("web:documents"))


def test_a_document_never_comes_in_without_the_job_that_reads_it(client, monkeypatch):
    class Full:
        def enqueue(self, document):
            raise OSError("the queue takes nothing")

    monkeypatch.setattr("avgust.web.views.documents.read_document", Full())
    with pytest.raises(OSError, match="the queue"):
        client.post(reverse("web:upload"), {"papers": [SimpleUploadedFile("Резолюция.txt", PAPER.encode())]})
    assert not Document.objects.exists()
