"""Number formats of spreadsheets: a value → the words that a Russian Excel shows for it."""

import re
from functools import lru_cache
from typing import NamedTuple

from avgust.reading.sources.sheets.dates import item_number, moment, shown_date

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0 \"₽\"", 6: "#,##0 \"₽\"", 7: "#,##0.00 \"₽\"",
    8: "#,##0.00 \"₽\"", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd.mm.yyyy",
    15: "dd.mmm.yy", 16: "dd.mmm", 17: "mmm.yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0 \"₽\"",
    43: "#,##0.00", 44: "#,##0.00 \"₽\"", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""By id; those of dates as they stand in a Russian Excel. Other ids below 164 are general."""
GENERAL = "general"
_MOST_DIGITS = 30
_SECTION = re.compile(r'(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])*', re.S)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_BARE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.I | re.S)
_DATE = re.compile(r"[ydhs]|m|\[[hms]+\]", re.I)
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(_.)|(\*.)|\[\$([^\-\]]*)[^\]]*\]|\[[^\]]*\]|([0#?.,%/@]|[eE][+\-])|(.)', re.S)


class Section(NamedTuple):
    """One part of a format, with the condition it holds for, if any."""

    code: str
    condition: tuple[str, float] | None
    is_date: bool


class Look(NamedTuple):
    """The words of a value, and the item's number that may have been typed."""

    text: str
    item: str = ""


@lru_cache(maxsize=10_000)
def show(value: float, code: str, since_1904: bool = False) -> Look:
    """A number by a format. A format that cannot be understood shows the number as it is."""
    sections = _sections(code)
    section, absolute = _chosen(sections, value)
    if section.is_date:
        when = moment(value, since_1904)
        if when is None:
            return Look(general(value))
        return Look(shown_date(when, value, section.code), item_number(when, section.code))
    bare = _BARE.sub("", section.code).strip().lower()
    if bare in ("", GENERAL) or not re.search(r"[0#?]", bare):
        text = general(abs(value) if absolute else value)
        return Look(_around(section.code, text), text.replace(",", ".") if "," in text else "")
    text = _number(abs(value) if absolute else value, section.code)
    return Look(text, text.replace(",", ".") if re.fullmatch(r"\d+,\d+", text) else "")


def show_text(text: str, code: str) -> str:
    """A text by a format: what stands round `@`."""
    sections = _sections(code)
    last = sections[-1].code if sections else ""
    if "@" not in _BARE.sub("", last):
        return text
    return "".join(text if sign == "@" else words for words, sign in _literals(last))


def is_date(code: str) -> bool:
    """Whether a format shows a date or a time."""
    return _sections(code)[0].is_date


def general(value: float) -> str:
    """A number without a format: eleven digits at most, a comma before the fraction."""
    if value == int(value) and abs(value) < 1e11:
        return str(int(value))
    text = f"{value:.10g}" if abs(value) < 1e-4 or abs(value) >= 1e11 else f"{value:.{_fraction(value)}f}".rstrip("0")
    return text.rstrip(".").replace(".", ",").replace("e", "E")


def _fraction(value: float) -> int:
    return max(0, 9 if abs(value) < 1 else 10 - len(str(int(abs(value)))))


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[Section, ...]:
    parts: list[Section] = []
    at = 0
    while at <= len(code) and len(parts) < 4:
        found = _SECTION.match(code, at)
        if found is None:
            break
        parts.append(_section(found.group()))
        at = found.end() + 1
    return tuple(parts) or (Section("", None, False),)


def _section(code: str) -> Section:
    found = _CONDITION.search(code)
    condition = None
    if found:
        try:
            condition = (found.group(1), float(found.group(2)))
        except ValueError:
            condition = None
    bare = _BARE.sub("", code)
    dated = _DATE.search(bare.replace("General", "")) is not None and not re.search(r"[0#?](?!\d*$)", bare)
    return Section(code, condition, dated and "general" not in bare.lower())


_HOLDS = {
    "<": lambda value, bound: value < bound,
    ">": lambda value, bound: value > bound,
    "<=": lambda value, bound: value <= bound,
    ">=": lambda value, bound: value >= bound,
    "=": lambda value, bound: value == bound,
    "<>": lambda value, bound: value != bound,
}


