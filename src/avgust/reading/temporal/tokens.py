"""A stretch of text as tokens: numbers, the words of `words`, marks, and everything else.

Reads       the text and its shadow
Writes      nothing
Guarantees  tokens in order, with the offsets of the text; beyond either end a reader meets `NOTHING`
"""

import re
from typing import NamedTuple

from avgust.reading.temporal.model import Anchor
from avgust.reading.temporal.words import WORDS, misspelt_month


class Token(NamedTuple):
    """One word, number or mark.

    kind   `number` (up to three digits), `year` (four digits), a kind of `words`, the mark itself (`.`), `break` (an
           empty line or a tab), `other`
    value  the number, or what the word means
    typo   whether the word was repaired
    """

    kind: str
    value: int
    start: int
    end: int
    word: str
    typo: bool = False


NOTHING = Token("nothing", 0, -1, -1, "")
BREAK = Token("break", 0, -1, -1, "")
MARGIN = (NOTHING,) * 24
_tokens = re.compile(
    r"1[уv](?![a-zа-я0-9])|([0-9]+)(?:-(?:ого|го|ое|ому|му|ый|ой|ом|ти|мя|[ейяюмхи])(?![а-я])|(?:ого|го|ое|ти|х)(?![а-я]))?"
    r"|[a-zа-яѐ-џⅰ-ⅳ]+|[^ *]"
).finditer
# Years that offices write about; others of four digits are numbers of something.
ONES = frozenset("iіl")
FIRST_YEAR, LAST_YEAR = 1700, 2100


class Line:
    """Tokens between two offsets of a text, with what relative words are relative to.

    alone  whether the text is nothing but a term, so that «15.09» is a date
    """

    __slots__ = ("alone", "anchor", "kinds", "shadow", "text", "tokens")

    def __init__(self, text: str, shadow: str, begin: int, end: int, anchor: Anchor, alone: bool = False) -> None:
        self.text = text
        self.shadow = shadow
        self.anchor = anchor
        self.alone = alone
        self.tokens = (*tokenised(text, shadow, begin, end), *MARGIN)
        self.kinds: frozenset[str] | None = None

    def kind(self, i: int) -> str:
        """The kind of token `i`."""
        return self.tokens[i].kind

    def has(self, kind: str) -> bool:
        """Whether any token is of `kind`."""
        if self.kinds is None:
            self.kinds = frozenset(token.kind for token in self.tokens)
        return kind in self.kinds

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return self.tokens[i].start == self.tokens[i - 1].end

    def skip(self, i: int, kind: str) -> int:
        """The place after token `i` if it is of `kind`, else `i`."""
        return i + (self.tokens[i].kind == kind)


def tokenised(text: str, shadow: str, begin: int, end: int) -> list[Token]:
    """The tokens of `shadow[begin:end]`."""
    tokens: list[Token] = []
    last = begin
    for match in _tokens(shadow, begin, end):
        start, after = match.span()
        if start > last and (start - last > 1 or text[last] == "\t") and parted(text, last, start):
            tokens.append(BREAK)
        last = after
        token = _token(match[0], match[1], start, after, tokens)
        if len(tokens) > 1 and tokens[-1].kind == "-" and (whole := rejoined(text, tokens, token)):
            del tokens[-2:]
            token = whole
        tokens.append(token)
    return tokens


def parted(text: str, last: int, start: int) -> bool:
    """Whether an empty line or the edge of a cell lies between two tokens."""
    if start - last < 2:
        return start > last and text[last] == "\t"
    return text.count("\n", last, start) > 1 or "\t" in text[last:start]


def rejoined(text: str, tokens: list[Token], rest: Token) -> Token | None:
    """The word that the end of a line divides: «сен-» and «тября»."""
    head, dash = tokens[-2:]
    if head.end != dash.start or "\n" not in text[dash.end : rest.start]:
        return None
    kind, value = WORDS.get(head.word + rest.word, ("", 0))
    return Token(kind, value, head.start, rest.end, head.word + rest.word) if kind else None


def _token(word: str, digits: str | None, start: int, end: int, before: list[Token]) -> Token:
    if digits:
        return _number(word, digits, start, end)
    kind, value = WORDS.get(word, ("", 0))
    if kind:
        return Token(kind, value, start, end, word)
    if len(word) == 1:
        return Token("other" if word.isalpha() else word, 0, start, end, word)
    if len(word) < 4 and ONES.issuperset(word):  # «ІІI» in letters of two alphabets
        return Token("roman", len(word), start, end, word)
    if before and before[-1].kind in ("number", "ordinal", "в", "к", "до") and (month := misspelt_month(word)):
        return Token("month", month, start, end, word, True)
    return Token("other", 0, start, end, word)


def _number(word: str, digits: str, start: int, end: int) -> Token:
    if len(digits) <= 3:
        return Token("number", int(digits), start, end, word)
    value = int(digits) if len(digits) == 4 else 0
    kind = "year" if FIRST_YEAR <= value < LAST_YEAR else "other"
    return Token(kind, value, start, end, word)
