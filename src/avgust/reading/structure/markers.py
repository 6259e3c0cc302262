"""Numbers, letters and bullets in front of a paragraph."""

import re
from dataclasses import dataclass

NUMBER = re.compile(
    r"\s*(?:(?:пункт|п\.|(?P<part>раздел|глава|часть|секция|блок|направление|модуль|вопрос))\s*(?:№\s*)?)?"
    r"(?P<number>"
    r"(?=[\d.]{0,6}[IlЗз])[\dIlЗз]{1,2}(?:\.[\dIlЗз]{1,2}){1,3}(?=[.,])"  # «l.З.», as a scan gives «1.3.»
    r"|\d{1,3}(?:\.\d{1,3}){0,5}"
    r"|[lЗ](?=\.\s[А-ЯЁ][а-яё]{3})"  # «З. Директорам»
    r")(?:"
    r"\s?(?P<close>\.\s?\)|[.)]|(?<=\.\d),(?=\s[^\W\d_]))(?!\d)"  # «1.», «1)», «1.5, Школам»
    r"|(?=\s+[^\W\d_])(?<=\.\d)|(?=\s+[^\W\d_])(?<=\.\d\d)"  # «1.5 Школам», «1.12 Школам»
    r")\s*",
    re.IGNORECASE,
)
ROMAN = re.compile(r"\s*(?P<roman>[IVXІХ]{1,6})(?P<close>[.)])\s*(?=\S)")
LETTER = re.compile(r"\s*(?P<letter>[а-яё])(?:\)\s*(?=\S)|\.\s+(?=[А-ЯЁа-яё]{2}))")
NOT_A_LETTER = re.compile(r"\s*(?:[гпсдх]|ст)\.\s+[А-ЯЁ]")  # «г. Смоленск»
BULLET = re.compile(
    r"\s*(?P<bullet>[-–—‒−•·▪*●○◦■□►➢➤✓✔❖♦§]|o(?=\s)|о(?=\s\s))(?:\s*)(?=[^\s\d%])|\s*(?P<bullet2>[-–—•·▪●*])\s+(?=\d)"
)
# How a marker may begin; a quick look that spares the long ones, for most paragraphs begin with a word.
BEGINS = re.compile(
    r"\s*(?:[^А-Яа-яЁё]|[ЗзХ]|.[^А-Яа-яЁё]|пункт|раздел|глава|часть|секция|блок|направление|модуль|вопрос)",
    re.IGNORECASE,
)
SCANNED = str.maketrans("IlЗз", "1133")
MEASURED = re.compile(r"\s*\d+\.\s*(?:год|г\.|%|процент|руб)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands in front of a paragraph.

    kind    `number`, `part` («Раздел 2.»), `roman`, `letter`, `bullet` or `none`
    label   «1.5», «а», «II»; "" for a bullet
    depth   how many parts the number has
    end     offset where the words begin
    """

    kind: str
    label: str
    depth: int
    end: int
    sign: str = ""


def find_marker(text: str, start: int, end: int) -> Marker:
    """The marker at the start of the paragraph `text[start:end]`."""
    if not BEGINS.match(text, start, end):
        return _no_marker(text, start, end)
    hit = NUMBER.match(text, start, end)
    if hit and hit.end() < end and not MEASURED.match(text, start, end) and not _is_date(text, hit.end()):
        number = hit.group("number").translate(SCANNED)
        if hit.group("part"):
            return Marker("part", number, 1, hit.end())
        return Marker("number", number, number.count(".") + 1, hit.end(), hit.group("close") or "")
    hit = ROMAN.match(text, start, end)
    if hit:
        return Marker("roman", hit.group("roman"), 1, hit.end())
    hit = LETTER.match(text, start, end)
    if hit and not NOT_A_LETTER.match(text, start, end):
        return Marker("letter", hit.group("letter"), 1, hit.end())
    hit = BULLET.match(text, start, end)
    if hit:
        return Marker("bullet", "", 1, hit.end(), hit.group("bullet") or hit.group("bullet2"))
    return _no_marker(text, start, end)


def _no_marker(text: str, start: int, end: int) -> Marker:
    begin = start
    while begin < end and text[begin].isspace():
        begin += 1
    return Marker("none", "", 0, begin)


def _is_date(text: str, after: int) -> bool:
    """«01.09. 2021», «12.2021 г.»: a day and a month, not a label."""
    return text[after : after + 4].isdigit()
