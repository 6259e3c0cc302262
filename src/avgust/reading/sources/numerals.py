"""A list's number → as it is printed, by the name of its format."""

LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""The 29 letters that Word numbers with: no ё, й, ъ, ь."""
BULLET = "•"
_SIGNS = frozenset("-–—‒−•·▪*●○◦■□►➢➤✓✔❖♦")
"""Bullets that are kept as they are printed: two signs in one document are two levels."""
_DRAWN = {"o": "◦", "\uf0a7": "▪", "\uf02d": "–", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖"}
"""Letters of Courier New and Wingdings that Word draws as signs."""
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST = 32767


def roman(number: int) -> str:
    """1 → i, 4 → iv; what Roman numerals cannot say stays decimal."""
    if not 0 < number <= _MOST:
        return str(number)
    digits = ""
    for value, letters in _ROMAN:
        digits += letters * (number // value)
        number %= value
    return digits


def repeated(number: int, letters: str) -> str:
    """Word's letters: after the last one each is doubled, then trebled: z, aa, bb."""
    if not 0 < number <= _MOST:
        return str(number)
    rounds, place = divmod(number - 1, len(letters))
    return letters[place] * (rounds + 1)


def counted_in_letters(number: int, letters: str) -> str:
    """A browser's letters: after z come aa, ab."""
    if number < 1:
        return str(number)
    word = ""
    while number:
        number, place = divmod(number - 1, len(letters))
        word = letters[place] + word
    return word


def bullet(text: str) -> str:
    """The bullet as it is printed, or the usual one for a sign of a font that we do not know; "" for none."""
    sign = text.strip()
    return _DRAWN.get(sign, sign if sign in _SIGNS else BULLET) if sign else ""
