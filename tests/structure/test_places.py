"""Words on pages keep their places: each field has a box for every printed line of it, and the least of its confidences."""

from avgust.reading.blocks import Address, Box, Paragraph, SourceText, Spot
from avgust.reading.pipeline import read_source

LINE, WIDE, HIGH = 40, 6.0, 12.0  # characters of a line; points of a character and of a line
HEAD = "РЕЗОЛЮЦИЯ конференции от 27 августа 2021 года. Участники рекомендуют:"
DUTY = "1. Отделу образования провести опрос родителей о питании в школах до 1 октября 2021 года."


def printed(text: str, page: int, number: int, unsure: str = "") -> Paragraph:
    """The text as a page prints it, so many characters a line; words of `unsure` were recognised with 40 per cent."""
    spots, at = [], 0
    for word in text.split(" "):
        row, column = divmod(at, LINE)
        box = Box(page, column * WIDE, row * HIGH, (column + len(word)) * WIDE, (row + 1) * HIGH)
        spots.append(Spot(at, at + len(word), box, 40 if unsure and word in unsure.split() else 95))
        at += len(word) + 1
    return Paragraph(text, Address("paragraph", number), spots=tuple(spots))


def reading(unsure: str = ""):
    return read_source(SourceText("scan", (printed(HEAD, 1, 1), printed(DUTY, 2, 2, unsure))))


def test_a_field_on_one_line_has_one_box_round_its_words():
    (directive,) = reading().directives
    (addressee,) = directive.addressees
    (box,) = addressee.source.address.boxes
    begin = DUTY.index("Отделу")
    assert box == Box(2, begin * WIDE, 0.0, (begin + len("Отделу образования")) * WIDE, HIGH)


def test_a_field_over_several_lines_has_a_box_for_each():
    (directive,) = reading().directives
    boxes = directive.source.address.boxes
    assert [(box.page, box.top) for box in boxes] == [(2, row * HIGH) for row in range(len(boxes))]
    assert len(boxes) == -(-len(DUTY) // LINE)


def test_the_least_sure_word_tells_how_sure_a_field_is():
    (directive,) = reading("октября").directives
    assert directive.deadline.source.address.confidence == 40
    assert directive.addressees[0].source.address.confidence == 95


def test_the_page_stands_in_the_words_of_an_address():
    (directive,) = reading().directives
    assert directive.source.address.words() == "с. 2, абзац 2"


def test_a_field_that_the_recognition_was_not_sure_of_is_a_doubt():
    assert "unsure-words" in {finding.code for finding in reading("октября").findings}
    assert "unsure-words" not in {finding.code for finding in reading().findings}
