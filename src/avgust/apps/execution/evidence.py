"""What makes a proof of a report valid, and which files are taken.

act, protocol  a number, a date that is not in the future
count          how many of what
link           an address of the web
file           by its contents one of KINDS_OF_FILES; the name says nothing
"""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django.core.files.uploadedfile import UploadedFile

from avgust.apps.execution.models import Evidence, Report
from avgust.kernel.errors import AvgustError

Day = date  # a proof has a field of that name
MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
LONGEST_NAME = 200
Problems = list[tuple[str, str]]
# First bytes of what is taken; what is packed with ZIP is told by its members.
KINDS_OF_FILES: dict[str, tuple[bytes, ...]] = {
    "PDF": (b"%PDF-",),
    "JPEG": (b"\xff\xd8\xff",),
    "PNG": (b"\x89PNG\r\n\x1a\n",),
    "TIFF": (b"II*\x00", b"MM\x00*"),
    "RTF": (b"{\\rtf",),
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word and Excel 97
OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")  # the name of the folder in which they keep macros
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MACROS = ("vbaproject.bin", "vbadata.xml", "basic/script-lc.xml")
PROGRAMS = frozenset(
    [
        ".exe",
        ".dll",
        ".com",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".scr",
        ".msi",
        ".lnk",
        ".jar",
        ".sh",
        ".iso",
        ".html",
        ".htm",
        ".xhtml",
        ".svg",
        ".docm",
        ".xlsm",
        ".pptm",
    ]
)
MARKUP = re.compile(rb"<\s*(!doctype|html|svg|script|\?xml|head|body|iframe)", re.IGNORECASE)
TEXT_HEAD = 4096


class FileRefused(AvgustError):
    """A file that is not taken as a proof."""

    def __init__(self, message: str) -> None:
        super().__init__("file-refused", message, "")


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof other than a file, as the executor wrote it."""

    kind: str
    title: str = ""
    number: str = ""
    date: Day | None = None
    count: Decimal | None = None
    unit: str = ""
    url: str = ""

    def row(self, report: Report) -> Evidence:
        """The row to be kept."""
        return Evidence(
            report=report,
            kind=self.kind,
            title=self.title,
            number=self.number,
            date=self.date,
            count=self.count,
            unit=self.unit,
            url=self.url,
        )


def proof_of(row: Evidence) -> Proof:
    """The proof that a row holds."""
    return Proof(row.kind, row.title, row.number, row.date, row.count, row.unit, row.url)


def problems_of_draft(proofs: Sequence[Proof]) -> Problems:
    """What may not even be kept in a draft: an unknown kind, an address that is none."""
    problems: Problems = []
    for place, proof in enumerate(proofs):
        if proof.kind not in {"act", "count", "link", "protocol"}:
            problems.append((f"proofs-{place}-kind", "Выберите вид подтверждения"))
        if proof.url and not is_web_address(proof.url):
            problems.append((f"proofs-{place}-url", "Адрес ссылки должен начинаться с https:// или http://"))
        if proof.count is not None and not (proof.count.is_finite() and abs(proof.count) < 10**12):
            problems.append((f"proofs-{place}-count", "Количество слишком велико"))
        longest = {"title": 500, "number": 60, "unit": 60, "url": 1000}
        for name, most in longest.items():
            if len(getattr(proof, name)) > most:
                problems.append((f"proofs-{place}-{name}", f"Не длиннее {most} знаков"))
    return problems


def problems_of(proofs: Sequence[Proof], today: date) -> Problems:
    """What has to be mended before a report may be sent: every place with what is wrong there."""
    problems = problems_of_draft(proofs)
    for place, proof in enumerate(proofs):
        problems += [(f"proofs-{place}-{name}", message) for name, message in _missing(proof, today)]
    return problems


def _missing(proof: Proof, today: date) -> Problems:
    if proof.kind in {"act", "protocol"}:
        what = "акта" if proof.kind == "act" else "протокола"
        problems = [] if proof.number.strip() else [("number", f"Укажите номер {what}")]
        if proof.date is None:
            problems.append(("date", f"Укажите дату {what}"))
        elif proof.date > today:
            problems.append(("date", f"Дата {what} ещё не наступила"))
        return problems
    if proof.kind == "count":
        problems = (
            [] if proof.count is not None and proof.count >= 0 else [("count", "Укажите количество: 0 или больше")]
        )
        return problems + ([] if proof.unit.strip() else [("unit", "Укажите, чего столько: человек, занятий …")])
    return [] if proof.url else [("url", "Укажите адрес страницы")]


def is_web_address(text: str) -> bool:
    """Whether it leads to a page of the web and nowhere else."""
    try:
        parts = urlsplit(text.strip())
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", text.strip())
    except ValueError:
        return False


def checked_file(file: "UploadedFile[bytes]") -> tuple[str, str]:
    """The clean name and the SHA-256 of a file that may be taken; raises FileRefused."""
    size = file.size or 0
    if size == 0:
        raise FileRefused("Файл пуст")
    if size > LARGEST:
        raise FileRefused(f"Файл больше {LARGEST // MEGABYTE} МБ. Приложите его частями или ссылкой")
    name = clean_name(file.name or "")
    if any(name.lower().endswith(ending) for ending in PROGRAMS):
        raise FileRefused(f"Файл «{name}» не принят: {OFFERED}")
    file.seek(0)
    head = file.read(TEXT_HEAD)
    if not _is_known(file, head):
        raise FileRefused(f"Файл «{name}» не принят: {OFFERED}")
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return name, digest.hexdigest()


OFFERED = (
    "приложите PDF, картинку (JPEG, PNG, TIFF), документ Word, Excel, OpenDocument, RTF, текст или архив ZIP с ними"
)


def _is_known(file: "UploadedFile[bytes]", head: bytes) -> bool:
    if head.startswith(OLD_OFFICE):
        return not _holds(file, OLD_MACROS)
    if any(head.startswith(start) for starts in KINDS_OF_FILES.values() for start in starts):
        return True
    if head.startswith(ZIP):
        return _is_harmless_archive(file)
    return _is_plain_text(head)


def _holds(file: "UploadedFile[bytes]", words: bytes) -> bool:
    """Whether these bytes stand anywhere in the file; it is small enough to be read whole."""
    file.seek(0)
    return words in file.read()


def _is_harmless_archive(file: "UploadedFile[bytes]") -> bool:
    """Whether a package (docx, xlsx, odt …) or an archive holds no macros and no programs."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            names = [member.filename.lower() for member in package.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    endings = tuple(PROGRAMS)
    return bool(names) and not any(name.endswith((*MACROS, *endings)) for name in names)


def _is_plain_text(head: bytes) -> bool:
    if b"\x00" in head or MARKUP.search(head):
        return False
    for encoding in ("utf-8", "cp1251"):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8" and error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(encoding, "replace")
        control = sum(unicodedata.category(sign) == "Cc" and sign not in "\r\n\t\f" for sign in text)
        return control == 0
    return False


def clean_name(name: str) -> str:
    """A file's name without folders, signs that steer a terminal or a header, or signs that turn the writing round."""
    name = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C" and sign not in '<>:"|?*')
    kept = kept.strip(" .") or "файл"
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if dot and len(ending) < 10 else kept[:LONGEST_NAME]
