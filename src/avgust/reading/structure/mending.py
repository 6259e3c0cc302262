"""What a scan confused, put right letter for letter: «pуководители», «2O23», «<<Центр>>»."""

import re

CONFUSED = re.compile(
    r"[^\W_]*(?:[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё]|\d[ОоЗзІIlOo]|[ОоЗзІIlOo]\d)[^\W_]*"
)


def mend(text: str, folded: str) -> str:
    """A text of the same length: in confused words the letters and digits of the folded shadow, with the text's capitals."""
    if "<<" in text or ">>" in text:
        text = text.replace("<<", " «").replace(">>", "» ")
    return CONFUSED.sub(lambda word: "".join(map(_letter, word.group(), folded[word.start() : word.end()])), text)


def _letter(letter: str, shadow: str) -> str:
    if not shadow.isalnum() or letter.lower() == shadow or letter in "ёЁ":
        return letter
    return shadow.upper() if letter.isupper() else shadow
