"""What is read: the golden documents of `tests/golden*`, and long texts made from them.

The golden documents are made up by hand after real resolutions, orders, protocols and plans.
"""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple

from measuring import HOME

GOLDEN = "tests/golden*"
MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
NUMBER = re.compile(
    r"(?m:^(?P<indent>[ \t]*)(?!\d+\.\d+\.\d{4})(?P<label>\d{1,2})(?P<below>(?:\.\d{1,2})*)(?=[.)]))"
    r"|(?P<date>\b\d{1,2}\.\d{1,2}\.(?=(?:19|20)\d\d\b))"
    r"|(?P<year>\b(?:19|20)\d\d\b)"
    rf"|(?P<day>\b\d{{1,2}}(?=\s+(?:{MONTHS})))"
    r"|(?P<number>\d+)"
)
SURNAME = re.compile(
    r"(?<=[А-ЯЁ]\.\s)[А-ЯЁ][а-яё]{3,}|(?<=[А-ЯЁ]\.)[А-ЯЁ][а-яё]{3,}|[А-ЯЁ][а-яё]{3,}(?=\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
)
HEAD = "РЕЗОЛЮЦИЯ\nрайонной августовской педагогической конференции\n\nп. Кедровый Бор, 27 августа 2020 года\n"
OPENING = "Участники конференции рекомендуют:"
ADDRESSEES = (
    "Управлению образования администрации района",
    "Руководителям общеобразовательных организаций",
    "Районному методическому кабинету",
    "Заведующим дошкольными образовательными организациями",
    "Заместителям директоров по воспитательной работе",
)
SYLLABLES = [one + two for one in "БВГДЖЗКЛМНПРСТХЧШ" for two in "аеиоу"]


class Document(NamedTuple):
    """A document: the name of its file and its text."""

    name: str
    text: str


def golden(*suffixes: str) -> list[Document]:
    """The golden documents with these suffixes, in the order of their paths."""
    folders = sorted(HOME.glob(GOLDEN))
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.suffix in suffixes]
    return [Document(file.name, file.read_text(encoding="utf-8")) for file in files]


def joined(size: int, seed: int) -> str:
    """A text of about `size` bytes in UTF-8: golden documents in random order, each time with other numbers and names.

    It is read as one document, so much of what follows the first signature or annex gives no directives.
    """
    chance = random.Random(seed)
    texts = [document.text for document in golden(".txt")]
    return cut(grown(lambda: varied(chance.choice(texts), chance) + "\n\n", size), size)


def resolution(size: int, seed: int) -> str:
    """A text of about `size` bytes in UTF-8: one resolution of nothing but directives, the words of the golden ones."""
    chance = random.Random(seed)
    duties = golden_duties()
    return cut(HEAD + grown(lambda: varied(_part(duties, chance), chance), size), size)


def golden_duties() -> list[str]:
    """The words of every golden directive."""
    files = [file for folder in sorted(HOME.glob(GOLDEN)) for file in sorted(folder.glob("*.json"))]
    read = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return [directive["text"].rstrip(";.") for each in read for directive in each["directives"]]


def _part(duties: list[str], chance: random.Random) -> str:
    """A part of a resolution: points for several addressees with sub-points."""
    lines = [f"\n{OPENING}\n"]
    for number, addressee in enumerate(chance.sample(ADDRESSEES, 4), 1):
        points = chance.sample(duties, chance.randint(3, 9))
        lines.append(f"{number}. {addressee}:")
        lines += [f"{number}.{place}. {words};" for place, words in enumerate(points, 1)]
    return "\n".join(lines) + "\n"


def grown(piece: Callable[[], str], size: int) -> str:
    """Pieces until there are `size` bytes of them."""
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(piece())
        length += len(pieces[-1].encode())
    return "".join(pieces)


def cut(text: str, size: int) -> str:
    """The text up to the last whole line within `size` bytes."""
    head = text.encode()[:size].decode(errors="ignore")
    return head[: head.rfind("\n") + 1]


def varied(text: str, chance: random.Random) -> str:
    """The text with other labels, days, years, numbers and surnames.

    Labels move together, so that they still count on; days stay days and years stay years.
    """
    labels, years = chance.randrange(40), chance.randrange(-6, 7)

    def number(match: re.Match[str]) -> str:
        written = match[0]
        if match["label"]:
            return f"{match['indent']}{int(match['label']) + labels}{match['below']}"
        if match["date"]:
            return f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}."
        if match["year"]:
            return str(int(written) + years)
        if match["day"]:
            return str(chance.randint(1, 28))
        return str(chance.randrange(10 ** (len(written) - 1), 10 ** len(written)))

    def surname(match: re.Match[str]) -> str:
        return chance.choice(SYLLABLES) + match[0].lower()

    return SURNAME.sub(surname, NUMBER.sub(number, text))


def write_forms(folder: Path) -> dict[str, list[Path]]:
    """The golden texts once more in each format that can be read, the same words in all of them."""
    documents = golden(".txt")
    forms = {"text": ".txt", "Markdown": ".md", "HTML": ".html", "DOCX": ".docx"}
    files: dict[str, list[Path]] = {form: [] for form in forms}
    for document in documents:
        for form, suffix in forms.items():
            file = folder / f"{Path(document.name).stem}{suffix}"
            WRITERS[form](document.text, file)
            files[form].append(file)
    return files | _printed(files["DOCX"], folder)


def _printed(files: list[Path], folder: Path) -> dict[str, list[Path]]:
    """The Word documents as PDF, if LibreOffice is there to print them."""
    office = shutil.which("soffice")
    if not office:
        return {}
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=900)
    return {"PDF": [file.with_suffix(".pdf") for file in files]}


def _write_text(text: str, file: Path) -> None:
    file.write_text(text, encoding="utf-8")


def _write_markdown(text: str, file: Path) -> None:
    """The first line as a heading, the others as they are: a resolution's labels are lists in Markdown too."""
    file.write_text(f"# {text.lstrip()}", encoding="utf-8")


def _write_html(text: str, file: Path) -> None:
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in lines_of(text))
    head = '<html lang="ru"><head><meta charset="utf-8"><title>1</title></head>'
    page = f"<!DOCTYPE html>\n{head}<body>\n{paragraphs}\n</body></html>\n"
    file.write_text(page, encoding="utf-8")


def _write_docx(text: str, file: Path) -> None:
    from docx import Document as Docx
    from docx.enum.style import WD_STYLE_TYPE

    made = Docx()
    for style in [each for each in made.styles if each.type == WD_STYLE_TYPE.TABLE]:
        style.delete()  # python-docx brings a hundred that no document of an office has
    for line in lines_of(text):
        made.add_paragraph(line)
    made.save(str(file))


def lines_of(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line for line in text.splitlines() if line.strip()]


WRITERS = {"text": _write_text, "Markdown": _write_markdown, "HTML": _write_html, "DOCX": _write_docx}
