"""The pages show every field under its words; the words, the text and the pages stay as they were."""

import io
import json
import random
import re
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from drawn_page import BARS, SCALE, barred, place_of, remarks, rendered, source, texts
from PIL import Image, ImageDraw, ImageFont

from avgust.kernel.errors import AvgustError
from avgust.reading import pipeline
from avgust.reading.annotation import annotate, pages
from avgust.reading.annotation.kinds import KINDS
from avgust.reading.annotation.letters import UNKNOWN, outlines, width_of
from avgust.reading.annotation.marks import chips_of, marks_of
from avgust.reading.annotation.pdf import to_pdf
from avgust.reading.annotation.placed import Placed
from avgust.reading.blocks import Address, Box, Paragraph, SourceText, Spot
from avgust.reading.sources.programs import soffice
from avgust.reading.sources.programs.running import find_program
from avgust.reading.structure.places import Places

HOME = Path(__file__).parents[2]
SAMPLE = HOME / "examples" / "resolution.docx"
PAPERS = [(0, None), (90, None), (180, None), (270, None), (0, (40, 60, 520, 760)), (90, (40, 60, 520, 760))]
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SCANNED = "РЕЗОЛЮЦИЯ\n1. Школам провести смотр до 1 октября 2026 года.\n2. Отделу обновить сайт до 1 мая 2027 года."
needs_tesseract = pytest.mark.skipif(
    find_program("tesseract") is None or not Path(FONT).exists(), reason="tesseract or the font is not installed"
)
needs_soffice = pytest.mark.skipif(soffice.find_soffice() is None, reason="LibreOffice is not installed")


@cache
def drawn(turn: int, cut) -> tuple[bytes, bytes, pipeline.Reading]:
    before = barred(BARS, turn, cut)
    read = source(turn, cut)
    plain = pipeline.plain_text(read)
    reading = pipeline.read_plain(plain, read)
    return before, to_pdf(before, reading, plain), reading


@cache
def printed_sample() -> bytes:
    return pages.pages_of(SAMPLE.read_bytes(), SAMPLE.name)[0]


def inside(box, picture: np.ndarray) -> np.ndarray:
    return picture[
        round(box.top * SCALE) : round(box.bottom * SCALE), round(box.left * SCALE) : round(box.right * SCALE)
    ]


@pytest.mark.parametrize(("turn", "cut"), PAPERS)
def test_grounds_lie_under_the_words_and_the_words_stay(turn, cut):
    """Black stays black within the box of every mark, on pages that are turned and cut too; a line runs below it."""
    before, after, reading = drawn(turn, cut)
    old, new = rendered(before), rendered(after)
    assert old.shape == new.shape
    marks = marks_of(reading)
    assert {"duty", "who", "when", "about"} <= {mark.kind for mark in marks}
    for mark in marks:
        for box in mark.source.address.boxes:
            assert (inside(box, old)[2:-2, 2:-2] < 60).all() and (inside(box, new)[2:-2, 2:-2] < 60).all()
            below = new[round(box.bottom * SCALE) : round((box.bottom + 4) * SCALE), round((box.left + 5) * SCALE)]
            assert KINDS[mark.kind].line == "none" or (below < 250).any()


