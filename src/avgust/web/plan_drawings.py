"""What only the views of the plan draw: cells of the matrix, spans over months, shares with their intervals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from avgust.apps.execution.api import Cell, Span, Tally
from avgust.control.discipline import Share
from avgust.control.states import TONES, Standing, Tone
from avgust.web.marks import DRAWINGS, STANDING_MARKS
from avgust.web.words import fraction, percent, short_day

WIDTH, HEIGHT = 1000, 24
DOT = 9  # half of what a mark of a term is wide


def signs() -> SafeString:
    """The signs of all standings once, for cells that only point at them."""
    names = sorted({mark.sign for mark in STANDING_MARKS.values()})
    drawn = "".join(f'<symbol id="sign-{name}" viewBox="0 0 16 16">{DRAWINGS[name]}</symbol>' for name in names)
    return format_html('<svg class="signs" aria-hidden="true" focusable="false">{}</svg>', mark_safe(drawn))  # noqa: S308 (constants)


def matrix_cells(cells: Sequence[Cell | None], address: str) -> SafeString:
    """The cells of a row; each leads to `address` with the number of its assignment behind it."""
    empty = SafeString("<td></td>")
    return _joined(_cell(cell, address) if cell else empty for cell in cells)


def _cell(cell: Cell, address: str) -> SafeString:
    mark = STANDING_MARKS[cell.standing]
    series = cell.tally.total > 1
    told = _("%(word)s, исполнено %(done)s") % {
        "word": _(mark.word), "done": fraction(cell.tally.done, cell.tally.applies)
    } if series else _(mark.word)  # fmt: skip
    return format_html(
        '<td class="{}"><a href="{}{}" data-panel-link title="{}"><svg class="icon" aria-hidden="true">'
        '<use href="#sign-{}"/></svg>{}</a></td>',
        mark.tone, address, cell.opens, told, mark.sign,
        f"{cell.tally.done}/{cell.tally.applies}" if series else "",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Months:
    """The months of a drawing, all of one width, so that a grid of equal columns fits over it."""

    first: date
    number: int

    @property
    def days(self) -> list[date]:
        """The first day of each."""
        start = self.first.year * 12 + self.first.month - 1
        return [date((start + each) // 12, (start + each) % 12 + 1, 1) for each in range(self.number)]

    @property
    def last(self) -> date:
        """The first day after them."""
        return Months(self.first, self.number + 1).days[-1]

    def place(self, day: date, end: bool = False) -> float:
        """Where a day stands, from 0 to WIDTH; its end where asked for."""
        month = (day.year - self.first.year) * 12 + day.month - self.first.month
        part = (day.day - (0 if end else 1)) / _length(day)
        return min(max((month + part) / self.number, 0), 1) * WIDTH


def _length(day: date) -> int:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (after - day.replace(day=1)).days


def months_between(first: date, last: date) -> Months:
    """The months from the first day to the last."""
    return Months(first.replace(day=1), (last.year - first.year) * 12 + last.month - first.month + 1)


def span_strip(span: Span, months: Months, today: date) -> SafeString:
    """A directive over time: the stretch of its work, a mark for each due date in the tone of what burns most."""
    grid = format_html_join(
        "", '<path class="line-grid" d="M{} 0V24"/>', [(_short(months.place(day)),) for day in months.days[1:]]
    )
    drawn = [grid]
    if span.first and span.last and span.last >= months.first and span.first < months.last:
        left, right = months.place(span.first), months.place(span.last, end=True)
        width = _short(max(right - left, 2))
        drawn.append(format_html('<rect class="span" x="{}" y="8" width="{}" height="8" rx="2"/>', _short(left), width))
    shown = [(day, tally) for day, tally in span.marks if months.first <= day < months.last]
    drawn.append(
        format_html_join(
            "", '<rect class="fill-{}" x="{}" y="4" width="{}" height="16" rx="2"><title>{}</title></rect>',
            [(_tone(tally), _short(_left(months, day)), DOT, _told(day, tally)) for day, tally in shown],
        )
    )  # fmt: skip
    if months.first <= today < months.last:
        drawn.append(format_html('<path class="line-today" d="M{} 0V24"/>', _short(months.place(today))))
    said = "; ".join(_told(day, tally) for day, tally in shown[:12]) or _("сроков нет")
    return _svg("strip span-strip", _joined(drawn), span.label or span.words[:80], said)


def _left(months: Months, day: date) -> float:
    return min(max(months.place(day, end=True) - DOT, 0), WIDTH - DOT)


def _tone(tally: Tally) -> Tone:
    return TONES[tally.worst] if tally.worst else Tone.CALM


def _told(day: date, tally: Tally) -> str:
    """«30.11.2026: просрочено 2, исполнено 5»."""
    parts = [f"{_(STANDING_MARKS[each].word)} {number}" for each, number in _in_order(tally)]
    return f"{short_day(day)}: {', '.join(parts)}"


def _in_order(tally: Tally) -> list[tuple[Standing, int]]:
    return [(each, tally.counts[each]) for each in TONES if tally.counts.get(each)]


def interval(share: Share, middle: float | None, differs: int = 0) -> SafeString:
    """A share as a dot on a line from 0 to 100 %, with what its few cases leave open, and the middle of all."""
    grid = format_html_join("", '<path class="line-grid" d="M{} 2V22"/>', [(x,) for x in (0, 250, 500, 750, 1000)])
    drawn = [grid]
    if middle is not None:
        drawn.append(format_html('<path class="line-goal" d="M{} 0V24"/>', _short(middle * WIDTH)))
    value, within = share.value, share.interval
    if value is None or within is None:
        return _svg("bar interval", _joined(drawn), _("нет завершённых"), "")
    tone = {-1: "late", 0: "calm", 1: "done"}[differs]
    low, high = within[0] * WIDTH, within[1] * WIDTH
    drawn.append(
        format_html(
            '<rect class="fill-{0} within" x="{1}" y="9" width="{2}" height="6" rx="3"/>'
            '<rect class="fill-{0}" x="{3}" y="3" width="10" height="18" rx="3"/>',
            tone, _short(low), _short(max(high - low, 4)), _short(min(max(value * WIDTH - 5, 0), WIDTH - 10)),
        )
    )  # fmt: skip
    said = _("от %(low)s до %(high)s") % {"low": percent(round(low), WIDTH), "high": percent(round(high), WIDTH)}
    title = f"{percent(share.numerator, share.denominator)}, {fraction(share.numerator, share.denominator)}"
    return _svg("bar interval", _joined(drawn), title, said)


BARS = (Tone.DONE, Tone.CALM, Tone.WAITING, Tone.LATE)  # from the ground up
ROOM = 138  # of a column's height


def month_bars(months: Mapping[date, Tally], today: date, title: str) -> SafeString:
    """Columns by month: how many terms it has, by how they stand. What is late stands on top and is seen first."""
    most = max((tally.total for tally in months.values()), default=0)
    drawn: list[SafeString] = []
    for place, (month, tally) in enumerate(months.items()):
        drawn += _column(place * 70 + 8, tally, most)
        if (month.year, month.month) == (today.year, today.month):
            drawn.append(
                format_html('<rect class="fill-accent" x="{}" y="146" width="54" height="3"/>', place * 70 + 8)
            )
    said = "; ".join(f"{month:%m.%Y}: {tally.total}" for month, tally in months.items())
    frame = (
        '<svg class="months" viewBox="0 0 {} 150" role="img" focusable="false"><title>{}</title><desc>{}</desc>{}</svg>'
    )
    return format_html(frame, max(len(months), 1) * 70, title, said, _joined(drawn))


def _column(left: int, tally: Tally, most: int) -> list[SafeString]:
    bottom, drawn = 144.0, []
    for tone in BARS:
        height = tally.tones[tone] / most * ROOM if most else 0
        if height:
            bottom -= height
            drawn.append(
                format_html(
                    '<rect class="fill-{}" x="{}" y="{}" width="54" height="{}"/>',
                    tone, left, _short(bottom), _short(height),
                )
            )  # fmt: skip
    return drawn


def _joined(drawn: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((each,) for each in drawn))


def _svg(kind: str, drawn: SafeString, title: str, told: str) -> SafeString:
    frame = (
        '<svg class="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" focusable="false" role="img">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    )
    return format_html(frame, kind, WIDTH, HEIGHT, title, told, drawn)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def legend_of(tally: Tally) -> list[dict[str, Any]]:
    """Every standing that a plan has, with its number, for the legend of a view."""
    return [{"standing": each.value, "number": number} for each, number in _in_order(tally)]
