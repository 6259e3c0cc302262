"""All temporal expressions of a text, and a text that is nothing but one.

Reads       a text and its anchor
Writes      nothing
Guarantees  `find_temporals` never raises, takes time linear in the text, and returns expressions in order that do not
            overlap; rules are asked only near the words and numbers on which every expression hinges
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from avgust.kernel.periods import Period
from avgust.reading.temporal.composing import LINK_WORDS, Piece, composed, merged, of_directive, piece_of
from avgust.reading.temporal.folding import fold
from avgust.reading.temporal.model import Anchor, Temporal
from avgust.reading.temporal.rules import BY_KIND
from avgust.reading.temporal.tokens import MARGIN, Line

# The beginnings of the words and numbers on which an expression hinges, each with a phrase that has it.
TRIGGERS = (
    "год",  # «до конца 2021 года»
    "меся[цч]",  # «в месячный срок»
    "квартал",  # «III квартал 2020»
    "кв[. ]",  # «I кв. 2015 г.»
    "пол(?:уг|год)",  # «раз в полугодие»
    "течени[еи]",  # «в течение трёх лет»
    "втечени",  # «втечение года»
    "недел",  # «в двухнедельный срок»
    "дн[ея]",  # «в 10-дневный срок»
    "сут[ко]",  # «в течение суток»
    "янв",  # «январь»
    "фев",  # «15 фев»
    "мар[т. ]",  # «до 1 марта»
    "апр[ел. ]",  # «апрель 2022 г.»
    "ма[йяею]м?(?![а-я])",  # «до 1 мая»
    "ию[нл]",  # «в июне–августе»
    "авг",  # «13 авг. 2005»
    "сен[т. -]",  # «до 10 сен-тября»
    "окт",  # «21 окт»
    "ноя",  # «ноя. 2021»
    "дек[а. ]",  # «первой декаде декабря»
    "зим",  # «зимой»
    "весн",  # «весной»
    "осен",  # «осенью»
    "лет(?:ом|о|а|у)(?![а-я])",  # «к лету»
    "(?:зим|весен|осен|лет)ни[йме]",  # «в летний период»
    "еже[гкмнд]",  # «ежегодно»
    "постоянн?о",  # «постоянно»
    "постоянн(?:ой|ом) (?:осн|реж)",  # «на постоянной основе»
    "раза? в",  # «один раз в квартал»
    "р\\.? в",  # «1 р. в квартал»
    "дважды",  # «дважды в год»
    "трижды",  # «трижды в год»
    "числ[ау]",  # «до 5 числа»
    "уч\\. ?г",  # «2020-2021 уч. г.»
    "[тс]\\. ?г\\.",  # «т.г.»
    "поквартал",  # «поквартально»
    "понедельно",  # «понедельно»
    "помесячно",  # «помесячно»
    "кажд[а-я]{2,3} (?:понед|втор|сред|четв|пятн|субб|воск|д[ве]|три|[0-9])",  # «каждую пятницу»
    "по (?:понед|втор|сред|четв|пятн|субб|воск)",  # «по средам»
    "(?:двух|трех|четырех|пяти|шести|семи|десяти|четырнадцати|пятнадцати|двадцати|тридцати)(?:дн|не|ме)",
    "(?:1[789]|20)[0-9][0-9](?![0-9])",  # «на 2020-2024»
    "[0-3]?[0-9][.,/-] ?[0-9][0-9]?[.,/-] ?[0-9]{2}",  # «01.10.14»
    "(?:до|с|по|к|срок:?) [0-9]{1,2}(?:-| ?по ?[0-9]{1,2})?\\.[01][0-9](?![0-9])",  # «до 15.09»
)
# How far an expression reaches beyond the word on which it hinges; its other members hinge on words of their own.
BEFORE, AFTER = 64, 48
# Words that mean nothing alone, and what cannot follow them in any expression.
LEADING = frozenset(("в", "на", "с", "к", "по", "до", "за", "от", "не", "через", "number", "cardinal"))
STRANGE = frozenset(("other", "%", ";", "nothing", "break"))
LONGEST_TERM = 400


@lru_cache(maxsize=1)
def _triggers() -> re.Pattern[str]:
    return re.compile(f"(?<![а-я])(?:{by_first_letter(TRIGGERS)})")


def by_first_letter(beginnings: Sequence[str]) -> str:
    """One pattern for `beginnings` in which those with the same first letter share it, since `re` tries all in turn."""
    groups: dict[str, list[str]] = {}
    for beginning in beginnings:
        letter = beginning[0] if beginning[0].isalpha() else ""
        groups.setdefault(letter, []).append(beginning[len(letter) :])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())


def windows(shadow: str) -> Iterator[tuple[int, int]]:
    """Stretches of `shadow` around triggers, cut at spaces; they do not overlap."""
    begin = end = 0
    for trigger in _triggers().finditer(shadow):
        start = trigger.start() - BEFORE
        if start > end:
            if end:
                yield begin, end
            begin = max(shadow.rfind(" ", end, start) + 1, end)
        if trigger.end() + AFTER > end:
            end = _space_after(shadow, trigger.end() + AFTER)
    if end:
        yield begin, end


def _space_after(shadow: str, i: int) -> int:
    space = shadow.find(" ", i)
    return len(shadow) if space < 0 else space


def pieces(line: Line) -> list[Piece]:
    """What the rules read in `line`, from left to right, at each place the longest.

    Nothing where a term must stand alone and a word can belong to none.
    """
    found: list[Piece] = []
    i, count = 0, len(line.tokens) - len(MARGIN)
    passed = 0  # the place up to which marks, labels and times of day reach
    while i < count:
        piece = None if is_dead_end(line, i) else longest(line, i)
        if piece:
            found.append(piece)
            i = piece.after
            continue
        if line.alone and i >= passed:
            passed = after_glue(line, i)
            if passed == i and line.tokens[i].word not in LINK_WORDS:
                return []
        i += 1
    return found


def is_dead_end(line: Line, i: int) -> bool:
    """Whether no rule can begin at token `i`: by its kind, or by what follows («в школе», «75 %»)."""
    kind = line.tokens[i].kind
    return kind not in BY_KIND or (kind in LEADING and line.tokens[i + 1].kind in STRANGE)


def longest(line: Line, i: int) -> Piece | None:
    """The longest reading at token `i`; of equal ones the first in firing order."""
    best: Piece | None = None
    for rule in BY_KIND[line.tokens[i].kind]:
        read = rule(line, i)
        if read and (best is None or read.after > best.after):
            best = Piece(i if read.first < 0 else read.first, read, rule.__name__)
    return best


def temporal(line: Line, piece: Piece) -> Temporal:
    """A piece with the offsets of the text."""
    read = piece.read
    start, end = line.tokens[piece.first].start, line.tokens[read.after - 1].end
    return Temporal(start, end, read.period, piece.rule, read.kind, read.governed, read.doubt)


def find_temporals(text: str, anchor: Anchor, shadow: str | None = None) -> list[Temporal]:
    """All temporal expressions of `text`, in order. `shadow` is `fold(text)` where the caller has it already."""
    if shadow is None:
        shadow = fold(text)
    found: list[Temporal] = []
    for begin, end in windows(shadow):
        line = Line(text, shadow, begin, end, anchor)
        found += [temporal(line, piece) for piece in composed(line, pieces(line))]
    return found


def read_period(text: str, anchor: Anchor) -> Temporal | None:
    """The one expression that `text` is, but for «Срок:», brackets and marks; None if anything else stands there."""
    if len(text) > LONGEST_TERM:
        return None
    line = Line(text, fold(text), 0, len(text), anchor, alone=True)
    found = composed(line, pieces(line))
    if not found or not only_glue(line, found):
        return None
    return temporal(line, merged(found))


MARKS = {"(", ")", "[", "]", '"', ",", ".", ";", ":", "-", "*", "/"}
GLUE = {*MARKS, "и", "срок", "период", "of term", "inclusive", "день недели"}
GLUE_WORDS = ("далее", "затем", "дата", "даты", "потом", "позднее")
TIME_MARKS = (":", ".", "-")


def only_glue(line: Line, found: Sequence[Piece]) -> bool:
    """Whether nothing but marks, «Срок» and times of day stands beside the pieces."""
    covered = {i for piece in found for i in range(piece.first, piece.after)}
    i = 0
    while line.kind(i) != "nothing":
        after = i + 1 if i in covered else after_glue(line, i)
        if after == i:
            return False
        i = after
    return all(piece.rule != "adjective" for piece in found)


def after_glue(line: Line, i: int) -> int:
    """The place after a mark, a word of the label or a time of day, else `i`."""
    token = line.tokens[i]
    if token.kind in GLUE or token.word in GLUE_WORDS or token.kind == "break":
        return i + 1
    j = i + (token.kind in ("в", "до", "к", "с"))
    hour, mark, minutes = line.tokens[j : j + 3]
    if hour.kind == "number" and mark.kind in TIME_MARKS and minutes.kind == "number" and len(minutes.word) == 2:
        return line.skip(j + 3, "hour")
    return j + 2 if hour.kind == "number" and mark.kind == "hour" else i


def combine(temporals: Sequence[Temporal]) -> Period:
    """Several expressions of one directive: from the first start to the last end, with the frequency."""
    counted = of_directive([piece_of(each) for each in temporals])
    return merged(counted).read.period if counted else Period()


def read_term(text: str, anchor: Anchor) -> Temporal | None:
    """The deadline that `text` is, or else what it says of terms among other words; for what a person types."""
    if found := read_period(text, anchor):
        return found
    governed = [each for each in find_temporals(text, anchor) if each.governed]
    if len(governed) < 2:
        return governed[0] if governed else None
    first, last = governed[0], governed[-1]
    doubt = "; ".join(dict.fromkeys(each.doubt for each in governed if each.doubt))
    return Temporal(first.start, last.end, combine(governed), "combine", "range", True, doubt)
