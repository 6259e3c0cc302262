"""The text of a document as HTML, with its marks, labels, badges and page breaks.

Reads: the plain text with its paragraphs and tables, the reading. Writes: HTML. Guarantees: the text inside the
elements of one mark is `text[start:end]`, but for line ends and tabs between paragraphs and cells.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from avgust.reading.annotation.escaping import escape
from avgust.reading.annotation.kinds import KINDS
from avgust.reading.annotation.marks import Badge, Chip, Mark, badges_of, chips_of, marks_of
from avgust.reading.annotation.nesting import Step, steps
from avgust.reading.export.words import SEVERITIES
from avgust.reading.reading import Reading
from avgust.reading.structure.plain import Grid, GridCell, Para, Plain

SIGNS = {"warning": "!", "doubt": "?", "note": "i"}
_SET = re.compile(r"\t| {2}")
DEEPEST = 6  # level of an HTML heading
Point = tuple[int, str]  # where in the text, and the HTML that stands there


def text_html(reading: Reading, plain: Plain) -> str:
    """The whole text."""
    page = _Page(reading, plain)
    return "\n".join(page.grid(item) if isinstance(item, Grid) else page.paragraph(item) for item in plain.items)


def breaks_of(plain: Plain) -> list[tuple[int, int]]:
    """Where a page begins in the text, and its number. None where the source has one page or none."""
    pages: list[tuple[int, int]] = []
    for spot in plain.places.spots:
        if not pages or spot.box.page != pages[-1][1]:
            pages.append((spot.start, spot.box.page))
    return pages if len(pages) > 1 else []


class _Page:
    """The pieces of the page; marks and points stand with the paragraph that they touch."""

    def __init__(self, reading: Reading, plain: Plain) -> None:
        self.plain = plain
        self.paras = list(plain.paras())
        self.starts = [para.start for para in self.paras]
        self.marks: dict[int, list[Mark]] = {}
        self.points: dict[int, list[Point]] = {}
        for mark in marks_of(reading):
            self._stand(mark)
        self._place(_breaks(plain))
        self._place((chip.at, _chip(chip)) for chip in chips_of(reading))
        self._place((badge.at, _badge(badge)) for badge in badges_of(reading))

    def _stand(self, mark: Mark) -> None:
        first = max(bisect_right(self.starts, mark.start) - 1, 0)
        for i in range(first, bisect_left(self.starts, mark.end)):
            if mark.start < self.paras[i].end and self.paras[i].start < mark.end:
                self.marks.setdefault(i, []).append(mark)

    def _place(self, points: Iterable[Point]) -> None:
        for at, html in points:
            self.points.setdefault(max(bisect_right(self.starts, at) - 1, 0), []).append((at, html))

    def paragraph(self, para: Para) -> str:
        """A paragraph or a heading of its own."""
        name = f"h{min(para.heading + 1, DEEPEST)}" if para.heading else "p"
        looks = " ".join(filter(None, ("bold" * (para.bold and not para.heading), "set" * self._is_set(para))))
        return (
            f'<{name} class="{looks}">{self.inside(para)}</{name}>'
            if looks
            else f"<{name}>{self.inside(para)}</{name}>"
        )

    def _is_set(self, para: Para) -> bool:
        """Whether its spaces were set by hand: «27 августа 2026 года        г. Журавлинск»."""
        return bool(_SET.search(self.plain.text, para.start, para.end))

    def grid(self, grid: Grid) -> str:
        """A table; on a narrow screen it is scrolled."""
        rows = "\n".join(f"<tr>{self.row(row)}</tr>" for row in grid.rows)
        return f'<div class="wide" tabindex="0" role="group" aria-label="Таблица"><table>\n{rows}\n</table></div>'

    def row(self, row: Sequence[GridCell]) -> str:
        """The cells; where the first alone has words it is a heading over the whole row."""
        if len(row) > 1 and row[0].end > row[0].start and all(cell.start == cell.end for cell in row[1:]):
            return self.cell(row[0], row[-1].column + row[-1].colspan)
        return "".join(self.cell(cell, cell.colspan) for cell in row)

    def cell(self, cell: GridCell, columns: int) -> str:
        """A cell; one that a merged cell above covers stays empty."""
        span = f' colspan="{columns}"' if columns > 1 else ""
        return f"<td{span}>{''.join(f'<p>{self.inside(para)}</p>' for para in cell.paras)}</td>"

    def inside(self, para: Para) -> str:
        """The words of a paragraph with all that stands in it."""
        i = bisect_left(self.starts, para.start)
        points = sorted(self.points.get(i, []), key=lambda point: point[0])
        html = iter([html for _, html in points])
        walk = steps(para.start, para.end, self.marks.get(i, []), [min(at, para.end) for at, _ in points])
        return "".join(next(html) if step.act == "point" else self.step(step) for step in walk)

    def step(self, step: Step) -> str:
        """A piece of text, or the tag that begins or ends a mark."""
        if step.mark is None:
            return escape(self.plain.text[step.start : step.end])
        return "</mark>" if step.act == "close" else _opening(step.mark, step.continued)


def _opening(mark: Mark, continued: bool) -> str:
    """The tag of a mark; only its first part can be reached by the keyboard."""
    looks = f"{mark.kind} goes-on" if continued else mark.kind
    reached = "" if continued or not KINDS[mark.kind].field else ' tabindex="0"'
    return f'<mark class="{looks}" data-span="{mark.start}:{mark.end}" title="{escape(mark.words)}"{reached}>'


def _breaks(plain: Plain) -> Iterator[Point]:
    for at, page in breaks_of(plain):
        yield at, f'<span class="page">с.&nbsp;{page}</span>'


def _chip(chip: Chip) -> str:
    lead = " lead" if chip.directive.lead_in else ""
    title = escape(chip.words)
    return f'<a class="chip{lead}" id="d{chip.number}" href="#l{chip.number}" title="{title}">{escape(chip.label)}</a>'


def _badge(badge: Badge) -> str:
    title = f"{SEVERITIES[badge.severity].capitalize()}: {badge.words}"
    return (
        f'<a class="badge {badge.severity}" id="b{badge.number}" href="#f{badge.number}" title="{escape(title)}">'
        f'{SIGNS[badge.severity]}<span class="unseen"> {SEVERITIES[badge.severity]}</span></a>'
    )
