"""Serial numbers of days → dates in Russian words."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

MONTHS = [
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
]
MONTHS_OF = [
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
]
WEEKDAYS = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]
_SHORT_WEEKDAYS = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"]
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST = 2_958_465  # the serial number of 31 December 9999, which rounding may not leave


def moment(serial: float, since_1904: bool) -> datetime | None:
    """The date and time of a serial number, to the second; None for one that no calendar has.

    Days before 1 March 1900 are one less than the number says: Excel counts a 29 February 1900 that never was.
    """
    if not 0 <= serial < _LAST - 1462 * since_1904:
        return None
    if since_1904:
        return _EPOCH_1904 + timedelta(seconds=round(serial * 86400))
    return _EPOCH + timedelta(days=1 if 1 <= serial < 60 else 0, seconds=round(serial * 86400))


_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(am/pm|a/p)|(y+|m+|d+|h+|s+|e+|b+|g+)(\.0+)?|(.)', re.I | re.S
)


class _Piece:
    """A letter group of a date format: `y`, `m` (month), `n` (minutes), `d`, `h`, `s`, or a literal."""

    __slots__ = ("kind", "text")

    def __init__(self, kind: str, text: str) -> None:
        self.kind, self.text = kind, text


def shown_date(when: datetime, serial: float, section: str) -> str:
    """A date by a section of a format. Words of months are spelled out, and a year beside them has four digits."""
    pieces = _pieces(section)
    kinds = {piece.kind for piece in pieces}
    worded = any(piece.kind == "m" and len(piece.text) >= 3 for piece in pieces)
    if worded and not kinds & {"h", "n", "s", "elapsed", "half"}:
        return _in_words(when, pieces, kinds)
    half = "half" in kinds
    return "".join(_part(when, serial, piece, half) for piece in pieces).strip()


def item_number(when: datetime, section: str) -> str:
    """«1.1» that a program took for a day and month, «1.13» for a month and year; "" for other dates."""
    kinds = [piece.kind for piece in _pieces(section) if piece.kind != "literal"]
    if kinds == ["d", "m"]:
        return f"{when.day}.{when.month}"
    return f"{when.month}.{when.year % 100}" if kinds == ["m", "y"] else ""


def _in_words(when: datetime, pieces: list[_Piece], kinds: set[str]) -> str:
    """«15 сентября 2026», «сентябрь 2026», «сентябрь»; what stands after the date («г.») stays."""
    words = []
    if any(piece.kind == "d" and len(piece.text) > 2 for piece in pieces):
        words.append(WEEKDAYS[when.weekday()] + ",")
    with_day = any(piece.kind == "d" and len(piece.text) <= 2 for piece in pieces)
    if with_day:
        words.append(str(when.day))
    words.append((MONTHS_OF if with_day else MONTHS)[when.month - 1])
    if "y" in kinds:
        words.append(str(when.year))
    last = max(at for at, piece in enumerate(pieces) if piece.kind != "literal")
    tail = "".join(piece.text for piece in pieces[last + 1 :]).strip(" \xa0;,.")
    if tail in ("г", "года"):
        words.append("г." if tail == "г" else tail)
    return " ".join(words)


@lru_cache(maxsize=1000)
def _pieces(section: str) -> list[_Piece]:
    """The groups of a format; `m` behind hours or before seconds are minutes."""
    pieces: list[_Piece] = []
    for quoted, escaped, bracket, half, group, _, sign in _TOKEN.findall(section):
        if bracket:
            if bracket.lower().strip("hms") == "":
                pieces.append(_Piece("elapsed", bracket.lower()))
        elif half:
            pieces.append(_Piece("half", ""))
        elif group:
            pieces.append(_Piece({"e": "y"}.get(group[0].lower(), group[0].lower()), group.lower()))
        elif quoted or escaped or sign:
            pieces.append(_Piece("literal", quoted or escaped or sign.replace("/", ".")))  # as Russian dates are parted
    _find_minutes(pieces)
    return pieces


def _find_minutes(pieces: list[_Piece]) -> None:
    timed = [piece for piece in pieces if piece.kind in "ymdhs" or piece.kind == "elapsed"]
    for before, piece, after in zip([None, *timed], timed, [*timed[1:], None], strict=False):
        if piece.kind == "m" and len(piece.text) <= 2:
            behind_hours = before is not None and (before.kind == "h" or before.text.startswith("h"))
            if behind_hours or (after is not None and after.kind == "s"):
                piece.kind = "n"


def _part(when: datetime, serial: float, piece: _Piece, half: bool) -> str:
    """One group as it is shown."""
    wide = len(piece.text) > 1
    match piece.kind:
        case "y":
            return f"{when.year:04d}" if len(piece.text) > 2 else f"{when.year % 100:02d}"
        case "m":
            return f"{when.month:02d}" if wide else str(when.month)
        case "d" if len(piece.text) > 2:
            return WEEKDAYS[when.weekday()] if len(piece.text) > 3 else _SHORT_WEEKDAYS[when.weekday()]
        case "d":
            return f"{when.day:02d}" if wide else str(when.day)
        case "h":
            hour = (when.hour % 12 or 12) if half else when.hour
            return f"{hour:02d}" if wide else str(hour)
        case "n" | "s":
            value = when.minute if piece.kind == "n" else when.second
            return f"{value:02d}" if wide else str(value)
        case "half":
            return "AM" if when.hour < 12 else "PM"
        case "elapsed":
            return str(int(serial * {"h": 24, "m": 1440, "s": 86400}[piece.text[0]] + 1e-9))
    return piece.text if piece.kind == "literal" else ""
