"""What runs over the pages outside of the text: headers, footers, page numbers, footnotes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from avgust.reading.blocks import AsideKind
from avgust.reading.sources.pages.lines import Line
from avgust.reading.sources.pages.page import Page, Ruling

_DEEPEST = 6  # lines of one header
_LEVELS = 6.0  # points
_MARGIN = 0.15  # of the page's height: where a lone page number stands
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:стр(?:аница|\.)?|с\.|лист|л\.)\s*)?(\d{1,4})(?:\s*(?:из|/|\\)\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE
)
_ANNEX = re.compile(r"приложени[ея]", re.IGNORECASE)
_NOTE_RULE = (30.0, 0.45)  # points; of the page's width
_NOTE_SIZE = 0.93
_NOTE_MARK = re.compile(r"\d{1,3}|\*{1,3}")


@dataclass(slots=True)
class PageLines:
    """The lines of one page outside of tables, from top to bottom."""

    page: Page
    lines: list[Line]
    apart: list[tuple[AsideKind, list[Line]]] = field(default_factory=list)


def set_furniture_apart(pages: Sequence[PageLines]) -> None:
    """Take headers, footers and page numbers out of the lines; what repeats is kept once."""
    for kind in ("header", "footer"):
        _take_from_edge(pages, "header" if kind == "header" else "footer")


def _take_from_edge(pages: Sequence[PageLines], kind: AsideKind) -> None:
    """Line after line from the edge inwards, on each page as long as its outermost line is furniture."""
    at = 0 if kind == "header" else -1
    seen: set[str] = set()
    taken: dict[int, list[Line]] = defaultdict(list)
    going = [page for page in pages if page.lines]
    for _ in range(_DEEPEST):
        found = _furniture(going, at, len(pages))
        going = [page for page in going if page.page.number in found]
        for page in going:
            taken[page.page.number].append(page.lines.pop(at))
        going = [page for page in going if page.lines]
        if not going:
            break
    for page in pages:
        lines = taken[page.page.number][:: 1 if at == 0 else -1]
        masked = _masked(" ".join(line.text for line in lines))
        if lines and masked not in seen:
            seen.add(masked)
            page.apart.append((kind, lines))


def _furniture(pages: Sequence[PageLines], at: int, count: int) -> set[int]:
    """Numbers of the pages whose outermost line is furniture."""
    groups: dict[str, list[PageLines]] = defaultdict(list)
    for page in pages:
        groups[_masked(page.lines[at].text)].append(page)
    found: set[int] = set()
    for masked, same in groups.items():
        for run in _by_level(same, at):
            if _repeats(masked, run, at, count):
                found |= {page.page.number for page in run}
    return found | {page.page.number for page in pages if _lone_number(page, at)}


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _by_level(pages: Sequence[PageLines], at: int) -> Iterator[list[PageLines]]:
    """The pages on which the line stands at the same height from the edge."""
    run: list[PageLines] = []
    for page in sorted(pages, key=lambda page: _height(page, at)):
        if run and _height(page, at) - _height(run[-1], at) > _LEVELS:
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _height(page: PageLines, at: int) -> float:
    line = page.lines[at]
    return line.level if at == 0 else page.page.height - line.level


def _repeats(masked: str, pages: Sequence[PageLines], at: int, count: int) -> bool:
    if len(pages) < 2 or _height(pages[0], at) > 0.25 * pages[0].page.height:
        return False
    texts = {page.lines[at].text for page in pages}
    if len(texts) > 1 and not _counts_up(pages, at):
        return False
    if _PAGE_NUMBER.fullmatch(masked.replace("#", "1")):
        return len(texts) > 1
    often = len(pages) >= max(2, 0.4 * (count - 1))
    return often and not (_ANNEX.match(masked) and len(pages) < count - 1)


def _counts_up(pages: Sequence[PageLines], at: int) -> bool:
    """Whether one of the numbers in the line runs with the pages and the others stay."""
    numbers = {page.page.number: [int(n[:9]) for n in _DIGITS.findall(page.lines[at].text)] for page in pages}
    columns = list(zip(*numbers.values(), strict=False))
    with_pages = [len({n - number for n, number in zip(column, numbers, strict=True)}) == 1 for column in columns]
    still = [len(set(column)) == 1 for column in columns]
    return sum(with_pages) >= 1 and all(a or b for a, b in zip(with_pages, still, strict=True))


def _lone_number(page: PageLines, at: int) -> bool:
    """The page's own number alone on the line in the margin."""
    line = page.lines[at]
    hit = _PAGE_NUMBER.fullmatch(line.text)
    near = _height(page, at) < _MARGIN * page.page.height
    return hit is not None and near and int(hit[1]) == page.page.number and len(page.lines) > 1


def set_footnotes_apart(page: PageLines, rulings: Sequence[Ruling], size: float) -> None:
    """What stands in smaller type under a short line at the foot of the page."""
    for ruling in sorted(rulings, key=lambda ruling: ruling.top):
        if not _parts_notes(ruling, page.page):
            continue
        below = [line for line in page.lines if line.level > ruling.top]
        if below and all(line.size <= _NOTE_SIZE * size or not line.size for line in below) and _is_note(below[0]):
            page.lines = [line for line in page.lines if line.level <= ruling.top]
            page.apart += [("footnote", note) for note in _notes(below)]
            _drop_marks(page.lines)
            return


def _parts_notes(ruling: Ruling, page: Page) -> bool:
    width = ruling.right - ruling.left
    level = ruling.bottom - ruling.top <= width
    return level and _NOTE_RULE[0] <= width <= _NOTE_RULE[1] * page.width and ruling.top > 0.3 * page.height


def _is_note(line: Line) -> bool:
    return _NOTE_MARK.match(line.text) is not None


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Each footnote, from its mark to the next."""
    note: list[Line] = []
    for line in lines:
        if note and _NOTE_MARK.match(line.text) and line.words[0].size < 0.85 * max(word.size for word in line.words):
            yield note
            note = []
        note.append(line)
    yield note


def _drop_marks(lines: Sequence[Line]) -> None:
    """Without the small raised numbers that call the notes."""
    for line in lines:
        kept = [word for word in line.words if not _is_call(word.text, word.size, word.bottom, line)]
        if kept:
            line.words = kept


def _is_call(text: str, size: float, bottom: float, line: Line) -> bool:
    return bool(_NOTE_MARK.fullmatch(text)) and 0 < size < 0.8 * line.size and bottom < line.bottom - 0.1 * line.size