@pytest.mark.parametrize(("turn", "cut"), PAPERS)
def test_grounds_colour_what_is_white_and_nothing_else_changes(turn, cut):
    """On an empty page the boxes have their colours; far from the boxes, labels and legend all is white."""
    _, _, reading = drawn(turn, cut)
    read = source(turn, cut)
    new = rendered(to_pdf(barred([], turn, cut), reading, pipeline.plain_text(read)))
    untouched = np.ones(new.shape[:2], bool)
    for mark in marks_of(reading):
        for box in mark.source.address.boxes:
            colour = [int(KINDS[mark.kind].ground[i : i + 2], 16) for i in (1, 3, 5)]
            middle = inside(box, new)[round(4 * SCALE), round(5 * SCALE)]
            assert (middle <= np.array(colour) + 1).all() and middle.min() > 150
            top, bottom = round((box.top - 4) * SCALE), round((box.bottom + 5) * SCALE)
            untouched[top:bottom, round((box.left - 60) * SCALE) : round((box.right + 2) * SCALE)] = False
    untouched[-30 * SCALE :] = False
    assert (new[untouched] == 255).all()
    assert (new[-30 * SCALE :] < 200).any()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(turn):
    """Its words are shown level again, with their grounds."""
    row = {90: (1, 0, 1), 180: (-1, 0, 0), 270: (-1, 0, 1)}[turn]
    bars = [(300 + row[0] * (1 - row[2]) * i * 70, 400 + row[0] * row[2] * i * 70, 60) for i in range(3)]
    words = ("Школам", "провести", "смотр.")
    spots, at = [], 0
    for word, bar in zip(words, bars, strict=True):
        spots.append(Spot(at, at + len(word), place_of(bar, turn, None, said=False)))
        at += len(word) + 1
    head = Paragraph("РЕЗОЛЮЦИЯ", Address("paragraph", 1))
    read = SourceText("pdf", (head, Paragraph(" ".join(words), Address("paragraph", 2), spots=tuple(spots))))
    plain = pipeline.plain_text(read)
    after = to_pdf(barred(bars, turn, said=False), pipeline.read_plain(plain, read), plain)
    assert pypdfium2.PdfDocument(after)[0].get_rotation() == turn
    new = rendered(after)
    tinted = np.argwhere((new.min(axis=2) > 150) & (new.max(axis=2) < 250))
    assert len(tinted) and np.ptp(tinted[tinted[:, 0] < len(new) - 40 * SCALE][:, 0]) < 30 * SCALE


def test_words_of_a_crooked_line_are_covered_one_after_the_other():
    """Boxes climb with the line, none is taller than one and a half words, and together they cover all words."""
    boxes = [Box(1, 50 + 40 * i, 100 + 1.5 * i, 86 + 40 * i, 110 + 1.5 * i) for i in range(10)]
    places = Places()
    places.add(0, Address("line", 1), [Spot(5 * i, 5 * i + 4, box) for i, box in enumerate(boxes)])
    drawn = Placed(places, lambda page: (595, 842)).boxes(0, 50)
    assert 1 < len(drawn) < 10 and max(box.bottom - box.top for box in drawn) <= 15
    for box in boxes:
        assert any(d.left <= box.left and box.right <= d.right and d.top <= box.top <= d.bottom for d in drawn)
    assert Placed(places, lambda page: (595, 842)).margin(boxes[7]) == 50


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_the_pages_of_a_scan_are_its_pictures(kind):
    """As large as the picture says, as many as it has, with something drawn."""
    paper = Image.new("RGB", (1240, 600), "white")
    ImageDraw.Draw(paper).text((100, 100), SCANNED, "black", ImageFont.truetype(FONT, 34), spacing=20)
    out, more = io.BytesIO(), {"save_all": True, "append_images": [paper]} if kind == "TIFF" else {}
    paper.save(out, kind, dpi=(150, 150), **more)
    done = annotate(out.getvalue(), "скан", "pdf")
    document = pypdfium2.PdfDocument(done.data)
    assert len(document) == (2 if kind == "TIFF" else 1) and done.reading.directives
    assert document.get_page_size(0) == pytest.approx((1240 * 0.48, 600 * 0.48), abs=0.5)
    assert any("Поручение" in words for words in remarks(done.data))
    page = rendered(done.data).astype(int)
    assert ((page.max(axis=2) - page.min(axis=2)) > 20).any()


def test_remarks_say_what_was_understood_and_are_not_drawn():
    _, after, reading = drawn(0, None)
    said = remarks(after)
    assert {mark.words for mark in marks_of(reading) if mark.kind != "duty"} <= set(said)
    assert {chip.words for chip in chips_of(reading)} <= set(said)
    assert any("Срок: не позднее 1 октября 2026 года" in words for words in said)
    assert (rendered(after) == rendered(after, remarks=False)).all()


def test_the_same_pdf_gives_the_same_bytes():
    before, after, reading = drawn(0, None)
    assert to_pdf(before, reading, pipeline.plain_text(source(0, None))) == after


@needs_soffice
def test_a_word_document_is_printed_and_its_text_layer_and_pages_stay():
    """What is drawn adds no text and no page."""
    printed = printed_sample()
    done = annotate(printed, "resolution.pdf", "pdf")
    assert texts(done.data) == texts(printed)
    assert done.reading.directives == annotate(SAMPLE.read_bytes(), SAMPLE.name, "pdf").reading.directives


