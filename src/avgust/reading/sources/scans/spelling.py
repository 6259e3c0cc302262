"""What recognition confuses and only the words around can tell: «руководители 00», «ТУ квартал», «Дорофеева 3.М.»."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from avgust.reading.sources.scans.tesseract import Read

BULLET = "•"
NEAR = 2.5  # heights of a line between a bullet and its words
LAW = 12  # words before a number of an act among which «закон» stands
FAR = 600  # words back to the number before
_LAWS = {"03": "ОЗ", "30": "ЗО", "3О": "ЗО", "О3": "ОЗ"}
_LAW_SUFFIX = re.compile(r"(?<=\d-)(?:03|30|3О|О3)\b")
_NUMBER_SIGNS = frozenset(("М", "M", "Ne", "Мо", "No", "Nо", "N2", "Ле", "Jo"))
_DATED = re.compile(r"\d{4}(?:г\.?)?$|^г\.$|^года$")
_IN_ORDER = {"I.": "II.", "II.": "III.", "III.": "IV.", "IV.": "V.", "V.": "VI.", "VI.": "VII.", "VII.": "VIII."}
_ROMANS = {"П.": "II.", "Ш.": "III.", "ГУ.": "IV.", "ТУ.": "IV.", "У.": "V.", "УТ.": "VI.", "УП.": "VII."}
_NO_WORDS = frozenset(("ГУ.", "ТУ.", "УТ.", "УП."))  # no item begins so; on a page they may be the first
_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]")
_LETTERS = {"6)": ("а)", "б)"), "8)": ("б)", "в)"), "3)": ("ж)", "з)")}
_POINTLESS = re.compile(r"\d{2,3}")
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_NAME = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ][а-яё]+)?,?")
_WORD = re.compile(r"[А-Яа-яЁё]{3,}")
_PERIOD = re.compile(r"(?:квартал|полугоди)[а-яё]*[,.;]?", re.IGNORECASE)
_ORDINALS = {
    "ТУ": "IV",
    "ПУ": "IV",
    "ГУ": "IV",
    "IУ": "IV",
    "Ш": "III",
    "П": "II",
    "Г": "I",
    "Т": "I",
    "|": "I",
    "l": "I",
    "[": "I",
}
_SIGNS = frozenset("*.,_=¢©®°·▪■●«»‚'`~<>e")
_BEGINS = re.compile(r"[А-Яа-яЁё«\d]")
_GLUED = re.compile(r"(%)([авиксо]|до|на|от|по)(\d*)")


def mended(reads: Sequence[Read]) -> list[Read]:
    """The words with what is certain put right."""
    apart = [part for read in reads for part in _apart(read)]
    out: list[Read] = []
    for read, following in pairwise([*apart, None]):
        if read is not None:
            text = next(
                (new for rule in RULES if (new := rule(read, out, following)) not in ("", read.text)), read.text
            )
            out.append(replace(read, text=text))
    return out


def _apart(read: Read) -> Iterator[Read]:
    """«%к» is two words, «%к1» three."""
    hit = _GLUED.fullmatch(read.text)
    if hit is None:
        yield read
        return
    at, each = read.left, (read.right - read.left) // len(read.text)
    for part in filter(None, hit.groups()):
        yield replace(read, text=part, left=at, right=at + each * len(part))
        at += each * len(part)


def organisations(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«руководители 00» → «ОО»."""
    hit = re.fullmatch(r"00([,.;:)]*)", read.text)
    return f"ОО{hit[1]}" if hit and before and _WORD.fullmatch(before[-1].text) else ""


def quarters(read: Read, _: Sequence[Read], following: Read | None) -> str:
    """«в ТУ квартале» → «IV»."""
    return _ORDINALS.get(read.text, "") if following and _PERIOD.fullmatch(following.text) else ""


