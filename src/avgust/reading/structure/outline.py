"""Paragraphs and tables → duties with all that stands above them.

Reads: the plain text. Writes: duties, sections and what was noted, in document order. Guarantees: total; duties do not
overlap; each duty knows its lead-ins from the outermost to the innermost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from avgust.reading.lexicon import formulas
from avgust.reading.lexicon.infinitives import find_infinitive
from avgust.reading.rules.addressees import Named, after_verb, leading
from avgust.reading.structure.fields import Field, find_field
from avgust.reading.structure.markers import Marker, find_marker
from avgust.reading.structure.own_period import is_period
from avgust.reading.structure.pieces import clauses, first_sentence, split, trim
from avgust.reading.structure.plain import Grid, Para, Plain
from avgust.reading.structure.plan_tables import Columns, PlanRow, read_plan
from avgust.reading.temporal import Anchor, find_temporals

FORMULA, BARE, BULLET = 0, 50, 60
# Between a name and a colon these say nothing of what is to be done.
BARE_WORDS = re.compile(
    r"совместно\s+с[^:]*|(?:в\s+целях|в\s+рамках|для|по\s+итогам|в\s+срок|начиная)(?![а-я])[^:]*|(?<![а-я])(?:необходимо|следует|надлежит|рекоменду\w+|"
    r"предлага\w+|обеспечить|организовать|осуществлять|осуществить|принять\s+меры|провести|проводить|поручить|обязать|продолжить|дополнительно|"
    r"следующ\w+|мер\w*|работу|также|усилить|активизировать)(?![а-я])"
)
UNDATED = Anchor(day=None, school_year=None)


@dataclass(slots=True)
class Frame:
    """A heading, formula or lead-in that holds for what stands below it.

    level  0 for an opening formula, the depth of a number, BARE for an unmarked lead-in, BULLET for a bullet
    words  how the reader names it to a person: «вводная формула», «п. 2»
    start, end  where its own words stand; its period is read from there
    """

    level: float
    words: str
    start: int
    end: int
    para: Para
    named: Named | None = None
    term: Field | None = None


@dataclass(slots=True)
class Duty:
    """A future directive: its words, what stands above it, and the fields that stand beside it."""

    start: int
    end: int
    label: str | None
    section: str | None
    para: Para
    frames: tuple[Frame, ...]
    lead_in: bool = False
    row: PlanRow | None = None
    terms: list[Field] = field(default_factory=list)
    whos: list[Field] = field(default_factory=list)
    results: list[Field] = field(default_factory=list)
    nobodys: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A section's title."""

    start: int
    end: int
    para: Para


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted."""

    kind: str
    start: int
    end: int
    section: str | None
    para: Para


@dataclass(slots=True)
class Outline:
    """What the walk found."""

    duties: list[Duty] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class _Walk:
    """One pass over the items; the state is the mode, the section, the open frames and the noted list."""

    def __init__(self, plain: Plain, kind: str | None) -> None:
        self.text, self.folded, self.masked = plain.clean, plain.folded, plain.masked
        self.items = plain.items
        self.kind = kind
        self.mode = "preamble"
        self.section: str | None = None
        self.frames: list[Frame] = []
        self.noting: str | None = None
        self.noting_level = -1
        self.out = Outline()
        self.group: list[Duty] = []  # duties below the last lead-in, for a term that follows them all
        self.led: dict[tuple[int, int], Named | None] = {}
        self.child_number = 0  # the last number of a list that began anew under a numbered heading
        self.plan: Columns | None = None

    # -- the order of questions -------------------------------------------------------------------------------------

    def run(self) -> Outline:
        for i, item in enumerate(self.items):
            if isinstance(item, Grid):
                self.table(item)
            elif item.end > item.start:
                self.paragraph(item, i)
        return self.out

    def paragraph(self, para: Para, i: int) -> None:
        marker = find_marker(self.text, para.start, para.end)
        if marker.end >= para.end:
            return
        for question in QUESTIONS:
            if question(self, para, marker, i):
                return

    # -- helpers ----------------------------------------------------------------------------------------------------

    def leading(self, start: int, end: int) -> Named | None:
        """The rule `leading`, asked once for each place."""
        key = (start, end)
        if key not in self.led:
            self.led[key] = leading(self.text, self.masked, start, end)
        return self.led[key]

    def has_infinitive(self, start: int, end: int) -> bool:
        return find_infinitive(self.masked, start, end) >= 0

    def ends_in_colon(self, para: Para) -> bool:
        return self.masked[para.start : para.end].rstrip().endswith(":")

    def level(self, marker: Marker) -> float:
        if marker.kind == "number":
            return marker.depth if marker.sign != ")" or marker.depth > 1 else 30
        return {"part": 0.5, "roman": 1, "letter": 40, "bullet": BULLET}.get(marker.kind, BARE)

    def depth(self, para: Para, marker: Marker) -> float:
        """The level, deeper for a bullet that stands further to the right."""
        return self.level(marker) + (min(para.indent, 40) / 2 if marker.kind == "bullet" else 0)

    def restarted(self, marker: Marker, is_heading: bool) -> bool:
        """Whether numbers begin anew below a numbered heading: «3. Руководителям школ:» and under it «1.», «2.»."""
        if marker.kind != "number" or marker.depth > 1:
            return False
        number = int(marker.label)
        if self.child_number and number == self.child_number + 1 and not is_heading:
            self.child_number = number
            return True
        above = next((f for f in reversed(self.frames) if f.level == 1 and f.words.startswith("п. ")), None)
        if above is None or is_heading or not above.words[3:].isdigit():
            self.child_number = 0
            return False
        self.child_number = number if number == 1 <= int(above.words[3:]) else 0
        return bool(self.child_number)

    def place(self, marker: Marker) -> str:
        return f"п. {marker.label}" if marker.label else "вводная строка"

    def pop(self, level: float) -> None:
        while self.frames and self.frames[-1].level >= level:
            self.frames.pop()

    def next_para(self, i: int) -> Para | None:
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        return following if isinstance(following, Para) else None

    def has_children(self, para: Para, marker: Marker, i: int) -> bool:
        """Whether the next paragraph is numbered below this one: «1.» and «1.1.»."""
        following = self.next_para(i)
        if marker.kind != "number" or following is None:
            return False
        below = find_marker(self.text, following.start, following.end)
        return below.kind == "number" and below.label.startswith(marker.label + ".")

    def push(self, frame: Frame) -> None:
        self.pop(frame.level)
        self.frames.append(frame)
        self.group = []

    def add(self, duty: Duty) -> None:
        self.out.duties.append(duty)
        self.group.append(duty)

    def note(self, kind: str, para: Para, start: int) -> None:
        begin, end = trim(self.text, start, para.end)
        if begin < end:
            self.out.notes.append(Note(kind, begin, end, self.section, para))

    def open_section(self, para: Para, start: int) -> None:
        begin, end = trim(self.text, start, para.end)
        title = " ".join(self.text[begin:end].split())
        quoted = re.search(r"«(.+)»", title)
        if quoted and re.search(r"(?:по результатам|по итогам|резолюция|сесси|секци|площадк)", title.lower()):
            title = quoted.group(1)
        elif title.startswith("«") and title.endswith("»"):
            title = title[1:-1]
        self.section = title
        self.out.titles.append(Title(begin, end, para))
        self.noting = None
        self.frames = [f for f in self.frames if f.level == FORMULA and f.named is None]

    # -- tables -----------------------------------------------------------------------------------------------------

    def table(self, grid: Grid) -> None:
        rows, self.plan = read_plan(self.text, self.folded, self.masked, grid, self.plan)
        if rows is None:
            self.loose_table(grid)
            return
        for row in rows:
            if row.is_section:
                self.table_section(row)
            else:
                self.table_row(row)

    def loose_table(self, grid: Grid) -> None:
        """A table that is no plan: of one column it is ordinary text, else it says nothing about duties."""
        if all(len([c for c in row if c.end > c.start]) <= 1 for row in grid.rows):
            for para in (p for row in grid.rows for cell in row for p in cell.paras):
                if para.end > para.start:
                    self.paragraph(para, len(self.items))

    def table_section(self, row: PlanRow) -> None:
        para = row.para
        marker = find_marker(self.text, row.start, row.end)
        named = self.leading(marker.end, row.end)
        if named:
            self.push(Frame(1, "заголовок в таблице", row.start, row.end, para, named))
            return
        self.open_section(replace(para, start=row.start, end=row.end), marker.end)

    def table_row(self, row: PlanRow) -> None:
        start, end = trim(self.text, row.start, row.end)
        marker = find_marker(self.text, start, end)
        if marker.kind == "number":
            start = marker.end
        if start >= end:
            return
        label = row.label or (marker.label if marker.kind == "number" else None)
        duty = Duty(start, end, label, self.section, row.para, tuple(self.frames), row=row)
        self.out.duties.append(duty)

    # -- questions, each answers True when the paragraph is dealt with ------------------------------------------------

    def is_field(self, para: Para, marker: Marker, i: int) -> bool:
        """«Срок: …», «Ответственный: …», or a line that is nothing but a term."""
        found = find_field(self.folded, marker.end, para.end)
        if found is None:
            if marker.kind not in {"none", "bullet"} or not self.duties_open():
                return False
            if not is_period(self.text[marker.end : para.end]):
                return False
            if self.ends_in_colon(para):  # «до конца 2021 года:»
                self.push(Frame(BARE, "вводная строка", marker.end, para.end, para))
                return True
            found = Field("term", marker.end, para.end)
        if not self.duties_open():
            return found.kind in {"who", "control", "basis"} and self.mode != "preamble"
        for part in self.fields_of(found, para):
            self.attach(part)
        return True

    def fields_of(self, first: Field, para: Para) -> list[Field]:
        """Several fields may stand on one line: «Срок: до 1 мая. Ответственный: Иванова И.И.»."""
        fields, current = [], first
        for a, b in list(clauses(self.text, self.masked, first.start, para.end)):
            other = find_field(self.folded, a, b)
            if other:
                fields.append(replace(current, end=a))
                current = other
        inner = re.search(r"[,.;]?\s+(?=(?:ответственн\w+|отв\.|исполнител\w+|срок\w*(?:\s+исполнения)?)\s*[:-])", self.folded[current.start : para.end])
        if inner:
            cut = current.start + inner.end()
            other = find_field(self.folded, cut, para.end)
            if other:
                fields.append(replace(current, end=current.start + inner.start()))
                current = other
        return [*fields, current]

    def duties_open(self) -> bool:
        return bool(self.out.duties) and self.mode in {"operative", "preamble"} and bool(self.group)

    def attach(self, found: Field) -> None:
        """Gives a field line to the last duty, or to all parts of the list that it follows."""
        parts = [d for d in self.group if not d.lead_in]
        pieces = [d for d in self.group if d.para is self.group[-1].para]
        if len(pieces) > 1:
            parts = pieces
        shared = found.kind in {"term", "who"} and (len(pieces) > 1 or self.is_list_of_parts(parts))
        for duty in parts if shared else self.group[-1:]:
            if not (shared and self.has_field(duty, found.kind)):
                self.attach_to(duty, found)

    def has_field(self, duty: Duty, kind: str) -> bool:
        return bool(duty.terms if kind == "term" else duty.whos)

    def is_list_of_parts(self, duties: Sequence[Duty]) -> bool:
        """Bullets or letters of one sentence: a term after the last of them is the term of all."""
        unnumbered = all(d.label is None or not d.label[-1:].isdigit() for d in duties)
        return len(duties) > 1 and unnumbered and all(self.text[d.end : d.end + 1] in {";", ","} for d in duties[:-1])

    def is_vote(self, para: Para, marker: Marker, i: int) -> bool:
        return bool(formulas.ATTENDED.match(self.folded, marker.end, para.end))

    def is_attachment(self, para: Para, marker: Marker, i: int) -> bool:
        if para.end - para.start > 160 or not formulas.ATTACHMENT.match(self.folded, para.start, para.end):
            return False
        if self.has_infinitive(para.start, para.end) and marker.kind == "number":
            return False
        if not self.out.duties and self.mode != "closed":
            return self.mode == "preamble"
        self.mode, self.frames, self.section, self.noting, self.group = "attachment", [], None, None, []
        return True

    def is_attachment_title(self, para: Para, marker: Marker, i: int) -> bool:
        if self.mode != "attachment":
            return False
        words = self.masked[para.start : min(para.end, para.start + 200)]
        if formulas.PLAN_TITLE.search(words) and not re.match(r"\s*к\s", words):
            self.mode, self.kind = "operative", "plan"
        elif formulas.NOT_PLAN_TITLE.search(words):
            self.mode = "closed"
        return True

    def is_closed(self, para: Para, marker: Marker, i: int) -> bool:
        return self.mode == "closed"

    def is_signature(self, para: Para, marker: Marker, i: int) -> bool:
        """«Председатель    И.И. Иванов» after the duties."""
        if marker.kind != "none" or not self.out.duties or para.end - para.start > 160:
            return False
        if not formulas.SIGNATURE.match(self.folded, para.start, para.end):
            return False
        tail = self.text[para.start : para.end].rstrip(" .;")
        if not formulas.NAME_AT_END.search(tail) and "___" not in tail and "\t" not in tail and "    " not in tail:
            return False
        if self.has_infinitive(para.start, para.end):
            return False
        if self.kind != "protocol":
            self.mode = "closed"
        self.frames, self.group = [], []
        return True

    def is_speech(self, para: Para, marker: Marker, i: int) -> bool:
        """«СЛУШАЛИ:», «ВЫСТУПИЛИ:», «ПОВЕСТКА ДНЯ»: speech until the next formula."""
        if not (formulas.SPEECH.match(self.folded, marker.end, para.end) or formulas.SPEECH.match(self.folded, para.start, para.end)):
            return False
        if formulas.NAME_AT_END.search(self.text[para.start : para.end].rstrip()) or self.kind == "protocol" or self.mode == "preamble":
            opening = self.opening_at(marker.end, para.end)
            if opening is not None:
                return False
            self.mode, self.noting, self.frames, self.group = "speech", None, [], []
            return True
        return False

    def opening_at(self, start: int, end: int) -> re.Match[str] | None:
        """The opening formula that is followed by a colon or ends the paragraph."""
        if formulas.OPENING_TITLE.match(self.masked, start, end):
            return formulas.OPENING_TITLE.match(self.masked, start, end)
        for hit in formulas.OPENING.finditer(self.masked, start, end):
            rest = self.masked[hit.end() : end].strip()
            colon = self.masked.find(":", hit.end(), end)
            if not rest or rest in {":", ".", ".:"}:
                return hit
            if colon >= 0 and not self.has_infinitive(hit.end(), colon) and ";" not in self.masked[hit.end() : colon]:
                return hit
        return None

    def is_opening(self, para: Para, marker: Marker, i: int) -> bool:
        """«участники рекомендуют:», «РЕШИЛИ:», «Управлению образования рекомендуется:»."""
        if marker.kind == "bullet" or (marker.kind == "number" and marker.depth > 1):
            return False
        if para.heading and formulas.KIND_LINE.match(self.folded, para.start, para.end) and not self.ends_in_colon(para):
            return False
        hit = self.opening_at(marker.end, para.end)
        if hit is None:
            return False
        infinitive = find_infinitive(self.masked, marker.end, para.end)
        if 0 <= infinitive < hit.start():
            return False
        named = self.leading(marker.end, para.end) or after_verb(self.text, self.masked, marker.end, para.end)
        if marker.kind != "none" and named and self.mode == "operative":
            return False
        colon = self.masked.find(":", hit.end(), para.end)
        stop = colon + 1 if colon >= 0 else para.end
        self.mode, self.noting, self.child_number = "operative", None, 0
        self.push(Frame(FORMULA, "вводная формула", marker.end, stop, para, named))
        if self.text[stop : para.end].strip():
            self.duties(para, stop, None, lead_in=self.ends_in_colon(para))
        return True

    def is_title(self, para: Para, marker: Marker, i: int) -> bool:
        """A section's title: a heading, a bold or capital line, a numbered line without a verb that has parts."""
        if self.mode == "speech" and not para.heading:
            return False
        if marker.kind in {"bullet", "letter"} or para.end - para.start > 300:
            return False
        words = self.text[marker.end : para.end].strip()
        if words.endswith(";") or self.has_infinitive(marker.end, para.end) or self.is_name(para, marker):
            return False
        if find_field(self.folded, marker.end, para.end) or formulas.KIND_LINE.fullmatch(self.folded, para.start, para.end):
            return False
        if not self.looks_like_title(para, marker, words, i):
            return False
        if self.mode == "preamble" and not self.out.titles and self.is_masthead(para):
            return False
        self.open_section(para, marker.end)
        return True

    def is_masthead(self, para: Para) -> bool:
        """Still in the head of the document: nothing but the kind, the body and the title has been seen."""
        return not self.out.notes and not self.out.duties and not self.frames

    def looks_like_title(self, para: Para, marker: Marker, words: str, i: int) -> bool:
        if para.heading:
            return True
        if words.endswith(":") and marker.kind != "roman" and not words.isupper():
            return False
        if re.match(r"(?:раздел|секция|направление|стратегическ\w+ сесси\w|по результатам работы|площадка|блок|модуль|глава|часть)\b", words.lower()):
            return not self.ends_in_colon(para) and words.count(" ") < 40 and not words.endswith(".") or "«" in words
        letters = [c for c in words if c.isalpha()]
        if len(letters) > 5 and sum(c.isupper() for c in letters) > 0.7 * len(letters):
            return True
        if marker.kind in {"roman", "part"}:
            return not words.endswith((";", ".")) or len(words) < 120
        if para.bold and marker.kind == "none" and not words.endswith((",", ";")):
            return True
        if words.startswith("«") and words.rstrip(".").endswith("»") and marker.kind == "none":
            return self.mode != "operative" or not self.group
        return marker.kind == "number" and not words.endswith((":", ";")) and self.has_children(para, marker, i)

    def is_name(self, para: Para, marker: Marker) -> bool:
        return self.leading(marker.end, para.end) is not None

    def is_heading_of_addressee(self, para: Para, marker: Marker, i: int) -> bool:
        """«2. Руководителям школ в 2020-2021 учебном году обеспечить:», «Образовательным организациям:»."""
        if self.mode == "speech":
            return False
        start = marker.end
        named = self.leading(start, para.end)
        alone = named is not None and not self.has_infinitive(named.end, para.end) and named.end > para.end - 80
        colon = self.ends_in_colon(para)
        if named is None and colon:
            named = after_verb(self.text, self.masked, start, para.end)
        if self.mode == "preamble" and marker.kind == "none" and not para.heading and not para.bold:
            alone = False
        if named is None or not (colon or (alone and self.only_circumstances(named.end, para.end))):
            return False
        if colon and self.own_words(named.end, para.end) > 3:
            return False
        self.mode, self.noting = "operative", None
        self.child_number = 0
        self.push(Frame(para.heading / 10 or self.heading_level(marker), self.place(marker) if marker.label else "заголовок", start, para.end, para, named))
        return True

    def heading_level(self, marker: Marker) -> float:
        """An unmarked name outranks the numbered items before it."""
        return 1 if marker.kind == "none" else self.level(marker)

    def only_circumstances(self, start: int, end: int) -> bool:
        return self.own_words(start, end) <= 6 and not self.masked[start:end].rstrip().endswith(".") or not self.masked[start:end].strip(" .")

    def own_words(self, start: int, end: int) -> int:
        """How many words state a duty of their own between a name and the colon: all but times and bare verbs."""
        words = list(self.masked[start:end])
        for time in find_temporals(self.text[start:end], UNDATED, self.folded[start:end]):
            words[time.start : time.end] = " " * (time.end - time.start)
        return len(re.findall(r"[а-я]{3,}", BARE_WORDS.sub(" ", "".join(words))))

    def is_noting(self, para: Para, marker: Marker, i: int) -> bool:
        """«Участники отметили:», «Вместе с тем существуют проблемы:», and narrative without a duty."""
        if self.mode == "speech":
            self.note(self.kind_of_note(para), para, marker.end)
            return True
        words = self.masked[marker.end : para.end]
        if marker.kind in {"none", "number"} and self.ends_in_colon(para) and formulas.NOTING.search(words) and not self.begins_with_duty(para, marker):
            self.start_noting(para, marker)
            return True
        if self.noting is not None and self.still_noting(para, marker):
            self.note(self.noting, para, marker.end)
            return True
        return False

    def begins_with_duty(self, para: Para, marker: Marker) -> bool:
        """An infinitive before any finite verb of noting, or a name in the dative."""
        if self.is_name(para, marker):
            return True
        end = para.end
        if marker.kind == "none":
            end = first_sentence(self.text, self.masked, marker.end, para.end)
        infinitive = find_infinitive(self.masked, marker.end, end)
        noting = formulas.NOTING.search(self.masked, marker.end, end)
        return infinitive >= 0 and (noting is None or infinitive < noting.start())

    def start_noting(self, para: Para, marker: Marker) -> None:
        self.noting = self.kind_of_note(para)
        self.noting_level = self.level(marker)
        self.note(self.noting, para, marker.end)

    def kind_of_note(self, para: Para) -> str:
        words = self.folded[para.start : para.end]
        if formulas.PROBLEM.search(words):
            return "problem"
        return "achievement" if formulas.ACHIEVEMENT.search(words) else "theme"

    def still_noting(self, para: Para, marker: Marker) -> bool:
        """Parts of a noted list: bullets, numbers, and lines that begin with a small letter."""
        small = self.text[marker.end : marker.end + 1].islower()
        if self.is_name(para, marker) or (self.kind == "plan" and marker.kind == "number"):
            return False
        if marker.kind == "none" and not small:
            return False
        if self.mode == "operative" and self.noting == "theme" and self.starts_with_infinitive(marker.end, para.end):
            return False
        return marker.kind != "number" or self.level(marker) >= 1

    def starts_with_infinitive(self, start: int, end: int) -> bool:
        infinitive = find_infinitive(self.masked, start, end)
        return infinitive >= 0 and self.masked[start:infinitive].count(" ") <= 2

    def is_duty(self, para: Para, marker: Marker, i: int) -> bool:
        if self.mode == "speech":
            return False
        lead_in = self.ends_in_colon(para) or (self.has_children(para, marker, i) and self.has_infinitive(marker.end, para.end))
        if not self.accepts(para, marker):
            return False
        if self.mode == "preamble":
            self.mode = "operative" if marker.kind != "none" or self.is_name(para, marker) else self.mode
        self.noting = None
        level = self.depth(para, marker)
        if marker.kind == "none" and not lead_in and not self.text[marker.end : marker.end + 1].islower() and self.top_level() > BARE:
            self.pop(BARE + 1)
        if marker.kind != "none":
            self.pop(1.5 if self.restarted(marker, False) else level)
        self.duties(para, marker.end, self.label_of(marker), lead_in)
        return True

    def top_level(self) -> int:
        return self.frames[-1].level if self.frames else -1

    def label_of(self, marker: Marker) -> str | None:
        """«1.5»; a letter takes the number above it: «3а»."""
        if marker.kind == "letter":
            above = next((f.words[3:] for f in reversed(self.frames) if f.words.startswith("п. ")), "")
            return above + marker.label
        return marker.label or None

    def accepts(self, para: Para, marker: Marker) -> bool:
        start, end = marker.end, para.end
        if formulas.IN_FORCE.search(self.masked, start, end):
            return False
        if self.mode == "preamble":
            return self.accepts_in_preamble(para, marker)
        if self.kind == "plan" and marker.kind == "number":
            return True
        duty = self.begins_with_duty(para, marker) or self.modal(start, end)
        if duty:
            return True
        if marker.kind != "none":
            return not formulas.NOTING.search(self.masked, start, end) or self.top_level() > FORMULA
        return self.top_level() > FORMULA and self.text[start : start + 1].islower()

    def accepts_in_preamble(self, para: Para, marker: Marker) -> bool:
        start, end = marker.end, para.end
        if self.is_name(para, marker) and self.has_infinitive(start, end):
            return True
        if self.kind in {"plan", "instructions", "order", "decision"} and marker.kind == "number":
            return self.kind == "plan" or self.starts_with_infinitive(start, end) or self.modal(start, end)
        if marker.kind == "number" and self.starts_with_infinitive(start, end):
            return True
        return self.modal(start, end)

    def modal(self, start: int, end: int) -> bool:
        """«необходимо / следует» with an infinitive."""
        hit = formulas.MODAL.search(self.masked, start, end)
        if not hit or formulas.NO_DUTY.search(self.masked, start, end):
            return False
        return self.has_infinitive(hit.end(), end)

    def is_narrative(self, para: Para, marker: Marker, i: int) -> bool:
        """All else: noted if it says so."""
        if formulas.NOTING.search(self.masked, marker.end, para.end):
            self.start_noting(para, marker)
        return True

    # -- duties -----------------------------------------------------------------------------------------------------

    def duties(self, para: Para, start: int, label: str | None, lead_in: bool) -> None:
        """The duties of one paragraph; a lead-in opens a frame for what follows."""
        named = self.own_name(start, para.end)
        own: list[Frame] = []
        if lead_in and named is None and self.own_words(start, para.end) == 0:
            self.push(Frame(self.level_of(para), f"п. {label}" if label else "вводная строка", start, para.end, para))
            return
        end = para.end
        if named is None and not self.begins_with_duty(para, replace(find_marker(self.text, para.start, para.end), end=start)) and self.modal(start, end):
            self.narrative_duties(para, start, label)
            return
        colon = self.inner_colon(start, end) if named else -1
        if named and colon >= 0:
            own = [Frame(BARE - 1, "в начале абзаца", start, colon + 1, para, named)]
            start = colon + 1
        before = len(self.out.duties)
        is_prose = label is None and self.text[start : start + 1].isupper()
        for piece in split(self.text, self.folded, self.masked, start, end, is_prose):
            self.piece(para, piece.start, piece.end, label if len(self.out.duties) == before else None, own, piece.fields)
        if lead_in and len(self.out.duties) > before:
            last = self.out.duties[-1]
            last.lead_in = True
            frame = Frame(self.level_of(para), f"п. {label}" if label else "вводная строка", last.start, last.end, para, self.lead_name(last))
            self.push(frame)
            self.group = [last]

    def lead_name(self, duty: Duty) -> Named | None:
        return duty.frames[-1].named if duty.frames and duty.frames[-1].words == "в начале абзаца" else leading(
            self.text, self.masked, duty.start, duty.end
        )

    def level_of(self, para: Para) -> float:
        return self.depth(para, find_marker(self.text, para.start, para.end))

    def narrative_duties(self, para: Para, start: int, label: str | None) -> None:
        """The sentences of a narrative that say «необходимо» with an infinitive or tell somebody to do something."""
        own: list[Frame] = []
        for run_start, run_end in self.duty_runs(start, para.end):
            for piece in split(self.text, self.folded, self.masked, run_start, run_end):
                self.piece(para, piece.start, piece.end, label, own, piece.fields)
                label = None

    def duty_runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Neighbouring clauses that are duties, as slices."""
        runs: list[tuple[int, int]] = []
        goes_on = False
        for a, b in clauses(self.text, self.masked, start, end):
            begins = self.modal(a, b) or (self.own_name(a, b) is not None and self.has_infinitive(a, b))
            if begins or (goes_on and (self.starts_with_infinitive(a, b) or find_field(self.folded, a, b))):
                if goes_on and runs[-1][1] == a:
                    runs[-1] = (runs[-1][0], b)
                else:
                    runs.append((a, b))
                goes_on = True
            else:
                goes_on = False
        return runs

    def own_name(self, start: int, end: int) -> Named | None:
        """The name at the start, or after «рекомендовать», «просить» at the start where no heading names anybody."""
        named = self.leading(start, end)
        if named is None and not any(frame.named for frame in self.frames):
            after = after_verb(self.text, self.masked, start, end)
            if after and len(self.text[start : after.start].split()) <= 3:
                return after
        return named

    def inner_colon(self, start: int, end: int) -> int:
        """The colon of «Кому: …» with words after it."""
        colon = self.masked.find(":", start, end)
        if colon < 0 or not self.text[colon + 1 : end].strip():
            return -1
        named = self.own_name(start, colon + 1)
        return colon if named and self.own_words(named.end, colon) <= 3 else -1

    def piece(self, para: Para, start: int, end: int, label: str | None, own: list[Frame], fields: Sequence[Field]) -> None:
        named = self.own_name(start, end)
        colon = self.inner_colon(start, end) if named else -1
        if named and colon >= 0:
            own[:] = [Frame(BARE - 1, "в начале абзаца", start, colon + 1, para, named)]
            start, end = trim(self.text, colon + 1, end)
        elif named:
            own[:] = []
        duty = Duty(start, end, label, self.section, para, (*self.frames, *own))
        duty.nobodys = bool(formulas.NOBODYS.search(self.masked, start, min(end, start + 200)))
        self.add(duty)
        for found in fields:
            for part in self.fields_of(found, replace(para, end=found.end)):
                self.attach_to(duty, part)
        if named and colon < 0:  # «Кому сделать А; сделать Б»: the name holds for Б too
            own[:] = [Frame(BARE - 1, "в начале абзаца", named.start, named.end, para, named)]

    def attach_to(self, duty: Duty, found: Field) -> None:
        if not self.text[found.start : found.end].strip(" .;,"):
            return
        if found.kind in {"term", "report"} and not duty.terms:
            duty.terms.append(found)
        elif found.kind == "who":
            duty.whos.append(found)
        elif found.kind == "result":
            duty.results.append(found)


# The questions in the order in which they are asked of each paragraph.
QUESTIONS = (
    _Walk.is_attachment,
    _Walk.is_attachment_title,
    _Walk.is_closed,
    _Walk.is_field,
    _Walk.is_vote,
    _Walk.is_signature,
    _Walk.is_opening,
    _Walk.is_speech,
    _Walk.is_heading_of_addressee,
    _Walk.is_title,
    _Walk.is_noting,
    _Walk.is_duty,
    _Walk.is_narrative,
)


def outline(plain: Plain, kind: str | None) -> Outline:
    """The duties, sections and notes of a document of the given kind."""
    return _Walk(plain, kind).run()
