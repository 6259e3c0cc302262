"""What people of the example hand in: the words of a report and its proofs, made to fit the duty."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from avgust.apps.execution.api import Proof
from avgust.demo.days import in_words, on_a_weekday
from avgust.demo.papers import Paper, Paragraph
from avgust.demo.rich_text import as_rtf
from avgust.demo.story import Answer

SITE = "https://{}.tikhobor.example/{}"


def proofs_of(answer: Answer, luck: Random, code: str, on: date) -> list[Proof]:
    """The proofs of a report, but for its files."""
    return [_proof(kind, answer, luck, code, on) for kind in answer.evidence if kind != "file"]


def _proof(kind: str, answer: Answer, luck: Random, code: str, on: date) -> Proof:
    if kind == "count":
        return Proof("count", answer.title, count=Decimal(luck.randint(answer.low, answer.high)), unit=answer.unit)
    if kind == "link":
        return Proof("link", answer.title, url=SITE.format(code, f"news/{luck.randint(100, 999)}"))
    number = f"{luck.randint(12, 240)}-о" if kind == "act" else str(luck.randint(1, 14))
    return Proof(kind, answer.title, number=number, date=on_a_weekday(on - timedelta(days=luck.randint(0, 6))))


def file_of(answer: Answer, organisation: str, on: date) -> SimpleUploadedFile:
    """The paper that is attached where the answer speaks of a file."""
    lines = [("event", organisation), ("kind", answer.title), ("date", in_words(on)), ("body", answer.text)]
    paragraphs = tuple(Paragraph(what, text) for what, text in lines)
    paper = Paper("", answer.title, "", "", "", on, 0, "", "", paragraphs)
    return SimpleUploadedFile(f"{answer.title}.rtf", as_rtf(paper), "application/rtf")
