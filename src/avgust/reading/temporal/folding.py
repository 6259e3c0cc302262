"""A shadow of a text in which words are easy to recognise, letter for letter under the text.

Reads       any text
Writes      nothing
Guarantees  the shadow is as long as the text, so that its offsets are the text's; folding a shadow changes nothing
"""

import re
from collections.abc import Callable

SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
SPACES += "\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
QUOTES = "«»“”„‟‹›″"
PLAIN = {
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(QUOTES, '"'),
    "ё": "е",
}
FREQUENT = "\n\t\xa0–—«»ё"
RARE = {ord(odd): usual for odd, usual in PLAIN.items() if odd not in FREQUENT}
# Latin letters that look like Cyrillic ones, in either case: «Cpок», «маpта», «Bo втором».
TWINS = str.maketrans("abcehkmoptxy", "авсенкмортху")
# What is typed or scanned for a digit: «2O23 года», «I5 октября», «З1.05.2022».
DIGITS = str.maketrans("oозliі", "003111")
# What is scanned for a letter inside a word: «г0да», «по3днее».
LETTERS = str.maketrans("03", "оз")
WORDS_LEAST = 2  # letters, more of which make a word
LOOKS = "oозliі"

_rare = re.compile(f"[{''.join(map(chr, RARE))}]").search
_digit = re.compile("[0-9]").search
_latin = re.compile("[a-z]").search
_mixed = re.compile("[а-я][a-z]|[a-z][а-я]")
_words = re.compile("[а-яa-z]+").sub
_lone = re.compile(r"(?<![a-z0-9а-я'])[abcoky](?= [0-9а-я])").sub
# A digit that touches a letter, or stands alone between spaced letters: without one there is nothing to repair.
_touched = re.compile("[03](?:(?=[а-я])|(?<=[а-я].)|(?= [а-я] ))").search
# Inside a word, a nought before it, a three after a vowel at its end; «3октября» and «3а» are numbers.
_digit_in_word = re.compile("[а-я][03][а-я]|(?<![0-9а-я])0[а-я]{3}|[а-я]{3}[аеиоуэюя]3(?![0-9а-я])")
_spelled = re.compile("(?<![0-9а-я])0?[а-я]+(?:[03][а-я]+)*3?(?![0-9а-я])").sub
_spaced_three = re.compile("(?<= [а-я] )3(?= [а-я] )").sub
_near_digit = re.compile(f"[0-9][{LOOKS}]|[{LOOKS}][0-9]")
_date = re.compile(
    rf"(?<![0-9a-zа-я])[0-9{LOOKS}]{{1,2}}\. ?[0-9{LOOKS}]{{1,2}}\. ?"
    rf"(?:[0-9{LOOKS}]{{4}}|[0-9{LOOKS}]{{2}})(?![0-9a-zа-я])"
).sub
# Not in the number of an act: «№ 196З».
_number = re.compile(rf"(?<![a-zа-я0-9№])(?<!№ )(?=[{LOOKS}]{{0,4}}[0-9])[0-9{LOOKS}]{{2,12}}(?![a-zа-я0-9])").sub
# A letter alone that can only be a figure: «не менее З групп», «с l сентября», «с l по 20 мая», «в l полугодии».
_three = re.compile("(?<![a-zа-я0-9.,-])(?<! [а-я] )з(?= [а-я])(?! [а-я] )").sub
_one = re.compile(r"(?<![a-zа-я0-9.,-])[liі](?= (?:по [0-9]|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек))").sub
_first = re.compile("(?<![a-zа-я0-9])[lі](?= (?:полуг|кв))").sub

REACH = 24  # characters around a doubtful one that a repair may look at


def lower(text: str) -> str:
    """Lower case without a change of length («İ» stays)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def plain(text: str) -> str:
    """One kind of space, dash and quotation mark, and no «ё»."""
    for odd in FREQUENT:
        if odd in text:
            text = text.replace(odd, PLAIN[odd])
    return text.translate(RARE) if _rare(text) else text


def cyrillic(text: str) -> str:
    """Latin letters that stand for Cyrillic ones in a Russian word, or alone before one («c 1 сентября»)."""
    if not _latin(text):
        return text
    text = around(text, _mixed, lambda part: _words(_repaired, part))
    return _lone(lambda letter: letter[0].translate(TWINS), text)


def _repaired(word: re.Match[str]) -> str:
    return word[0].translate(TWINS) if _mixed.search(word[0]) else word[0]


def letters(text: str) -> str:
    """Digits that stand for letters in a word: «0бразования», «обра3ования», «г0да», «п р и к а 3»."""
    if not _touched(text):
        return text
    text = around(text, _digit_in_word, lambda part: _spelled(_with_letters, part))
    return _spaced_three("з", text)


def _with_letters(word: re.Match[str]) -> str:
    return word[0].translate(LETTERS) if sum(map(str.isalpha, word[0])) > WORDS_LEAST else word[0]


def figures(text: str) -> str:
    """A letter alone that stands for a figure."""
    if " з " in text or text.startswith("з "):
        text = _three("3", text)
    if " l " in text or " і " in text or " i " in text or text.startswith(("l ", "i ", "і ")):
        text = _first("i", _one("1", text))
    return text


def digits(text: str) -> str:
    """Letters that stand for digits in a number."""
    text = figures(text)
    return around(text, _near_digit, _numbers) if _digit(text) else text


def _numbers(part: str) -> str:
    part = _date(lambda date: date[0].translate(DIGITS), part)
    return _number(lambda number: number[0].translate(DIGITS), part)


def around(text: str, doubtful: re.Pattern[str], repair: Callable[[str], str]) -> str:
    """`text` with `repair` done on the words around each doubtful place; the rest is not looked at."""
    pieces: list[str] = []
    at, start, end = 0, -1, -1
    for hit in doubtful.finditer(text):
        if start < 0 or hit.start() - REACH > end:
            if start >= 0:
                pieces += [text[at:start], repair(text[start:end])]
                at = end
            start = max(text.rfind(" ", at, max(hit.start() - REACH, at)), at)
        if hit.end() + REACH > end:
            end = _space(text, hit.end() + REACH)
    if start < 0:
        return text
    return "".join([*pieces, text[at:start], repair(text[start:end]), text[end:]])


def _space(text: str, i: int) -> int:
    """The first space from `i` on, or the end."""
    space = text.find(" ", i)
    return len(text) if space < 0 else space


def fold(text: str) -> str:
    """The shadow of `text`."""
    return digits(letters(cyrillic(plain(lower(text)))))
