"""Readings side by side that are one: «ежегодно до 1 мая», «до 15 января 2025 г., далее – один раз в полугодие»."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from avgust.kernel.periods import Frequency, Period
from avgust.reading.temporal.model import Temporal
from avgust.reading.temporal.stretches import joined
from avgust.reading.temporal.terms import Read
from avgust.reading.temporal.tokens import Line

# Terms by these units bound what recurs («ежегодно до 2024 года»); terms by others are its next time.
BOUNDS = ("year", "years", "school_year", "range", "halfyear")
THEN = ("далее", "затем", "впоследствии", "последующем", "дальнейшем")
LINKS = (",", "-", "(", "и", ":")
SUPPLIED = "год не назван"
OF_RECURRENCE = ("recurrence", "continuous")


class Piece(NamedTuple):
    """What a rule read, from token `first` on."""

    first: int
    read: Read
    rule: str

    @property
    def after(self) -> int:
        """The token after it."""
        return self.read.after

    @property
    def recurs(self) -> bool:
        """Whether it is a frequency."""
        return self.read.kind in OF_RECURRENCE

    @staticmethod
    def of(temporal: Temporal) -> "Piece":
        """A finished expression as a piece again."""
        grain = "point" if temporal.kind in ("until", "point") else temporal.kind
        read = Read(0, temporal.period, temporal.kind, temporal.governed, temporal.doubt, grain)
        return Piece(0, read, temporal.rule)


def composed(line: Line, pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with a frequency joined to the date beside it."""
    result: list[Piece] = []
    for piece in pieces:
        if result and (linked := link(line, result[-1], piece)):
            result[-1] = linked
        else:
            result.append(piece)
    return result


def link(line: Line, one: Piece, other: Piece) -> Piece | None:
    """The two as one, if one of them is a frequency and only marks stand between."""
    if "adjective" in (one.rule, other.rule) or not linkable(one, other):
        return None
    then = False
    for i in range(one.after, other.first):
        token = line.tokens[i]
        then = then or token.word in THEN
        if token.kind not in LINKS and token.word not in (*THEN, "в", "начиная"):
            return None
    return Piece(one.first, together(one.read, other.read, then), "composed")


def linkable(one: Piece, other: Piece) -> bool:
    """Whether one is a frequency and the other a date, or a frequency and a day of the month."""
    if one.recurs != other.recurs:
        return True
    days = (one.read.period.month_day, other.read.period.month_day)
    return one.recurs and days.count(None) == 1


def together(one: Read, other: Read, then: bool) -> Read:
    """A frequency and a date: «ежегодно до 1 мая» falls due on the next 1 May."""
    often, when = (one, other) if one.kind in OF_RECURRENCE else (other, one)
    if other.kind in OF_RECURRENCE and one.kind in OF_RECURRENCE:
        return both(one, other)
    period = replace(when.period, freq=often.period.freq, month_day=often.period.month_day)
    day = period.end or period.start
    yearly = period.freq is Frequency.YEARLY and when.grain not in BOUNDS
    if day and (yearly or then):
        period = next_time(period, day, when)
    doubt = "" if yearly and when.doubt.startswith(SUPPLIED) else when.doubt
    return Read(other.after, period, "recurrence", True, joined(often.doubt, doubt), when.grain)


def next_time(period: Period, day: date, when: Read) -> Period:
    """`period` as the next time of what recurs, on or in the days of `when`."""
    month = day.month if period.freq is Frequency.YEARLY else None
    if when.kind in ("until", "point"):
        return replace(period, start=None, month=month, month_day=day.day)
    return replace(period, month=period.start.month if period.start else month)


def both(one: Read, other: Read) -> Read:
    """«ежеквартально, до 5 числа месяца, следующего за отчётным»: the frequency of one, the day of the other."""
    often, dated = (other, one) if one.period.month_day else (one, other)
    period = replace(often.period, month_day=dated.period.month_day)
    return Read(other.after, period, "recurrence", True, often.doubt)


def merged(pieces: Sequence[Piece]) -> Piece:
    """Several as one: from the first start to the last end, with the first frequency."""
    if len(pieces) == 1:
        return pieces[0]
    reads = [piece.read for piece in pieces]
    often = next((read for read in reads if read.period.freq), None)
    dated = [read for read in reads if read.period.start or read.period.end]
    when = span(dated) if dated else reads[0]
    read = together(when, often, False) if often and dated and often not in dated else when
    return Piece(pieces[0].first, read._replace(after=reads[-1].after), "composed")


def span(reads: Sequence[Read]) -> Read:
    """From the first start to the last end."""
    starts = [read.period.start for read in reads if read.period.start]
    ends = [read.period.end for read in reads if read.period.end]
    freq = next((read.period for read in reads if read.period.freq), Period())
    period = replace(freq, start=min(starts, default=None), end=max(ends, default=None))
    doubt = joined(*(read.doubt for read in reads))
    kind = reads[0].kind if len(reads) == 1 else "range"
    return Read(reads[-1].after, period, kind, any(read.governed for read in reads), doubt, reads[-1].grain)
