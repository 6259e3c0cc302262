"""Proofs are of a kind that can be counted; files are known by their contents and only ever given back as bytes."""

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from avgust.apps.execution.api import (
    ExecutionError,
    FileRefused,
    Proof,
    access_evidence,
    attach_file,
    is_web_address,
    problems_of,
    recall_report,
    remove_evidence,
    return_report,
    save_report_draft,
    send_report,
)
from avgust.apps.execution.evidence import LARGEST, clean_name
from avgust.apps.registry.api import AccessError
from district import NOW, TODAY

DAY = date(2026, 11, 20)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def packed(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize("proof", [
    Proof("act", number="45-о", date=DAY),
    Proof("protocol", number="3", date=TODAY, title="Педсовет"),
    Proof("count", count=Decimal("0"), unit="случаев"),
    Proof("count", count=Decimal("12.5"), unit="часа"),
    Proof("link", url="https://школа.example/план?год=2026"),
])  # fmt: skip
def test_a_whole_proof_has_no_problems(proof):
    assert problems_of([proof], TODAY) == []


@pytest.mark.parametrize(("proof", "places"), [
    (Proof("act"), {"number", "date"}),
    (Proof("protocol", number=" ", date=DAY), {"number"}),
    (Proof("act", number="1", date=TODAY + timedelta(days=1)), {"date"}),
    (Proof("count", unit="человек"), {"count"}),
    (Proof("count", count=Decimal(-1), unit="человек"), {"count"}),
    (Proof("count", count=Decimal(3)), {"unit"}),
    (Proof("link"), {"url"}),
    (Proof("link", url="javascript:alert(1)"), {"url"}),
    (Proof("link", url="x" * 1001), {"url"}),
    (Proof("painting"), {"kind", "url"}),
])  # fmt: skip
def test_what_is_missing_or_wrong_is_told_at_its_place(proof, places):
    assert {place.rpartition("-")[2] for place, _ in problems_of([proof], TODAY)} == places


@pytest.mark.parametrize("address", [
    "javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "https://", "http://a b.example",
    "https://a.example/<script>", "vbscript:x", "https://[bad", "",
])  # fmt: skip
def test_only_pages_of_the_web_are_links(address):
    assert not is_web_address(address)


@pytest.mark.parametrize(("name", "clean"), [
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\x\\приказ.pdf", "приказ.pdf"),
    ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
    ("при\u202eexe.каз\x00.pdf", "приexe.каз.pdf"),
    ("", "файл"), ("...", "файл"), ("/", "файл"), ("\u200b", "файл"),
    ('"; rm -rf *.pdf', "; rm -rf .pdf"),
])  # fmt: skip
def test_hostile_names_of_files_come_out_harmless(name, clean):
    assert clean_name(name) == clean


def test_a_long_name_keeps_its_ending():
    assert len(clean_name("я" * 500 + ".pdf")) == 200 and clean_name("я" * 500 + ".pdf").endswith("я.pdf")


@pytest.fixture
def draft(district, assignment):
    """The head of the first school writes a report."""
    save_report_draft(by=district.actor("head_1"), now=NOW, assignment=assignment, text="Смотр проведён")
    return assignment


def attach(district, assignment, contents=PDF, name="приказ.pdf", who="head_1"):
    return attach_file(by=district.actor(who), now=NOW, assignment=assignment, file=SimpleUploadedFile(name, contents))


@pytest.mark.django_db
@pytest.mark.parametrize("contents", [
    PDF, b"\xff\xd8\xff\xe0x", b"\x89PNG\r\n\x1a\nx", b"II*\x00x", b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x",
    packed("word/document.xml"), "Справка о смотре\n".encode(), "Справка".encode("cp1251"), ("я" * 5000).encode(),
])  # fmt: skip
def test_papers_and_pictures_are_taken_by_their_contents(district, draft, contents):
    proof = attach(district, draft, contents, "чужое имя")
    assert proof.size == len(contents) and len(proof.sha256) == 64
    with proof.file.open("rb") as kept:
        assert kept.read() == contents


@pytest.mark.django_db
@pytest.mark.parametrize(("contents", "name"), [
    (b"", "пусто.pdf"),
    (b"MZ\x90\x00\x03", "приказ.pdf"),
    (b"\x7fELF", "приказ.pdf"),
    (b"<html><script>1</script>", "приказ.txt"),
    (b"\xef\xbb\xbf  <!DOCTYPE html>", "приказ.txt"),
    (b'<?xml version="1.0"?><svg/>', "рисунок.png"),
    (PDF, "приказ.exe"), (PDF, "приказ.html"), (PDF, "рисунок.SVG"),
    (packed("word/document.xml", "word/vbaProject.bin"), "приказ.docx"),
    (packed("папка/вирус.exe"), "архив.zip"),
    (b"PK\x03\x04 broken", "архив.zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "приказ.doc"),
    (b"\x00\x01\x02\x03", "приказ.txt"),
])  # fmt: skip
def test_programs_pages_and_macros_are_refused(district, draft, contents, name):
    with pytest.raises(FileRefused):
        attach(district, draft, contents, name)
    assert draft.reports.get().evidence.count() == 0


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_refused_before_it_is_kept(district, draft):
    with pytest.raises(FileRefused, match="20 МБ"):
        attach(district, draft, PDF + b"0" * LARGEST)


@pytest.mark.django_db
def test_only_who_carries_it_out_attaches_and_removes(district, draft):
    for who in ("specialist", "head_2", "methodologist", "chief"):
        with pytest.raises(AccessError):
            attach(district, draft, who=who)
    proof = attach(district, draft, who="executor_1")
    with pytest.raises(AccessError):
        remove_evidence(by=district.actor("specialist"), now=NOW, evidence=proof)
    remove_evidence(by=district.actor("head_1"), now=NOW, evidence=proof)
    assert draft.reports.get().evidence.count() == 0


@pytest.mark.django_db
def test_the_file_of_a_draft_is_the_executors_and_of_a_report_also_the_overseers(district, draft):
    proof = attach(district, draft)
    assert access_evidence(district.actor("executor_1"), proof.pk) == proof
    for who in ("specialist", "methodologist", "head_2", "foreign", "administrator"):
        with pytest.raises(AccessError):
            access_evidence(district.actor(who), proof.pk)
    send_report(by=district.actor("head_1"), now=NOW, today=TODAY, assignment=draft)
    for who in ("specialist", "methodologist", "chief", "regional", "head_1"):
        assert access_evidence(district.actor(who), proof.pk) == proof
    for who in ("head_2", "foreign", "foreign_head", "administrator"):
        with pytest.raises(AccessError):
            access_evidence(district.actor(who), proof.pk)


@pytest.mark.django_db
def test_a_proof_of_a_sent_report_cannot_be_removed_and_its_file_outlives_the_next_draft(district, draft):
    proof = attach(district, draft)
    send_report(by=district.actor("head_1"), now=NOW, today=TODAY, assignment=draft)
    with pytest.raises(ExecutionError):
        remove_evidence(by=district.actor("head_1"), now=NOW, evidence=proof)
    return_report(by=district.actor("specialist"), now=NOW, today=TODAY, assignment=draft, remark="Мало")
    copy = draft.reports.get(state="draft").evidence.get()
    remove_evidence(by=district.actor("head_1"), now=NOW, evidence=copy)
    proof.refresh_from_db()
    with proof.file.open("rb") as kept:
        assert kept.read() == PDF


@pytest.mark.django_db
def test_a_recalled_report_keeps_its_files_too(district, draft):
    attach(district, draft)
    send_report(by=district.actor("head_1"), now=NOW, today=TODAY, assignment=draft)
    recall_report(by=district.actor("head_1"), now=NOW, today=TODAY, assignment=draft)
    assert [report.evidence.count() for report in draft.reports.order_by("id")] == [1, 1]


@pytest.mark.django_db
def test_a_link_that_is_none_is_not_even_kept_in_a_draft(district, assignment):
    with pytest.raises(ExecutionError):
        save_report_draft(
            by=district.actor("head_1"), now=NOW, assignment=assignment, text="", proofs=[Proof("link", url="javascript:1")]
        )
