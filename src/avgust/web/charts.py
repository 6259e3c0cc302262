"""Small charts that the server draws as SVG: no script, no inline style, colours by meaning from charts.css.

Each has a title for readers of the screen; the table behind it is the page's, which has the numbers anyway.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from avgust.web.words import percent, spaced

WIDTH, HEIGHT = 1000, 24  # of drawings that stretch to their place
GAP = 3  # between the parts of a bar


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its word, how many cases, its tone (late, waiting, done, calm)."""

    label: str
    count: int
    tone: str


def stacked_bar(parts: Iterable[Part], title: str) -> SafeString:
    """Parts of a whole side by side. What is not nothing is never drawn thinner than can be seen."""
    shown = [part for part in parts if part.count > 0]
    widths = _widths([part.count for part in shown], WIDTH)
    rectangles, left = [], 0.0
    for part, width in zip(shown, widths, strict=True):
        rectangles.append((part.tone, _short(left), _short(max(width - GAP, 1)), HEIGHT))
        left += width
    drawn = format_html_join("", '<rect class="fill-{}" x="{}" y="0" width="{}" height="{}"/>', rectangles)
    told = "; ".join(f"{part.label}: {spaced(part.count)}" for part in shown) or _("нет данных")
    return _svg("stacked", drawn, title, told)


def legend(parts: Sequence[Part]) -> SafeString:
    """The table behind a bar of states, as a row of words: sign of the colour, word, number, share."""
    total = sum(part.count for part in parts)
    rows = [(part.tone, part.label, spaced(part.count), percent(part.count, total)) for part in parts if part.count]
    key = (
        '<li class="legend-key"><svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">'
        '<rect class="fill-{}" width="10" height="10" rx="2"/></svg>{}: <strong>{}</strong>'
        ' <span class="soft">{}</span></li>'
    )
    return format_html('<ul class="legend">{}</ul>', format_html_join("", key, rows))


def bar(value: float, maximum: float, tone: str = "accent", title: str = "") -> SafeString:
    """One bar for a cell of a table, against the largest value of its column."""
    width = 0.0 if maximum <= 0 else min(max(value, 0) / maximum, 1) * WIDTH
    drawn = format_html(
        '<rect class="fill-ground" width="{0}" height="{1}"/><rect class="fill-{2}" width="{3}" height="{1}"/>',
        WIDTH, HEIGHT, tone, _short(width),
    )  # fmt: skip
    return _svg("bar", drawn, title, "")


def sparkline(values: Sequence[float | None], title: str, goal: float | None = None) -> SafeString:
    """How a value went, with its goal as a dashed line; gaps stay gaps. Drawn in 96 by 24."""
    known = [value for value in [*values, goal] if value is not None]
    if not known:
        return _svg("spark", SafeString(""), title, _("нет данных"), (96, 24))
    low, high = min(known), max(known)
    steps = []
    for index, value in enumerate(values):
        if value is not None:
            command = "L" if index and values[index - 1] is not None else "M"
            steps.append(f"{command}{_across(index, len(values))} {_up(value, low, high)}")
    drawn = format_html('<path class="line-accent" d="{}"/>', "".join(steps))
    if goal is not None:
        height = _up(goal, low, high)
        drawn = format_html('<path class="line-goal" d="M0 {0}H96"/>{1}', height, drawn)
    return _svg("spark", drawn, title, "", (96, 24))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on a strip of time, from `first` to `last` inclusive."""

    first: date
    last: date
    tone: str
    label: str


def strip(stretches: Iterable[Stretch], first: date, last: date, today: date, title: str) -> SafeString:
    """A row of a plan over time (Gantt) with a line for today; what lies outside of the days shown is cut off."""
    days = max((last - first).days + 1, 1)

    def place(day: date) -> float:
        return min(max((day - first).days, 0), days) / days * WIDTH

    shown = [each for each in stretches if each.last >= first and each.first <= last]
    rows = [
        (each.tone, _short(place(each.first)), _short(max(place(each.last) - place(each.first) + WIDTH / days, 4)))
        for each in shown
    ]
    drawn = format_html_join("", '<rect class="fill-{}" x="{}" y="4" width="{}" height="16" rx="3"/>', rows)
    if first <= today <= last:
        drawn += format_html('<path class="line-today" d="M{} 0V24"/>', _short(place(today)))
    return _svg("strip", drawn, title, "; ".join(each.label for each in shown))


def _svg(kind: str, drawn: SafeString, title: str, told: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> SafeString:
    """The drawing with what it says; without a title it is an ornament beside its number."""
    said = (
        format_html('role="img"><title>{}</title><desc>{}</desc>', title, told)
        if title
        else SafeString('aria-hidden="true">')
    )
    frame = '<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" focusable="false" {}{}</svg>'
    return format_html(frame, kind, *size, said, drawn)


def _widths(counts: Sequence[int], whole: float, least: float = 8) -> list[float]:
    """Widths that sum to the whole, none of them less than can be seen."""
    total = sum(counts)
    small = [count for count in counts if count / total * whole < least]
    rest = sum(count for count in counts if count not in small)
    left = whole - least * len(small)
    return [least if count in small else count / rest * left for count in counts]


def _across(index: int, number: int) -> str:
    return _short(2 + 92 * index / max(number - 1, 1))


def _up(value: float, low: float, high: float) -> str:
    return _short(12 if high == low else 22 - 20 * (value - low) / (high - low))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
