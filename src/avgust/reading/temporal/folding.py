"""A shadow of a text in which words are easy to recognise, letter for letter under the text.

Reads       any text
Writes      nothing
Guarantees  the shadow is as long as the text, so that its offsets are the text's; folding a shadow changes nothing
"""

import re

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
# Latin letters that look like Cyrillic ones, in either case: «Cpок», «маpта», «Bo втором».
TWINS = str.maketrans("abcehkmoptxy", "авсенкмортху")
# What is typed or scanned for a digit: «2O23 года», «I5 октября», «З1.05.2022».
DIGITS = str.maketrans("oозliі", "003111")
LOOKS = "oозliі"

_latin = re.compile("[a-z]").search
_mixed = re.compile("[а-я][a-z]|[a-z][а-я]").search
_words = re.compile("[а-яa-z]+").sub
_lone = re.compile(r"(?<![a-z0-9а-я'])[abcoky](?= [0-9а-я])").sub
_near_digit = re.compile(f"[0-9][{LOOKS}]|[{LOOKS}][0-9]").search
# Not in the number of an act: «№ 196З».
_dotted = re.compile(rf"(?<![0-9a-zа-я])[0-9{LOOKS}]{{1,2}}\. ?[0-9{LOOKS}]{{1,2}}\. ?(?:[0-9{LOOKS}]{{4}}|[0-9{LOOKS}]{{2}})(?![0-9a-zа-я])").sub
# A letter alone that can only be a digit: «не менее З групп», «с l сентября», «в l полугодии».
_alone = re.compile(r"(?<![a-zа-я0-9.,-])(?<! [а-я] )з(?= [а-я])(?! [а-я] )|(?<![a-zа-я0-9.,-])[lіi|](?= (?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек))").sub
_half = re.compile(r"(?<![a-zа-я0-9])[lі|](?= (?:полуг|квар|кв))").sub
_number = re.compile(rf"(?<![a-zа-я0-9№])(?<!№ )(?=[{LOOKS}]{{0,4}}[0-9])[0-9{LOOKS}]{{2,12}}(?![a-zа-я0-9])").sub


def lower(text: str) -> str:
    """Lower case without a change of length («İ» stays)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def plain(text: str) -> str:
    """One kind of space, dash and quotation mark, and no «ё»."""
    for odd, usual in PLAIN.items():
        if odd in text:
            text = text.replace(odd, usual)
    return text


def cyrillic(text: str) -> str:
    """Latin letters that stand for Cyrillic ones in a Russian word, or alone before one («c 1 сентября»)."""
    if not _latin(text):
        return text
    if _mixed(text):
        text = _words(_repaired, text)
    return _lone(lambda letter: letter[0].translate(TWINS), text)


def _repaired(word: re.Match[str]) -> str:
    return word[0].translate(TWINS) if _mixed(word[0]) else word[0]


def digits(text: str) -> str:
    """Letters that stand for digits in a number."""
    text = _half("i", _alone(lambda letter: letter[0].translate(DIGITS), text))
    if not _near_digit(text):
        return text
    text = _dotted(lambda day: day[0].translate(DIGITS), text)
    return _number(lambda number: number[0].translate(DIGITS), text)


def fold(text: str) -> str:
    """The shadow of `text`."""
    return digits(cyrillic(plain(lower(text))))