def initials(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«Дорофеевой 3.М.» → «З.М.», «Савина 0.0.» → «О.О.»."""
    known = re.fullmatch(r"[А-ЯЁ03]\.[А-ЯЁ03]\.[,:;)]*", read.text) and before and _NAME.fullmatch(before[-1].text)
    return read.text.replace("3.", "З.").replace("0.", "О.") if known and re.search("[03]", read.text) else ""


def acts(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«закона … № 112-03» → «112-ОЗ», «273-Ф3» → «273-ФЗ»."""
    federal = re.sub(r"(?<=\d-Ф)3\b", "З", read.text)
    if federal != read.text:
        return federal
    law = any(word.text.lower().startswith("закон") for word in before[-LAW:])
    return _LAW_SUFFIX.sub(lambda hit: _LAWS[hit[0]], read.text) if law else ""


def number_signs(read: Read, before: Sequence[Read], following: Read | None) -> str:
    """«от 10.07.1992 М 3266-1», «2013 г. Ne 1155» → «№»."""
    if read.text not in _NUMBER_SIGNS or not before or following is None:
        return ""
    return "№" if _DATED.search(before[-1].text) and following.text[:1].isdigit() else ""


def romans(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«Ш. Контроль» below «II. Кадры» → «III.»: the next of numbers that begin lines."""
    meant = _ROMANS.get(read.text)
    if meant is None or not _begins_line(read, before):
        return ""
    last = next((word.text for word in _beginnings(before) if word.text in _IN_ORDER), "")
    if not last and read.text in _NO_WORDS:
        return meant
    return meant if _IN_ORDER.get(last) == meant else ""


def labels(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«22» straight below «2.1» → «2.2»: the point of a number is the first thing that a scan loses."""
    if not _POINTLESS.fullmatch(read.text) or not _begins_line(read, before):
        return ""
    high = read.bottom - read.top
    above = (word for word in _beginnings(before) if abs(word.left - read.left) <= high)
    last = next((word for word in above if _LABEL.fullmatch(word.text)), None)
    if last is None:
        return ""
    *upper, lowest = last.text.rstrip(".").split(".")
    following = ".".join([*upper, str(int(lowest) + 1)])
    return following if following.replace(".", "") == read.text else ""


def letters(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«6)» below «а)» → «б)»."""
    if read.text not in _LETTERS or not _begins_line(read, before):
        return ""
    high = read.bottom - read.top
    above = (word.text for word in _beginnings(before) if abs(word.left - read.left) <= high)
    last = next((text for text in above if text[-1:] == ")"), "")
    return _LETTERS[read.text][1] if last == _LETTERS[read.text][0] else ""


def leaders(read: Read, before: Sequence[Read], _: Read | None) -> str:
    """«2. —МКУ» → «МКУ»: a speck in the gap behind a number is no dash."""
    glued = re.fullmatch(r"[—–-]([А-ЯЁ«].+)", read.text)
    if glued is None or not before or not _ITEM.fullmatch(before[-1].text):
        return ""
    return glued[1] if _begins_line(before[-1], before[:-1]) else ""


def _begins_line(read: Read, before: Sequence[Read]) -> bool:
    return not before or before[-1].line != read.line


def _beginnings(before: Sequence[Read]) -> Iterator[Read]:
    """The words that begin lines, the nearest first."""
    for i in range(len(before) - 1, max(-1, len(before) - FAR), -1):
        if i == 0 or before[i - 1].line != before[i].line:
            yield before[i]


def closing_quotes(read: Read, _: Sequence[Read], __: Read | None) -> str:
    """«ИМЦь → «ИМЦ»: a small letter behind capitals is the mark that closes them."""
    return re.sub(r"(?<=«)([А-ЯЁ]{2,})ь", r"\1»", read.text) if "»" not in read.text else ""


def bullets(read: Read, before: Sequence[Read], following: Read | None) -> str:
    """A lone sign in front of the words of a line, near them: «¢ провести …» → «• провести …»."""
    first = not before or before[-1].line != read.line
    if not first or read.text not in _SIGNS or following is None or following.line != read.line:
        return ""
    near = following.left - read.right <= NEAR * (following.bottom - following.top)
    return BULLET if near and _BEGINS.match(following.text) else ""


Rule = Callable[[Read, Sequence[Read], Read | None], str]
RULES: tuple[Rule, ...] = (
    organisations,
    quarters,
    initials,
    acts,
    number_signs,
    romans,
    labels,
    letters,
    leaders,
    closing_quotes,
    bullets,
)
