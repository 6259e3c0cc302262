"""Lines and trailing sentences that are a field of the duty above: «Срок: …», «Ответственный: …», a bare date."""

import re
from dataclasses import dataclass

from avgust.reading.lexicon import fields as lexicon
from avgust.reading.lexicon.patterns import choice

SIGN = r"\s*[:-]+\s*"
KINDS = {
    "term": rf"срок(?:и|ом)?(?:\s+{choice(lexicon.TERM_OF)})?(?:\s*[:,-]+\s*|\s+(?={'|'.join(lexicon.TERM_BEGINS)}))",
    "report": rf"{choice(lexicon.REPORTS)}(?:\s+(?:об?\s+исполнении|представить))?{SIGN}",
    "who": rf"{choice(lexicon.WHO)}(?:\s+{choice(lexicon.RESPONSIBLE_FOR)})?{SIGN}"
    r"|(?:отв\.|ответственн(?:ый|ая|ые))\s+(?=[а-я]+\s+[а-я]\.)",  # «Ответственный Иванова И.И.»
    "control": rf"контроль(?:\s+(?:за\s+)?(?:исполнени\w+|выполнени\w+))?{SIGN}",
    "result": rf"(?:ожидаем\w+\s+|планируем\w+\s+)?{choice(lexicon.RESULTS)}(?:\s+\w+)?{SIGN}",
    "basis": rf"{choice(lexicon.BASES)}{SIGN}",
}
FIELD = re.compile(r"\s*" + choice(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()))


@dataclass(frozen=True, slots=True)
class Field:
    """A field line: its kind and where its value stands."""

    kind: str
    start: int
    end: int


def find_field(folded: str, start: int, end: int) -> Field | None:
    """The field that `folded[start:end]` is, None where it is none."""
    hit = FIELD.match(folded, start, end)
    if not hit:
        return None
    value_end = end
    while value_end > hit.end() and folded[value_end - 1] in " ;":
        value_end -= 1
    return Field(str(hit.lastgroup), hit.end(), value_end)
