"""Readings side by side that are one: «ежегодно до 1 мая», «до 15 января 2025 г., далее – один раз в полугодие»."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from avgust.kernel.periods import Frequency, Period
from avgust.reading.temporal.governors import Read
from avgust.reading.temporal.model import Kind, Temporal
from avgust.reading.temporal.recurrences import next_due
from avgust.reading.temporal.stretches import YEAR_SUPPLIED, day_of, joined
from avgust.reading.temporal.tokens import Line

# Terms by these units bound what recurs («ежегодно до 2024 года»); terms by others are its next time.
BOUNDS = ("year", "years", "school_year", "halfyear")
THEN = ("далее", "затем", "впоследствии", "последующем", "дальнейшем")
LINKS = (",", "-", "(", "и", ":")
LINK_WORDS = (*THEN, "в")
YEAR_LENT = "год взят у следующего срока"
OF_RECURRENCE = ("recurrence", "continuous")
DAYS = ("until", "point")


class Piece(NamedTuple):
    """What a rule read, from token `first` on."""

    first: int
    read: Read
    rule: str

    @property
    def after(self) -> int:
        """The place after its last token."""
        return self.read.after

    @property
    def recurs(self) -> bool:
        """Whether it is a frequency."""
        return self.read.kind in OF_RECURRENCE

    @property
    def day_without_year(self) -> bool:
        """Whether it is a day such as «до 1 сентября», whose year was supplied, or «до 5 числа»."""
        supplied = self.read.kind in DAYS and YEAR_SUPPLIED in self.read.doubt
        return supplied or self.read.period.month_day is not None


def piece_of(temporal: Temporal) -> Piece:
    """A finished expression as a piece again."""
    grain = "point" if temporal.kind in DAYS else temporal.kind
    read = Read(0, temporal.period, temporal.kind, temporal.governed, temporal.doubt, grain)
    return Piece(0, read, temporal.rule)


def composed(line: Line, pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with a frequency joined to the date beside it."""
    result: list[Piece] = []
    for piece in pieces:
        if result and (linked := link(line, result[-1], piece)):
            result[-1] = linked
            continue
        if result and borrows(line, result[-1], piece):
            result[-1] = lent(result[-1], piece)
        result.append(piece)
    return result


def borrows(line: Line, one: Piece, other: Piece) -> bool:
    """Whether `one` has no year and takes that of `other`: «с 24 по 28 октября и с 1 по 5 ноября 2022 года»."""
    if one.read.kind != other.read.kind or YEAR_SUPPLIED not in one.read.doubt or YEAR_SUPPLIED in other.read.doubt:
        return False
    between = line.tokens[one.after : other.first]
    return len(between) < 3 and bool(other.read.period.end) and all(token.kind in (",", "и") for token in between)


def lent(one: Piece, other: Piece) -> Piece:
    """`one` in the last year in which it ends before `other` does."""
    end, limit = one.read.period.end, other.read.period.end
    if not end or not limit:
        return one
    years = limit.year - end.year
    years -= day_of(end.year + years, end.month, end.day) > limit
    start = one.read.period.start
    moved = replace(one.read.period, start=start and in_years(start, years), end=in_years(end, years))
    return one._replace(read=one.read._replace(period=moved, doubt=YEAR_LENT))


def in_years(day: date, years: int) -> date:
    """`day` so many years later."""
    return day_of(day.year + years, day.month, day.day)


def link(line: Line, one: Piece, other: Piece) -> Piece | None:
    """The two as one, if one of them is a frequency and only marks stand between."""
    if "adjective" in (one.rule, other.rule) or not linkable(one, other):
        return None
    between = line.tokens[one.after : other.first]
    if any(token.kind not in LINKS and token.word not in LINK_WORDS for token in between):
        return None
    then = any(token.word in THEN for token in between)
    read = together(line, one.read, other.read, then)
    return Piece(one.first, read._replace(after=other.after), "composed")


def linkable(one: Piece, other: Piece) -> bool:
    """Whether one is a frequency and the other a date, or a frequency and a day of the month or of the week."""
    if not one.recurs or not other.recurs:
        return one.recurs != other.recurs
    named = [piece.read.period.month_day is not None or piece.read.period.weekday is not None for piece in (one, other)]
    return named.count(True) == 1


def together(line: Line | None, one: Read, other: Read, then: bool) -> Read:
    """A frequency and a date: «ежегодно до 1 мая» falls due on the next 1 May."""
    often, when = (one, other) if one.kind in OF_RECURRENCE else (other, one)
    if when.kind in OF_RECURRENCE:
        return both(line, one, other)
    first = then or (when.grain not in BOUNDS and is_yearly(often, when))
    period = replace(often.period, start=when.period.start, end=when.period.end)
    if first and when.kind in DAYS and (day := when.period.end):
        month_day = None if often.period.freq in (Frequency.DAILY, Frequency.WEEKLY) else day.day
        period = replace(period, start=None, month_day=often.period.month_day or month_day)
    period = replace(period, bounded=not first)
    doubt = "" if first and when.doubt.startswith(YEAR_SUPPLIED) else when.doubt
    return Read(other.after, period, often.kind, True, joined(often.doubt, doubt), when.grain)


def is_yearly(often: Read, when: Read) -> bool:
    """Whether the date comes each year: for what is yearly, and for a day without a year of what is less frequent."""
    if often.period.freq is Frequency.YEARLY:
        return True
    return often.period.freq is Frequency.HALFYEARLY and YEAR_SUPPLIED in when.doubt


def both(line: Line | None, one: Read, other: Read) -> Read:
    """«ежеквартально, до 5 числа месяца, следующего за отчётным»: the frequency of one, the day of the other."""
    named = one if one.period.month_day is not None or one.period.weekday is not None else other
    often = other if named is one else one
    freq, month_day = often.period.freq, named.period.month_day
    period = replace(often.period, weekday=named.period.weekday, week=named.period.week)
    if freq and month_day is not None:
        period = next_due(month_day, freq, line.anchor.reference if line else named.period.end)
    return Read(other.after, period, "recurrence", True, often.doubt)


def merged(pieces: Sequence[Piece]) -> Piece:
    """Several as one: from the first start to the last end, with the first frequency."""
    if len(pieces) == 1:
        return pieces[0]
    often = [piece.read for piece in sorted(pieces, key=lambda piece: piece.rule == "steady") if piece.recurs]
    dated = [piece.read for piece in pieces if not piece.recurs]
    read = hull(dated) if dated else often[0]
    if often and dated:
        read = together(None, often[0], read, False)
    elif len(often) > 1 and linkable(*(Piece(0, each, "") for each in often[:2])):
        read = both(None, often[0], often[1])
    return Piece(pieces[0].first, read._replace(after=pieces[-1].after), "composed")


def hull(reads: Sequence[Read]) -> Read:
    """From the first start to the last end."""
    if len(reads) == 1:
        return reads[0]
    starts = [read.period.start for read in reads if read.period.start]
    ends = [read.period.end for read in reads if read.period.end]
    period = Period(min(starts, default=None), max(ends, default=None))
    kind: Kind = "range" if starts else "until"
    doubt = joined(*(read.doubt for read in reads))
    return Read(reads[-1].after, period, kind, any(read.governed for read in reads), doubt, reads[-1].grain)


def of_directive(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that count: an adjective («ежегодное») only where a day without a year stands («до 1 сентября»)."""
    dated = any(piece.day_without_year for piece in pieces)
    return [piece for piece in pieces if dated or piece.rule != "adjective"]
