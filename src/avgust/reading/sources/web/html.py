"""HTML pages: what a browser prints, block by block. Nothing is ever followed or loaded."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from avgust.kernel.findings import Finding
from avgust.reading.blocks import Address, Aside, Paragraph, SourceText, Table
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.tables import Tables
from avgust.reading.sources.web.article import Block, judge
from avgust.reading.sources.web.counters import Counters
from avgust.reading.sources.web.lists import BULLET, Marker, Numbering, opened
from avgust.reading.sources.web.tables import Draft, HtmlCell, HtmlTable, grid_rows, table_text
from avgust.reading.sources.web.tokens import Tag, tokens


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = _HEADINGS.keys() | _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_DROPPED = _names(
    "script style template head noscript svg math iframe object select button textarea canvas audio video datalist xml"
)
_STRUCK = _names("s strike del")
_LISTS = _names("ul ol menu dir")
_HEAD_ONLY = _names("head html title meta link base script style noscript template xml")
_CELLS = _names("td th")
_ROW_GROUPS = _names("tbody thead tfoot")
_CLOSES = {
    "li": (_names("li"), _LISTS | _CELLS),
    "dt": (_names("dt dd"), _CELLS | {"dl"}),
    "dd": (_names("dt dd"), _CELLS | {"dl"}),
    "tr": (_names("tr"), _names("table")),
    "td": (_CELLS, _names("tr table")),
    "th": (_CELLS, _names("tr table")),
    "a": (_names("a"), _BLOCKS),
    **dict.fromkeys(_ROW_GROUPS, (_ROW_GROUPS, _names("table"))),
}
_CLOSES_P = (_HEADINGS.keys() | {"p"}, _CELLS | _LISTS | _names("li table div section article body"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_STRIKES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.I)
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029\x85]+")
_MIXED_SPACES = re.compile(r"[ \u00a0]{2,}")
_DEEPEST = 512


def read_html(page: str, place: str, limits: Limits, findings: list[Finding]) -> SourceText:
    """Guarantees: the printed words in order, with numbers of lists; the site around the article is set apart."""
    reader = _Reader(place, limits).read(page)
    if not reader.sink and not reader.title.strip():
        raise refusal("empty-source", place)
    reader.judge()
    parts = tuple(reader.parts())
    asides = tuple(reader.asides())
    return SourceText("html", parts, findings=(*findings, *reader.findings()), asides=asides)


@dataclass(slots=True)
class _Element:
    """An open element, and the state to go back to behind it."""

    name: str
    muted: str
    bold: bool
    heading: int
    table: HtmlTable | None = None
    numbering: Numbering | None = None
    label: str = ""
    block: bool = False


class _Reader:
    """Walks over the tags once. What nests deeper than browsers allow counts as not nested."""

    def __init__(self, place: str, limits: Limits) -> None:
        self._place, self._limits = place, limits
        self.sink: list[Draft | HtmlTable] = []
        self.title = ""
        self._paragraphs = self._linked = self._links = self._struck = self._doubtful = 0
        self._block = self._page = Block()
        self._around: list[Draft | HtmlTable] = []
        self._names = ""
        self._counters = Counters()
        self._hidden: list[str] = []
        self._hidden_pieces: list[str] = []
        self._stack: list[_Element] = []
        self._open: dict[str, int] = {}
        self._sinks: list[list[Draft | HtmlTable]] = []
        self._pieces: list[str] = []
        self._markers: list[Marker] = []
        self._muted, self._bold, self._heading = "", False, 0
        self._all_bold = True

    def read(self, page: str) -> "_Reader":
        """Take in the whole page."""
        for token in tokens(page, styles=True):
            if isinstance(token, str):
                self._text(token)
            elif token.end:
                self._end(token.name)
            else:
                self._start(token)
        while self._stack:
            self._leave()
        self._flush()
        return self

    def judge(self) -> None:
        """Tell the article from the site around it; where nothing would be left, all is the article."""
        self._doubtful = judge(self._page)
        kept = [part for part in self.sink if not part.block.around]
        if kept:
            self._around = [part for part in self.sink if part.block.around]
            self.sink = kept

    def parts(self) -> Iterator[Paragraph | Table]:
        """What was read, with addresses."""
        tables = Tables(self._place, self._limits)
        number = 0
        for part in self.sink or [Draft(" ".join(self.title.split()), 0, False)]:
            if isinstance(part, HtmlTable):
                yield tables.table(grid_rows(part))
            else:
                number += 1
                words = part.words()
                yield Paragraph(words.text, Address("paragraph", number), words.heading, words.bold)

    def asides(self) -> Iterator[Aside]:
        """The site around the article, and what the page hides; each kind is counted by itself."""
        for number, part in enumerate(self._around, 1):
            text = table_text(part) if isinstance(part, HtmlTable) else part.words().text
            yield Aside("menu", text, Address("paragraph", number))
        for number, text in enumerate(self._hidden, 1):
            yield Aside("hidden", text, Address("paragraph", number))

    def findings(self) -> Iterator[Finding]:
        """What was left out."""
        if hidden := sum(map(len, self._hidden)):
            yield Finding("hidden-text", "note", f"Пропущен скрытый текст: {counted(hidden)} знаков")
        if self._struck:
            yield Finding("struck-text", "note", f"Пропущен зачёркнутый текст: {counted(self._struck)} знаков")
        if self._around:
            message = f"Пропущены меню и другие части сайта вокруг документа: {counted(len(self._around))} абзацев"
            yield Finding("page-menus", "note", message)
        if self._doubtful:
            message = "Рядом с документом на странице есть другой текст; он прочитан вместе с документом"
            yield Finding("page-doubtful", "doubt", message)

    def _text(self, text: str) -> None:
        if self._stack and self._stack[-1].name == "title":
            self.title = self.title or text
        elif self._muted:
            self._unseen(text)
        elif self._open.get("pre"):
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush()
                self._words(line)
        else:
            self._words(text)

    def _unseen(self, text: str) -> None:
        """Text that is not read: what is hidden is kept, what is struck is counted."""
        if self._muted == "hidden":
            self._hidden_pieces.append(text)
        elif self._muted == "style":
            self._counters.learn(text)
        elif self._muted == "struck":
            self._struck += len("".join(text.split()))

    def _words(self, text: str) -> None:
        self._pieces.append(text)
        if self._links and self._open.get("a"):
            self._linked += sum(map(str.isalnum, text))
        if not self._bold and self._all_bold:
            self._all_bold = not any(map(str.isalnum, text))

    def _flush(self) -> None:
        """End the paragraph, if any words have come."""
        text = _SPACES.sub(" ", "".join(self._pieces))
        text = _MIXED_SPACES.sub(" ", text).strip() if "\u00a0" in text else text.strip()
        bold, self._all_bold = self._all_bold, True
        linked, links, self._linked, self._links = self._linked, self._links, 0, int(bool(self._open.get("a")))
        names, self._names = self._names, ""
        self._pieces.clear()
        if not text:
            return
        self._paragraphs += 1
        if self._paragraphs > self._limits.paragraphs:
            raise refusal("too-large", self._place, f"больше {counted(self._limits.paragraphs)} абзацев")
        bold = bold and any(map(str.isalnum, text))
        block = self._block.paragraph(text, linked, links, names)
        self.sink.append(Draft(text, self._heading, bold, tuple(self._markers), block))
        self._markers.clear()

    def _flush_hidden(self) -> None:
        text = " ".join("".join(self._hidden_pieces).split())
        self._hidden_pieces.clear()
        if text:
            self._hidden.append(text)

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in _VOID:
            if name in ("br", "hr") and not self._muted:
                self._flush()
            return
        if name not in _HEAD_ONLY and self._open.get("head"):
            self._close_to("head")
        if not self._muted or name in _BLOCKS:
            self._close_implied(name)
        if not self._muted and name in _BLOCKS:
            self._flush()
        if len(self._stack) < _DEEPEST:
            self._enter(tag)

    def _enter(self, tag: Tag) -> None:
        element = _Element(tag.name, self._muted, self._bold, self._heading)
        self._stack.append(element)
        self._open[tag.name] = self._open.get(tag.name, 0) + 1
        self._muted = tag.name if self._muted and tag.name in _DROPPED else self._muted or self._mutes(tag)
        if self._muted:
            return
        if tag.name == "a":
            self._links += "href" in tag.attributes
        if tag.name in _BLOCKS:
            element.block = True
            self._block = self._block.enter(tag.name, tag.attributes)
        elif not self._names:
            self._names = f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}".strip()
        self._bold = _is_bold(tag, self._bold)
        self._heading = _HEADINGS.get(tag.name, self._heading)
        self._enter_list(tag, element)
        self._enter_table(tag, element)

    def _mutes(self, tag: Tag) -> str:
        """Why the text in this element is not read: `hidden`, `struck`, the element's name, or nothing."""
        style = tag.attributes.get("style", "")
        if tag.name in _DROPPED:
            return tag.name
        if "hidden" in tag.attributes or tag.attributes.get("aria-hidden", "") == "true" or _HIDDEN.search(style):
            return "hidden"
        if tag.name in _STRUCK or _STRIKES.search(style):
            return "struck"
        if tag.name == "a" and self._open.get("sup") and tag.attributes.get("href", "").startswith("#"):
            return "a"
        return ""

    def _enter_list(self, tag: Tag, element: _Element) -> None:
        if tag.name in _LISTS:
            outer = sum(each.numbering is not None for each in self._stack[:-1])
            element.numbering = opened(tag.name, tag.attributes, outer)
            element.label = self._counters.of(tag.attributes.get("class", ""))
        elif tag.name == "li":
            self._markers.append(self._item_marker(tag))

    def _item_marker(self, tag: Tag) -> Marker:
        for element in reversed(self._stack):
            if element.numbering:
                marker = element.numbering.item(tag.attributes)
                if element.label:
                    marker.text = self._counters.label(element.label, element.numbering.next - 1)
                return marker
        return Marker(BULLET)

    def _enter_table(self, tag: Tag, element: _Element) -> None:
        if tag.name == "table":
            layout = tag.attributes.get("role", "").lower() in ("presentation", "none")
            element.table = HtmlTable(layout=layout, block=self._block)
            self._sinks.append(self.sink)
            self.sink = element.table.before
        elif tag.name in ("tr", "td", "th") and (table := self._table()):
            if tag.name == "tr":
                table.rows.append([])
            else:
                self._enter_cell(table.add_cell(tag.attributes), element)

    def _enter_cell(self, cell: HtmlCell, element: _Element) -> None:
        element.table = HtmlTable(block=self._block)
        self._sinks.append(self.sink)
        self.sink = cell.content
        self._markers.clear()

    def _table(self) -> HtmlTable | None:
        """The innermost open table, if no cell is open in it."""
        for element in reversed(self._stack[:-1]):
            if element.table is not None:
                return element.table if element.name == "table" else None
        return None

    def _end(self, name: str) -> None:
        if self._open.get(name):
            self._close_to(name)
        elif name in ("p", "br") and not self._muted:
            self._flush()

    def _close_to(self, name: str) -> None:
        while self._stack[-1].name != name:
            self._leave()
        self._leave()

    def _close_implied(self, name: str) -> None:
        """Close what this start tag ends without an end tag: an item by the next item, a paragraph by a block."""
        if name in _CLOSES:
            self._close_first(*_CLOSES[name])
        elif name in _BLOCKS:
            self._close_first(*_CLOSES_P)

    def _close_first(self, names: Set[str], stops: Set[str]) -> None:
        if not any(self._open.get(name) for name in names):
            return
        for element in reversed(self._stack):
            if element.name in names:
                self._close_to(element.name)
                return
            if element.name in stops:
                return

    def _leave(self) -> None:
        """Close the innermost element."""
        element = self._stack[-1]
        if not self._muted and element.name in _BLOCKS:
            self._flush()
        self._stack.pop()
        self._open[element.name] -= 1
        if element.numbering:
            element.numbering.close()
        if element.name == "li" and not self._muted:
            self._markers.clear()
        if element.table is not None:
            self.sink = self._sinks.pop()
            if element.name == "table":
                settled = element.table.settled()
                element.table.block.grid = len(settled) == 1 and settled[0] is element.table
                self.sink.extend((*element.table.before, *settled))
        if element.block:
            self._block = self._block.leave()
        if self._muted == "hidden" and element.muted != "hidden":
            self._flush_hidden()
        self._muted, self._bold, self._heading = element.muted, element.bold, element.heading


def _is_bold(tag: Tag, outer: bool) -> bool:
    if tag.name in ("b", "strong"):
        return True
    weight = _WEIGHT.search(tag.attributes.get("style", ""))
    if weight is None:
        return outer
    return weight[1].lower() == "bold" or weight[1][0] in "6789"
