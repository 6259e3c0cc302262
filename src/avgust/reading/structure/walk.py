"""The state of a walk through a document, and what can be asked of a paragraph."""

import re

from avgust.reading.lexicon import notes
from avgust.reading.lexicon.bare import BARE_CIRCUMSTANCES, BARE_PHRASES, BARE_VERBS
from avgust.reading.lexicon.headings import SESSIONS
from avgust.reading.lexicon.infinitives import find_infinitive, is_infinitive
from avgust.reading.lexicon.patterns import choice, stem_of, whole
from avgust.reading.rules.addressees import Named, after_verb, leading, told_by_us
from avgust.reading.structure.markers import Marker, find_marker
from avgust.reading.structure.model import Duty, Frame, Note, Outline, Title
from avgust.reading.structure.pieces import first_sentence, trim
from avgust.reading.structure.plain import Para, Plain
from avgust.reading.structure.plan_tables import Columns
from avgust.reading.temporal import Anchor, find_temporals

FORMULA, BARE, BULLET = 0, 50, 60
# Between a name and a colon these say nothing of what is to be done.
BARE_WORDS = re.compile(
    rf"{'|'.join(BARE_PHRASES)}|{choice(BARE_CIRCUMSTANCES)}(?![а-я])[^:]*|{whole(choice(BARE_VERBS))}"
)
SESSION = stem_of(SESSIONS)
QUOTED = re.compile(r"«(.+)»")
NARRATED = re.compile(r"(?:участники|выступающие|выступавшие|присутствующие|собравшиеся)(?![а-я])")
UNDATED = Anchor(day=None, school_year=None)


class Walk:
    """One pass over the items; the state is the mode, the section, the open frames and the noted list.

    mode  `preamble`, `operative` (duties), `speech`, `attachment` (its title is awaited) or `closed`
    """

    def __init__(self, plain: Plain, kind: str | None) -> None:
        self.text, self.folded, self.masked = plain.clean, plain.folded, plain.masked
        self.items = plain.items
        self.kind = kind
        self.mode = "preamble"
        self.section: str | None = None
        self.frames: list[Frame] = []
        self.noting: str | None = None
        self.noting_level: float = -1
        self.out = Outline()
        self.group: list[Duty] = []  # duties below the last lead-in, for a term that follows them all
        self.led: dict[tuple[int, int], Named | None] = {}
        self.child_number = 0  # the last number of a list that began anew under a numbered heading
        self.plan: Columns | None = None

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
        return {"part": 0.5, "roman": 0.6, "letter": 40, "bullet": BULLET}.get(marker.kind, BARE)

    def depth(self, para: Para, marker: Marker) -> float:
        """The level, deeper for a bullet that stands further to the right or has another sign than its lead-in."""
        if marker.kind != "bullet":
            return self.level(marker)
        level = self.level(marker) + min(para.indent, 40) / 2
        above = next((f for f in reversed(self.frames) if f.sign), None)
        return max(level, above.level + 0.25) if above and above.sign != marker.sign else level

    def restarted(self, marker: Marker) -> bool:
        """Whether numbers begin anew below a numbered heading: «3. Руководителям школ:» and under it «1.», «2.»."""
        if marker.kind != "number" or marker.depth > 1 or marker.sign == ")":
            return False
        number = int(marker.label)
        if self.child_number and number == self.child_number + 1:
            self.child_number = number
            return True
        above = next((f for f in reversed(self.frames) if f.level == 1 and f.words.startswith("п. ")), None)
        if above is None or not above.words[3:].isdigit():
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

    def has_children(self, marker: Marker, i: int) -> bool:
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
        quoted = QUOTED.search(title)
        if quoted and SESSION.search(title.lower()):
            title = quoted.group(1)
        elif title.startswith("«") and title.endswith("»"):
            title = title[1:-1]
        self.section = title
        self.out.titles.append(Title(begin, end, para))
        self.noting = None
        self.frames = [f for f in self.frames if f.level == FORMULA and f.named is None]

    def duties_open(self) -> bool:
        return bool(self.out.duties) and self.mode in {"operative", "preamble"} and bool(self.group)

    def is_name(self, para: Para, marker: Marker) -> bool:
        return self.leading(marker.end, para.end) is not None

    def own_words(self, start: int, end: int) -> int:
        """How many words state a duty of their own between a name and the colon: all but times and bare verbs."""
        words = list(self.masked[start:end])
        for time in find_temporals(self.text[start:end], UNDATED, self.folded[start:end]):
            words[time.start : time.end] = " " * (time.end - time.start)
        left = re.findall(r"[а-я]{3,}", BARE_WORDS.sub(" ", "".join(words)))
        return sum(not is_infinitive(word) for word in left)

    def begins_with_duty(self, para: Para, marker: Marker) -> bool:
        """An infinitive before any finite verb of noting, or a name in the dative."""
        if self.is_name(para, marker):
            return True
        end = para.end
        if marker.kind == "none":
            end = first_sentence(self.text, self.masked, marker.end, para.end)
        if NARRATED.match(self.masked, marker.end, end):
            return False
        infinitive = find_infinitive(self.masked, marker.end, end)
        if infinitive < 0:
            return False
        noting = notes.NOTING.search(self.masked, marker.end, end)
        return noting is None or infinitive < noting.start()

    def kind_of_note(self, para: Para) -> str:
        words = self.folded[para.start : para.end]
        if notes.PROBLEM.search(words):
            return "problem"
        return "achievement" if notes.ACHIEVEMENT.search(words) else "theme"

    def starts_with_infinitive(self, start: int, end: int) -> bool:
        infinitive = find_infinitive(self.masked, start, end)
        return infinitive >= 0 and self.masked[start:infinitive].count(" ") <= 2

    def top_level(self) -> float:
        return self.frames[-1].level if self.frames else -1

    def label_of(self, marker: Marker) -> str | None:
        """«1.5»; a letter takes the number above it: «3а»."""
        if marker.kind == "letter":
            above = next((f.words[3:] for f in reversed(self.frames) if f.words.startswith("п. ")), "")
            return above + marker.label
        return marker.label or None

    def modal(self, start: int, end: int) -> bool:
        """«необходимо / следует» with an infinitive."""
        hit = notes.MODAL.search(self.masked, start, end)
        if not hit or notes.NO_DUTY.search(self.masked, start, end):
            return False
        return self.has_infinitive(hit.end(), end)

    def level_of(self, para: Para) -> float:
        return self.depth(para, find_marker(self.text, para.start, para.end))

    def own_name(self, start: int, end: int) -> Named | None:
        """The name at the start, or after «рекомендовать», «просить» at the start where no heading names anybody."""
        named = self.leading(start, end) or told_by_us(self.text, self.masked, start, end)
        if named is None and not any(frame.named for frame in self.frames):
            after = after_verb(self.text, self.masked, start, end)
            if after and len(self.text[start : after.start].split()) <= 3:
                return after
        return named
