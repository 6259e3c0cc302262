"""Whether the text layer of a page can be believed: glyph codes, wrong encodings, words without spaces, look-alikes.

A page is judged by all its words together, so that a formula, a code or an English name does not condemn it.
"""

import re
from collections.abc import Sequence

from avgust.reading.sources.pages.page import Page
from avgust.reading.sources.russian import strangeness

_FEWEST = 40  # signs that tell anything
_CODES = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\ufffe\u0080-\u009f]")
_BULLETS = re.compile(r"^[\uf000-\uf0ff]$")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_MIXED = re.compile(r"[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё]")
_LATIN_1 = re.compile("[\u00a1-\u00aa\u00ac-\u00b1\u00b4-\u00b6\u00b8-\u00ba\u00bc-\u00ff\u0100-\u036f]")
_RUN = re.compile(r"[А-Яа-яЁё]+")
_MOST_CODES, _MOST_LATIN_1, _MOST_MIXED, _MOST_LONG = 0.08, 0.2, 0.3, 0.2
_LONG = 25  # letters; few Russian words are longer
_STRANGE, _POOR = 5.4, 4.9  # bits a letter, above which a text, a recognised one is none; Russian has 3 to 4.7


def page_is_broken(page: Page, recognised: bool = False) -> bool:
    """Whether what the page's words say is no text; False for a page with few words, whatever they are.

    recognised  whether the words lie unseen under a picture: such a layer must be good, for it can be made anew
    """
    words = [word.text for word in page.words if not _BULLETS.match(word.text)]
    return text_is_broken(words, _POOR if recognised else _STRANGE)


def text_is_broken(words: Sequence[str], most: float = _STRANGE) -> bool:
    """The same for words."""
    letters = sum(map(len, words))
    if letters < _FEWEST:
        return False
    text = " ".join(words)
    codes = sum(len(hit[0]) for hit in _CODES.finditer(text))
    if codes > _MOST_CODES * letters or len(_LATIN_1.findall(text)) > _MOST_LATIN_1 * letters:
        return True
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic < 0.3 * letters:
        return False
    runs = _RUN.findall(text)
    long = sum(len(run) for run in runs if len(run) > _LONG)
    mixed = sum(1 for word in text.split() if _MIXED.search(word))
    spoken = sum(1 for word in text.split() if _CYRILLIC.search(word))
    return long > _MOST_LONG * cyrillic or mixed > _MOST_MIXED * spoken or strangeness(_sample(text)) > most


def _sample(text: str) -> str:
    """Not the capitals of headings: pairs of letters are counted over running text."""
    return " ".join(word for word in text.split() if not word.isupper())[:4000]
