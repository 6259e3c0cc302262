"""A document comes in and is read: once, safely, and with nothing made of it before somebody adopts it."""

import zipfile
from io import BytesIO

import pytest
from uploaded import PAPER, put_under_review, read, upload

from avgust.apps.acts.api import (
    AlreadyUploaded,
    ChangedMeanwhile,
    Directive,
    Document,
    DocumentError,
    FieldError,
    correct_metadata,
    fail_reading,
    finish_reading,
    read_again,
    start_reading,
    upload_document,
    withdraw_document,
)
from avgust.apps.acts.services.receiving import safe_name
from avgust.apps.execution.api import Assignment
from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import AccessError, system
from avgust.kernel.errors import AvgustError
from avgust.reading.sources import SourceError
from district import NOW

SYSTEM = system("задание")


def put_in(district, data, name, by="specialist"):
    return upload_document(by=district.actor(by), now=NOW, owner=district["authority"], data=data, name=name)


def test_a_file_is_kept_under_a_name_of_ours_and_waits(district):
    document = upload(district, name="../../etc/Резолюция 2026.txt")
    assert document.state == "waiting" and document.file_name == "Резолюция 2026.txt"
    assert document.file.name.startswith("documents/") and "Резолюция" not in document.file.name
    assert document.file.name.endswith(".txt") and ".." not in document.file.name
    with document.file.open("rb") as kept:
        assert kept.read().decode() == PAPER


def test_no_address_leads_to_the_kept_file_itself(district, visit):
    document = upload(district)
    client = visit(district["specialist"])
    assert client.get(f"/{document.file.name}").status_code == 404
    assert client.get(f"/static/{document.file.name}").status_code == 404


@pytest.mark.parametrize(
    "name, safe",
    [
        ("C:\\Документы\\Приказ.docx", "Приказ.docx"),
        ("a/b/c.pdf", "c.pdf"),
        ("\u202eкод.exe\n", "код.exe"),
        ("...", "документ"),
    ],
)
def test_names_of_files_lose_folders_and_invisible_signs(name, safe):
    assert safe_name(name) == safe


def test_a_name_of_any_length_is_kept_short(district):
    assert len(upload(district, name="я" * 3000 + ".txt").file_name) <= 200


def test_the_same_file_for_the_same_authority_is_told_and_not_taken_twice(district):
    first = upload(district)
    with pytest.raises(AlreadyUploaded) as told:
        upload(district, name="Другое имя.txt")
    assert told.value.document == first.pk and Document.objects.count() == 1


def test_a_file_that_was_withdrawn_may_come_again(district):
    first = put_under_review(district)
    withdraw_document(by=district.actor("specialist"), now=NOW, document=first, grounds="Не тот файл")
    assert upload(district).pk != first.pk


def zip_bomb():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"0" * 40_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data, name, words",
    [
        (b"", "пусто.docx", "Файл пуст"),
        (b"Rar!\x1a\x07\x00", "папка.rar", "Это архив RAR"),
        (b"\x7fELF" + bytes(range(256)) * 40, "программа.pdf", "двоичный файл"),
        (b"7z\xbc\xaf\x27\x1c" + b"x" * 40, "a.7z", "архив 7z"),
    ],
)
def test_a_file_that_no_reader_takes_is_refused_in_russian_and_leaves_nothing(district, data, name, words):
    with pytest.raises(SourceError, match=words):
        put_in(district, data, name)
    assert not Document.objects.exists() and not Entry.objects.filter(action="document.uploaded").exists()


def test_only_who_reviews_for_the_authority_may_bring_a_document(district):
    for who in ("chief", "methodologist", "head_1", "foreign", "minister", "administrator"):
        with pytest.raises(AccessError):
            upload(district, by=who)


def test_a_reading_makes_proposals_and_nothing_else(district):
    document = put_under_review(district)
    assert document.state == "review" and document.title and str(document.date) == "2026-08-27"
    assert document.school_year == "2026/2027" and document.kind == "resolution"
    assert set(document.directives.values_list("state", flat=True)) == {"proposed"}
    assert not Assignment.objects.exists()
    assert document.reading["text"] == document.text


def test_every_directive_has_the_words_that_its_source_points_to(district):
    document = put_under_review(district)
    for row in document.directives.all():
        assert " ".join(document.text[row.source["start"] : row.source["end"]].split()) == row.text


def test_a_job_that_runs_twice_makes_the_same_rows(district):
    document = put_under_review(district)
    before = list(document.directives.values_list("pk", "text"))
    assert start_reading(by=SYSTEM, now=NOW, document=document.pk) is False
    finish_reading(by=SYSTEM, now=NOW, document=document.pk, reading=b"{}")
    read(document)
    assert list(document.directives.values_list("pk", "text")) == before


def test_a_crash_in_the_middle_is_begun_again(district):
    document = upload(district)
    assert start_reading(by=SYSTEM, now=NOW, document=document.pk)
    assert start_reading(by=SYSTEM, now=NOW, document=document.pk)
    read(document)
    assert Directive.objects.filter(document=document).count() == 7


def test_a_document_that_could_not_be_read_says_why_and_can_be_read_again(district):
    document = upload(district)
    start_reading(by=SYSTEM, now=NOW, document=document.pk)
    fail_reading(by=SYSTEM, now=NOW, document=document.pk, reason="Файл повреждён.")
    document.refresh_from_db()
    assert (document.state, document.failure) == ("failed", "Файл повреждён.")
    read_again(by=district.actor("specialist"), now=NOW, document=document)
    read(document)
    document.refresh_from_db()
    assert document.state == "review" and document.failure == ""


def test_the_card_is_corrected_until_adoption_and_by_whoever_saw_its_last_version(district):
    document = put_under_review(district)
    by = district.actor("specialist")
    row = correct_metadata(by=by, now=NOW, document=document, seen=0, number="45-р", school_year="2025/2026")
    assert (row.number, row.school_year, row.version) == ("45-р", "2025/2026", 1)
    entry = Entry.objects.get(action="document.corrected")
    assert entry.before == {"number": "", "school_year": "2026/2027"}
    with pytest.raises(ChangedMeanwhile):
        correct_metadata(by=by, now=NOW, document=document, seen=0, number="46")
    with pytest.raises(FieldError, match="2026/2027"):
        correct_metadata(by=by, now=NOW, document=document, seen=1, school_year="2026/2028")


def test_a_withdrawn_document_stays_and_is_not_withdrawn_twice(district):
    document = put_under_review(district)
    by = district.actor("specialist")
    withdraw_document(by=by, now=NOW, document=document, grounds="Заменён")
    assert Entry.objects.get(action="document.withdrawn").grounds == "Заменён"
    with pytest.raises(DocumentError):
        withdraw_document(by=by, now=NOW, document=document, grounds="Ещё раз")


def test_the_job_reads_a_file_in_a_process_of_its_own(district):
    from avgust.jobs.reading import read_document

    document = upload(district)
    read_document.func(document.pk)
    document.refresh_from_db()
    assert document.state == "review" and document.directives.count() == 7
    assert document.progress == 100


def test_a_hostile_file_fails_its_reading_with_a_reason_in_russian(district):
    from avgust.jobs.reading import read_document

    document = put_in(district, zip_bomb(), "бомба.docx")
    read_document.func(document.pk)
    document.refresh_from_db()
    assert document.state == "failed"
    assert "разворачивается" in document.failure or "не документ Word" in document.failure


def test_refusals_are_errors_that_a_page_can_show(district):
    with pytest.raises(AvgustError) as told:
        put_in(district, b"", "пусто.txt")
    assert told.value.code == "empty-source"
