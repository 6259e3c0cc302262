"""Bytes → text: UTF-8 first, then UTF-16, then the Russian one-byte encodings by how Russian the result looks."""

import codecs
import re

from avgust.kernel.findings import Finding
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.russian import strangeness

ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_NAMES = {
    "cp1251": "windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP866 (DOS)",
    "mac-cyrillic": "Mac Cyrillic",
    "iso8859-5": "ISO 8859-5",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-8": "UTF-8 с ошибками",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_LOOKED_AT = 4096
_SAMPLE = 20_000
_DOUBTFUL = 7.5
_CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_UNSEEN = "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNPRINTED = re.compile(f"[{_CONTROLS}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile(f"[{_CONTROLS}{_UNSEEN}\ud800-\udfff]")


def decode(data: bytes, place: str, limits: Limits) -> tuple[str, list[Finding]]:
    """The text and what was guessed. The encoding that a page names is asked after strict UTF-8."""
    text, findings = _decoded(data, place, _named_inside(data))
    if len(text) > limits.characters:
        raise refusal("too-large", place, f"больше {counted(limits.characters)} знаков")
    return clean(text, findings)


def _decoded(data: bytes, place: str, named: str) -> tuple[str, list[Finding]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), []
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), [_guessed(wide)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, findings = _not_utf8(data, place, named, error.start)
    else:
        findings = []
    _refuse_binary(data, place)
    return text, findings


def _named_inside(data: bytes) -> str:
    """The encoding that a page names in its first lines, «charset=windows-1251»."""
    named = _CHARSET.search(data[:_LOOKED_AT])
    return named[1].decode("ascii") if named else ""


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte is 00 or 04 (Latin, Cyrillic) or 20–22 (dashes, signs)."""
    sample = data[: _SAMPLE * 2]
    if len(data) < 4 or len(data) % 2 or (b"\x04" not in sample and b"\x00" not in sample):
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = len(high.translate(None, b"\x00\x04\x20\x21\x22"))
        if low <= len(high) // 50 and len(high.translate(None, b"\x00\x04")) < len(high) * 0.4:
            return encoding
    return ""


def _refuse_binary(data: bytes, place: str) -> None:
    """More than one control byte in a hundred is no text, whatever the name says."""
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls * 100 > len(sample) and controls > 3:
        raise refusal("unknown-binary", place)


def _not_utf8(data: bytes, place: str, named: str, error: int) -> tuple[str, list[Finding]]:
    """What is not strictly UTF-8: damaged UTF-8 if most of its letters are sound, else a one-byte encoding."""
    _refuse_binary(data, place)
    sample = data[max(0, error - _SAMPLE) : error + _SAMPLE]
    broken = sample.decode("utf-8", "replace")
    if len(sample) - len(broken) > 8 * broken.count("\ufffd"):
        return data.decode("utf-8", "replace"), [_guessed("utf-8")]
    encoding = _named_one_byte(named)
    if encoding:
        return data.decode(encoding, "replace"), []
    return _one_byte(data)


def _named_one_byte(named: str) -> str:
    """The name as Python knows it, if it is a one-byte encoding that a page may name."""
    try:
        encoding = codecs.lookup(named).name if named else ""
    except (LookupError, ValueError):
        return ""
    return encoding if encoding in ONE_BYTE or encoding.startswith(("cp125", "iso8859", "koi8")) else ""


def _one_byte(data: bytes) -> tuple[str, list[Finding]]:
    sample = _letters_sample(data)
    costs = {encoding: strangeness(sample.decode(encoding, "replace")) for encoding in ONE_BYTE}
    best = min(ONE_BYTE, key=costs.__getitem__)
    return data.decode(best, "replace"), [_guessed(best, doubtful=costs[best] > _DOUBTFUL)]


def _letters_sample(data: bytes) -> bytes:
    """Some thousand bytes around the first letters that are not ASCII."""
    letter = re.search(rb"[\x80-\xff]", data)
    start = letter.start() if letter else 0
    return data[max(0, start - 100) : start + _SAMPLE]


def _guessed(encoding: str, doubtful: bool = False) -> Finding:
    words = f"Кодировка определена по буквам: {_NAMES[encoding]}"
    if doubtful:
        return Finding("encoding-doubtful", "doubt", words + "; текст мало похож на русский, проверьте его")
    return Finding("encoding-guessed", "note", words)


def without_unseen(text: str) -> str:
    """Without control and invisible characters, for text that a format wrote as entities."""
    return _UNPRINTED.sub("", _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", text)))


def clean(text: str, findings: list[Finding]) -> tuple[str, list[Finding]]:
    """Without control and invisible characters; the lost and the unreadable ones are counted in findings."""
    dropped = 0
    if _UNCLEAN.search(text):
        text, dropped = _UNPRINTED.subn("", _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", text)))
    if dropped:
        findings.append(Finding("control-characters", "note", f"Удалены управляющие знаки: {dropped}"))
    unreadable = text.count("\ufffd")
    if unreadable:
        findings.append(
            Finding("unreadable-characters", "warning", f"Знаки не прочитаны и показаны как «\ufffd»: {unreadable}")
        )
    return text, findings