def _chosen(sections: tuple[Section, ...], value: float) -> tuple[Section, bool]:
    """The section for a value, and whether its sign is told by the section itself."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _HOLDS[section.condition[0]](value, section.condition[1]):
                return section, False
        return sections[-1], False
    if len(sections) > 1 and value < 0:
        return sections[1], True
    if len(sections) > 2 and value == 0:
        return sections[2], False
    return sections[0], False


def _literals(section: str) -> list[tuple[str, str]]:
    """The format in pieces: a literal, or a sign that means something."""
    pieces = []
    for quoted, escaped, space, fill, currency, sign, other in _TOKEN.findall(section):
        if sign:
            pieces.append(("", sign))
        elif space:
            pieces.append((" ", ""))
        elif not fill:
            pieces.append((quoted or escaped or currency or other, ""))
    return pieces


def _around(section: str, text: str) -> str:
    """The literals of a general format with the number in its place."""
    words = re.sub(r"general", "@", section, flags=re.I)
    if "@" not in words:
        return text if not words.strip() else "".join(literal for literal, _ in _literals(words)).strip()
    return "".join(text if sign == "@" else literal for literal, sign in _literals(words)).strip()


def _number(value: float, section: str) -> str:
    """A number by its digits' places: percents, thousands, decimals, exponents, fractions, words around it."""
    pieces = _literals(section)
    signs = "".join(sign for _, sign in pieces if sign)
    percents = signs.count("%")
    value *= 100**percents
    if "E+" in signs.upper() or "E-" in signs.upper():
        digits = _scientific(value, signs)
    elif "/" in signs:
        digits = _ratio(value, signs)
    else:
        digits = _decimal(value, signs)
    return _placed(pieces, digits)


def _placed(pieces: list[tuple[str, str]], digits: str) -> str:
    """The digits where the first of their places stands, literals and «%» where they stand."""
    out, put = [], False
    for literal, sign in pieces:
        if sign == "%":
            out.append("%")
        elif sign and not put:
            out.append(digits)
            put = True
        elif not sign:
            out.append(literal)
    text = "".join(out)
    if digits.startswith("-") and not text.startswith("-"):  # the sign stands before words: «-№ 5»
        text = "-" + text.replace("-", "", 1)
    return text.strip()


def _decimal(value: float, signs: str) -> str:
    whole, _, fraction = signs.replace("%", "").partition(".")
    places = whole.rstrip(",")
    scale = len(whole) - len(places) if not fraction else len(fraction) - len(fraction.rstrip(","))
    value /= 1000 ** min(scale, 10)
    most = min(sum(sign in "0#?" for sign in fraction), _MOST_DIGITS)
    least = min(sum(sign in "0?" for sign in fraction), _MOST_DIGITS)
    text = f"{abs(_rounded(value, most)):.{most}f}"
    integer, _, rest = text.partition(".")
    while len(rest) > least and rest.endswith("0"):
        rest = rest[:-1]
    integer = integer.lstrip("0").rjust(min(places.count("0"), _MOST_DIGITS), "0")
    if "," in places:
        integer = _thousands(integer)
    shown = integer + ("," + rest if rest else "")
    return "-" + shown if value < 0 and re.search(r"[1-9]", shown) else shown


def _rounded(value: float, places: int) -> float:
    """Half away from zero, as spreadsheets do; a little is added for what binary fractions lose."""
    nudged = value * (1 + 1e-15)
    return nudged if places < 15 else value


def _thousands(integer: str) -> str:
    groups = []
    while len(integer) > 3:
        groups.append(integer[-3:])
        integer = integer[:-3]
    return "\xa0".join([integer, *reversed(groups)])


def _scientific(value: float, signs: str) -> str:
    mantissa = re.split("[eE]", signs)[0]
    places = min(sum(sign in "0#?" for sign in mantissa.partition(".")[2]), _MOST_DIGITS)
    return f"{_rounded(value, places):.{places}E}".replace(".", ",")


def _ratio(value: float, signs: str) -> str:
    """A fraction: «1/2», «3 1/4»."""
    before, _, below = signs.partition("/")
    most = 10 ** min(max(len(below), 1), 4) - 1
    from fractions import Fraction

    near = Fraction(abs(value)).limit_denominator(most)
    mixed = re.fullmatch(r"[#0?]+[?#0]", before) is not None and before[0] == "#"
    whole, top = divmod(near.numerator, near.denominator) if mixed else (0, near.numerator)
    parts = [str(whole)] * bool(whole) + ([f"{top}/{near.denominator}"] if top else [])
    return ("-" if value < 0 else "") + (" ".join(parts) or "0")
