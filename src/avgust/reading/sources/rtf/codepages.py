"""The code pages and the symbol fonts of RTF: which byte is which character."""

import codecs
import re

ANSI = "cp1252"
CYRILLIC = "cp1251"
SYMBOL = "symbol"
"""Stands for the code page of a font of signs: its bytes are signs of the font, kept from U+F000 on."""
_CHARSETS = {
    2: SYMBOL,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: CYRILLIC,
    222: "cp874",
    238: "cp1250",
    254: "cp437",
}
"""By \\fcharset. Of 0 and 1 nothing is known: the code page of the document serves."""
_NAMED = {10000: "mac_roman", 10007: "mac_cyrillic", 20866: "koi8_r", 65001: "utf_8", 936: "gbk", 28595: "iso8859_5"}
WORDS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SIGN = re.compile("[\uf000-\uf0ff]")
_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0b0": "°", "\uf0b1": "±"}
_SIGNS |= {"\uf0a3": "≤", "\uf0b3": "≥", "\uf0b4": "×", "\uf0d7": "·", "\uf020": " ", "\uf0a0": " "}


def of_charset(charset: int | None) -> str | None:
    """The codec of a font with this \\fcharset."""
    return _CHARSETS.get(charset or 0)


def of_page(page: int | None) -> str | None:
    """The codec of a code page, if there is one."""
    name = _NAMED.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name if page and 0 < page < 70_000 else None
    except LookupError:
        return None


def decoded(data: bytes, codec: str) -> str:
    """The characters of bytes; those of a symbol font that are no ASCII sign lie from U+F000 on."""
    if codec == SYMBOL:
        return "".join(chr(byte) if byte < 0x40 else chr(0xF000 + byte) for byte in data)
    return data.decode(codec, "replace")


def drawn(text: str) -> str:
    """With the signs of symbol fonts as they look, a bullet for those that we do not know."""
    return _SIGN.sub(lambda found: _SIGNS.get(found[0], "•"), text) if _SIGN.search(text) else text
