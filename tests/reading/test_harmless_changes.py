"""What makes no difference to a person makes none to the reading: spaces, dashes, quotes, bullets, signs of numbers."""

import json
import re

import pytest
from mutations import texts

from avgust.reading import Reading, read_text

BULLET = re.compile(r"^([ \t]*)([-–—•])[ \t]+(?=[^\W\d])", re.MULTILINE)


def bulleted(text: str, sign: str) -> str:
    """With another bullet, unless the document tells levels by them."""
    return BULLET.sub(rf"\1{sign}", text) if len({hit[1] for hit in BULLET.findall(text)}) == 1 else text


DOCUMENTS = {name: text for name, text in texts().items() if not text.startswith(("#", "**"))}  # no Markdown
HARMLESS = {
    "spaces that do not break": lambda text: text.replace(" ", "\xa0"),
    "spaces at the ends of lines": lambda text: text.replace("\n", "   \n"),
    "the line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a mark of the byte order": lambda text: "\ufeff" + text,
    "short dashes": lambda text: text.replace("–", "-").replace("—", "-"),
    "long dashes": lambda text: text.replace("–", "—"),
    "soft hyphens": lambda text: re.sub(r"([а-я]{3})([а-я]{4})", "\\1\u00ad\\2", text),
    "no space behind «№»": lambda text: text.replace("№ ", "№"),
    "no space behind a number": lambda text: re.sub(r"(?m)^(\s*\d+(?:\.\d+)*\.)[ \t]+", r"\1", text),
    "no space before «%»": lambda text: re.sub(r"(\d) %", r"\1%", text),
    "«г.» for «года»": lambda text: re.sub(r"(\d{4}) года\b", r"\1 г.", text),
    "other bullets": lambda text: bulleted(text, "• "),
    "bullets that touch the word": lambda text: bulleted(text, "-"),
}
# These cost a name or a heading here and there; so much of the duties with their terms must stay the same.
NEARLY_HARMLESS = {
    "two spaces between words": (lambda text: text.replace(" ", "  "), 0.93),
    "no blank lines": (lambda text: re.sub(r"\n\s*\n+", "\n", text), 0.95),
    "straight quotes": (lambda text: re.sub("[«»„“]", '"', text), 0.97),
    "no dots above «ё»": (lambda text: text.replace("ё", "е").replace("Ё", "Е"), 0.99),
}


def plain(words: str) -> str:
    """Without what the changes change."""
    words = re.sub(r"[\u00ad\ufeff]", "", words.lower().replace("ё", "е"))
    words = re.sub(r"(?<=\d)\s?г(?:ода|\.)?(?![а-я])", " г", words)
    return " ".join(re.sub(r"[-–—«»„“\"№%.\s]+", " ", words).split())


def said(reading: Reading) -> list[str]:
    """Each duty with its addressees, days, values and acts, in short."""
    return [
        json.dumps(
            [
                plain(d.text),
                [plain(a.name) for a in d.addressees],
                d.deadline and (d.deadline.start, d.deadline.end, d.deadline.freq),
                [(t.value, t.unit, t.by) for t in d.targets],
                [(r.number, r.date) for r in d.references],
            ],
            ensure_ascii=False,
        )
        for d in reading.directives
    ]


@pytest.fixture(scope="module")
def before():
    return {name: said(read_text(text)) for name, text in DOCUMENTS.items()}


@pytest.mark.parametrize("change", HARMLESS)
def test_a_harmless_change_of_a_golden_document_changes_nothing(change, before):
    for name, text in DOCUMENTS.items():
        assert said(read_text(HARMLESS[change](text))) == before[name], name


@pytest.mark.parametrize("change", NEARLY_HARMLESS)
def test_a_nearly_harmless_change_leaves_nearly_all_the_same(change, before):
    make, least = NEARLY_HARMLESS[change]
    kept = total = 0
    for name, text in DOCUMENTS.items():
        now = said(read_text(make(text)))
        kept += len(set(now) & set(before[name]))
        total += len(set(before[name]))
    assert kept >= least * total, kept / total
