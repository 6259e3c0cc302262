"""What a scan confused, put right letter for letter: «pуководители», «2O23», «<<Центр>>»."""

import re

# Latin letters and digits are rare, so they are found first and their neighbours are looked at.
CONFUSED = re.compile(
    r"[A-Za-z\d](?:(?<=[А-Яа-яЁё][A-Za-z])|(?<=[A-Za-z])(?=[А-Яа-яЁё])"  # «pуководители»
    r"|(?<=[ОоЗзІIlOo]\d)|(?<=\d)(?=[ОоЗзІIlOo])"  # «2O23»
    r"|(?<=[А-Яа-яЁё][03])(?=[А-Яа-яЁё])|(?<=\b0)(?=[А-Яа-яЁё]{3}))"  # «шк0лам», «0тделу»
)
WORD = re.compile(r"[^\W_]*")
LONGEST = 64  # letters of a word


def mend(text: str, folded: str) -> str:
    """A text of the same length: confused words get the letters and digits of the folded shadow, and keep capitals."""
    if "<<" in text or ">>" in text:
        text = text.replace("<<", " «").replace(">>", "» ")
    pieces, at = [], 0
    for hit in CONFUSED.finditer(text):
        if hit.start() < at:
            continue
        start = _start_of_word(text, hit.start(), at)
        end = WORD.match(text, hit.end(), hit.end() + LONGEST).end()  # type: ignore[union-attr]
        pieces += [text[at:start], _word(text[start:end], folded[start:end])]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _start_of_word(text: str, i: int, least: int) -> int:
    least = max(least, i - LONGEST)
    while i > least and text[i - 1].isalnum():
        i -= 1
    return i


def _word(word: str, shadow: str) -> str:
    """Capitals as they are; a digit becomes a capital at the start and among capitals."""
    capitals = word.isupper()
    return "".join(_letter(a, b, capitals or not i) for i, (a, b) in enumerate(zip(word, shadow, strict=True)))


def _letter(letter: str, shadow: str, capital: bool) -> str:
    if not shadow.isalnum() or letter.lower() == shadow or letter in "ёЁ":
        return letter
    return shadow.upper() if letter.isupper() or (letter.isdigit() and capital) else shadow
