"""The days of the example: everything is counted from the last August that is over, so that it always lives now."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SEPTEMBER, FRIDAY = 9, 4
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
PLACE = re.compile(r"\{(Y|today)([+-]\d+)?\}|\{on:([\w-]+)\}|\{date(\.short)?\}")


def last_august(today: date) -> int:
    """The year of the last August that is over: of the second of the two school years that the example holds."""
    return today.year if today.month >= SEPTEMBER else today.year - 1


def in_words(day: date) -> str:
    """«26 августа 2026 года»."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} года"


def in_figures(day: date) -> str:
    """«26.08.2026»."""
    return f"{day:%d.%m.%Y}"


def on_a_weekday(day: date) -> date:
    """The day, or the Friday before it: nobody signs papers at a weekend."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


@dataclass(frozen=True, slots=True)
class Days:
    """Fills the places that the data leave for days: `{Y-1}`, `{today+14}`, `{on:CODE}`, `{date}`, `{date.short}`.

    papers  the day of each paper by its code, for `{on:CODE}`
    own     the day of the paper itself
    """

    today: date
    papers: Mapping[str, date] = field(default_factory=dict)
    own: date | None = None

    def fill(self, text: str) -> str:
        """The text with all places filled. Raises KeyError where it names a paper that is not there."""
        return PLACE.sub(self._filled, text)

    def day(self, text: str) -> date | None:
        """A day of the data, `{Y}-07-31` or `{today-4}`; None for nothing."""
        if not text:
            return None
        if place := PLACE.fullmatch(text):
            return self.today + timedelta(days=int(place[2] or 0))
        return date.fromisoformat(self.fill(text))

    def _filled(self, place: re.Match[str]) -> str:
        what, shift, paper, short = place.groups()
        if what == "Y":
            return str(last_august(self.today) + int(shift or 0))
        if what == "today":
            return in_words(self.today + timedelta(days=int(shift or 0)))
        day = self.papers[paper] if paper else self.own
        if day is None:
            raise KeyError(place.group())
        return in_figures(day) if short else in_words(day)
