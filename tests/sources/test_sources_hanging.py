"""Items whose words hang under a tab, where first lines of paragraphs begin just as far in; bullets one in another."""

from avgust.reading.blocks import Paragraph
from avgust.reading.sources.pages.layout import layout
from avgust.reading.sources.pages.page import Page, Word

LETTER, HIGH, EDGE, IN = 6.0, 12.0, 50.0, 35.4  # points: of a letter, of a line; the margin, and how far in lines begin
WIDE = 75  # letters of a full line


def page(*lines: str) -> Page:
    """A page of lines; «>» in front of a line begins it further in, «|» is a tab to the same place."""
    words = []
    for row, line in enumerate(lines):
        left = EDGE + IN * (len(line) - len(line.lstrip(">")))
        for word in line.lstrip(">").split():
            if word == "|":
                left = EDGE + IN
                continue
            top = 60 + 15 * row
            words.append(Word(word, left, top, left + LETTER * len(word), top + HIGH, size=HIGH))
            left += LETTER * (len(word) + 1)
    return Page(1, 595, 842, tuple(words))


def paragraphs(*lines: str) -> list[Paragraph]:
    parts, _, _ = layout([page(*lines)])
    return [part for part in parts if isinstance(part, Paragraph)]


FULL = "слово за словом до самого конца строки так что больше ничего не войдёт"
BODY = (f">{FULL[:-7]}", FULL, "и конец абзаца.", f">{FULL[:-7]}", FULL, "и конец другого.")


def test_lines_under_a_tab_belong_to_their_item() -> None:
    found = paragraphs(
        *BODY, f"1. | {FULL[:-6]}", f">{FULL[:-6]}", ">до первого мая.", f"2. | {FULL[:-6]}", ">до июня."
    )
    assert [part.text[:2] for part in found[2:]] == ["1.", "2."]
    assert found[2].text.endswith("до первого мая.")


def test_what_follows_a_lead_in_is_a_paragraph_of_its_own() -> None:
    lead = f"1. | {FULL[:50]} организаций:"
    found = paragraphs(*BODY, lead, f">продолжить {FULL[:-20]}", "и конец.", ">организовать смотр;")
    assert [part.text.split()[0] for part in found[2:]] == ["1.", "продолжить", "организовать"]


def test_a_lead_in_after_a_finished_item_begins_anew() -> None:
    found = paragraphs(*BODY, f"1. | {FULL[:-6]}", f">{FULL[:40]} образования.", ">Образовательным организациям:")
    assert [part.text.split()[0] for part in found[2:]] == ["1.", "Образовательным"]


def test_bullets_further_in_are_deeper() -> None:
    found = paragraphs("– провести смотр:", ">– в школах;", ">– в садах;", "– открыть музей.")
    assert [part.indent for part in found] == [0, 2, 2, 0]


def test_a_left_column_that_ends_below_the_right_one_is_read_before_it() -> None:
    short = FULL[:33]
    rows = [f"{short} | {short}" for _ in range(12)]
    words: list[Word] = []
    for row, line in enumerate([*rows, short, short, "и всё."]):
        for column, part in enumerate(line.split(" | ")):
            left, top = 50.0 + 260 * column, 60.0 + 15 * row + (28 if row >= len(rows) else 0)
            for word in part.split():
                words.append(Word(word, left, top, left + LETTER * len(word), top + HIGH, size=HIGH))
                left += LETTER * (len(word) + 1)
    parts, _, _ = layout([Page(1, 595, 842, tuple(words))])
    text = " ".join(part.text for part in parts if isinstance(part, Paragraph))
    assert len(text[: text.index("и всё.")]) > len(text) / 2
    assert not text.endswith("и всё.")