@needs_soffice
def test_every_field_of_a_printed_document_has_its_ground_under_dark_letters():
    printed = printed_sample()
    done = annotate(printed, "resolution.pdf", "pdf")
    old = [rendered(printed, i) for i in range(len(texts(printed)))]
    new = [rendered(done.data, i) for i in range(len(old))]
    for mark in marks_of(done.reading):
        assert mark.source.address.boxes or not done.reading.text[mark.start : mark.end].strip()
        for box in mark.source.address.boxes:
            before, after = inside(box, old[box.page - 1]), inside(box, new[box.page - 1])
            white, dark = (before > 250).all(axis=2), (before < 40).all(axis=2)
            plain_white = mark.kind == "section"
            assert plain_white or (after[white].min(axis=1) < 255).mean() > 0.95
            assert dark.any() and (after[dark] < 60).mean() > 0.9


@needs_soffice
def test_broken_pages_are_refused_or_drawn_on():
    """Seeded mutations: an error in Russian or a PDF, nothing else."""
    printed = printed_sample()
    rng = random.Random(14)
    outcomes = set()
    for _ in range(25):
        broken = bytearray(printed)
        for _ in range(rng.choice((1, 20, 300))):
            at = rng.randrange(len(broken))
            broken[at : at + rng.randrange(3)] = bytes(rng.randrange(256) for _ in range(rng.randrange(3)))
        try:
            outcomes.add(annotate(bytes(broken), "а.pdf", "pdf").data[:5])
        except AvgustError as error:
            outcomes.add(re.search("[а-я]", error.message) is not None)
    assert outcomes == {b"%PDF-", True}


@needs_soffice
def test_what_an_encrypted_pdf_forbids_stays_and_it_opens_as_before(tmp_path):
    """The words are there without a password, as they were."""
    printed = tmp_path / "resolution.pdf"
    options = {"RestrictPermissions": ("boolean", "true"), "PermissionPassword": ("string", "x")}
    said = json.dumps({name: {"type": kind, "value": value} for name, (kind, value) in options.items()})
    command = [soffice.find_soffice(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    export = ["--convert-to", f"pdf:writer_pdf_Export:{said}", "--outdir", str(tmp_path), str(SAMPLE)]
    subprocess.run([*command, *export], check=True, capture_output=True, timeout=60)
    done = annotate(printed.read_bytes(), "resolution.pdf", "pdf").data
    assert b"/Encrypt" in done and texts(done) == texts(printed.read_bytes())


def test_a_file_without_pages_is_refused_in_russian():
    with pytest.raises(AvgustError, match=r"нет страниц.*html"):
        annotate("РЕЗОЛЮЦИЯ\n1. Школам провести смотр.".encode(), "а.txt", "pdf")


def test_without_libreoffice_html_is_offered(monkeypatch):
    monkeypatch.setattr(soffice, "find_soffice", lambda: None)
    with pytest.raises(AvgustError, match=r"LibreOffice.*\.html"):
        annotate(SAMPLE.read_bytes(), SAMPLE.name, "pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%broken", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>"])
def test_a_broken_pdf_is_refused(data):
    with pytest.raises(AvgustError):
        annotate(data, "а.pdf", "pdf")


def test_every_letter_of_the_legend_and_of_labels_can_be_drawn():
    unknown = list(outlines(UNKNOWN, 7, 0, 0))
    for letter in {*"".join(kind.name for kind in KINDS.values()), *"0123456789абвгдежзиклмнIVX№.–()!?+"} - {"?", " "}:
        assert list(outlines(letter, 7, 0, 0)) not in ([], unknown), letter
    assert list(outlines("\U0001f600", 7, 0, 0)) == unknown
    assert width_of("1.5", 14) == pytest.approx(2 * width_of("1.5", 7)) and width_of("", 7) == 0


def test_what_is_drawn_is_small():
    """A page with a dozen marks grows by less than 60 kB."""
    before, after, _ = drawn(0, None)
    assert len(after) - len(before) < 60_000
    assert re.match(rb"%PDF-1\.", after) and len(pypdfium2.PdfDocument(after)) == 1
