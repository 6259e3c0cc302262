"""What the words at the ends of lines tell about whether a sentence goes on."""

import re

_TAIL = 60
_TERMINAL = re.compile(r"[.;:!?…][»\"”)]*$")
_ABBREVIATED = re.compile(
    r"(?:(?<![А-Яа-яЁё])(?:г|гг|им|т\.\s?[депк]|др|пр|ст|п|пп|подп|ч|ул|д|с|пос|обл|руб|тыс|млн|млрд|см|стр|зам|зав|"
    r"кв|каб|тел|[А-ЯЁ])\.|№)$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:[,(–—«\"]|(?<![А-Яа-яЁё-])(?:и|или|а|в|во|на|по|с|со|к|ко|о|об|от|до|для|из|за|при|под|над|без|через|между|"
    r"не|№))$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?<![А-Яа-яЁё-])(?:и|или|в|во|на|по|с|со|к|ко|о|об|от|до|для|из|за|при|под|над|без|через|между|№)$"
)
_ITEM = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,5}[.)](?!\d)\s*(?!(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|"
    r"ноября|декабря|год|г\.))|\d{1,3}(?:\.\d{1,3}){1,5}\.?\s+[А-ЯЁа-яё]|[IVXІХ]{1,6}[.)]\s|[а-яё]\)|[–—•·▪●○■□➢✓*-]\s*\S)"
)
_NAME = re.compile(r"(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]+$|[А-ЯЁ][а-яё-]+\s(?:[А-ЯЁ]\.\s?){1,2}$")
_BULLETED = re.compile(r"[-–—•·▪◦*●○■➢✓]\s+[^\W\d]")
_BULLET = re.compile(r"[•·▪●○■□➢✓\uf0b7\uf0a7\uf02d]")
_NEXT_ITEM = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,5}\.|[IVXІХ]{1,6}\.)\s+[А-ЯЁ]")
_NUMBER = re.compile(r"((?:\d{1,3}\.){0,5})(\d{1,3})([.)])(?!\d)")
_PLACE = re.compile(r"(?:г|п|пос|пгт|с|ст|дер|р\.\s?п)\.\s?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?(?:,?\s*[«\"]?\d.*)?$")
_DATED = re.compile(r"от\s+[«\"]?[\d_]{1,2}[»\"]?[\s._]|№\s?\d")


def ends(text: str) -> bool:
    """Whether a sentence or an item ends with the text."""
    tail = text[-_TAIL:].rstrip()
    return _TERMINAL.search(tail) is not None and _ABBREVIATED.search(tail) is None


def breaks_off(text: str) -> bool:
    """Whether the text cannot end here: a comma, an opened bracket, a preposition."""
    return _UNFINISHED.search(text[-_TAIL:].rstrip()) is not None


def ends_in_preposition(text: str) -> bool:
    """Whether the last word asks for another one."""
    return _PREPOSITION.search(text[-_TAIL:].rstrip()) is not None


def ends_in_name(text: str) -> bool:
    """Whether the text ends with a name and its initials, as a signature does."""
    return _NAME.search(text[-_TAIL:].rstrip()) is not None


def begins_small(text: str) -> bool:
    """Whether the text goes on with a small letter (after quotes or brackets, too)."""
    return text.lstrip('«("„“')[:1].islower() and not is_item(text)


def is_item(text: str) -> bool:
    """Whether the text begins as an item of a list does."""
    return _ITEM.match(text) is not None


def is_next_item(text: str) -> bool:
    """Whether the text begins as nothing but an item can: «2. Школам»."""
    return _NEXT_ITEM.match(text) is not None


def is_successor(first: str, text: str) -> bool:
    """Whether the text begins with the number after that of `first`: «5.» and «6.», «5.1.» and «5.2.»."""
    one, two = _NUMBER.match(first), _NUMBER.match(text)
    if not one or not two or one[3] != two[3] or one[1] != two[1]:
        return False
    return int(two[2]) == int(one[2]) + 1


def is_place(text: str) -> bool:
    """Whether the text is the line of an act that names the town: «г. Вятогорск 25 августа 2023 года»."""
    return _PLACE.match(text) is not None


def is_abbreviated(text: str) -> bool:
    """Whether the text ends with an abbreviation: «в соответствии с п.»."""
    return _ABBREVIATED.search(text[-_TAIL:].rstrip()) is not None


def is_bullet(text: str) -> bool:
    """Whether the text begins with a sign that is nothing but a bullet."""
    return _BULLET.match(text) is not None


def is_bulleted(text: str) -> bool:
    """Whether the text begins with a bullet or a dash in front of words."""
    return _BULLETED.match(text) is not None


def is_dated(text: str) -> bool:
    """Whether the text is the date or number line of an act: «от 12.03.2024 № 45»."""
    return _DATED.match(text) is not None
