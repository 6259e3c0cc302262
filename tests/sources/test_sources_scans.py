"""A scan is read as its paper says, whichever way it lies, and every word knows its place on the picture."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw
from printed_pages import DOTS, WORDS, needs_tesseract, paper, saved, table
from shown import codes, tables, texts

from avgust.reading import read_bytes
from avgust.reading.blocks import Address, Box, Paragraph, SourceText, Spot
from avgust.reading.pipeline import read_source
from avgust.reading.sources import LIMITS, SourceError, from_bytes
from avgust.reading.sources.scans.cells import find_cells, strips
from avgust.reading.sources.scans.cleaning import cleaned
from avgust.reading.sources.scans.pictures import pictures
from avgust.reading.sources.scans.rubbish import without_rubbish
from avgust.reading.sources.scans.rulings import find_lines
from avgust.reading.sources.scans.spelling import mended
from avgust.reading.sources.scans.straighten import Tilt, skew, turned, turns
from avgust.reading.sources.scans.tesseract import Read, Tesseract, words_of
from avgust.reading.sources.scans.typeface import bands

MOST = LIMITS.rulings


def words(source: SourceText) -> str:
    return " ".join(text for part in source.parts if isinstance(part, Paragraph) for text in part.text.split())


@pytest.mark.parametrize("angle", [-9.0, -3.3, -0.5, 0.0, 0.7, 2.0, 8.5])
def test_the_skew_of_a_page_is_found(angle: float) -> None:
    page = np.asarray(paper().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255))
    assert skew(page) == pytest.approx(-angle, abs=0.1)


def test_a_page_on_its_side_is_told_from_one_that_stands() -> None:
    page = np.asarray(paper())
    assert turns(page)[0] == 0
    assert turns(np.rot90(page))[0] == 90
    assert turns(np.full((300, 300), 255, np.uint8)) == (0,)


@pytest.mark.parametrize("angle", [0.0, 2.5, -7.0, 90.0, 180.0, 271.5])
def test_a_place_on_the_upright_page_leads_back_to_the_page_as_shown(angle: float) -> None:
    shown = Image.new("L", (600, 900), 255)
    ImageDraw.Draw(shown).rectangle((140, 230, 150, 240), fill=0)
    upright = turned(np.asarray(shown), angle)
    rows, columns = np.nonzero(upright < 128)
    height, width = upright.shape
    tilt = Tilt(angle, (600, 900), (width, height))
    left, top, right, bottom = tilt.back(columns.min(), rows.min(), columns.max(), rows.max())
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((145, 235), abs=2)


def test_drawn_lines_are_found_and_taken_off_and_words_stay() -> None:
    grey = np.asarray(table([["Срок", "Дело"], ["май", "план"]], [300, 500]))
    lines, rest = find_lines(grey, DOTS, MOST)
    assert sum(line.level for line in lines) == 3
    assert sum(not line.level for line in lines) == 3
    assert not find_lines(rest, DOTS, MOST)[0]
    plain, same = find_lines(np.asarray(paper()), DOTS, MOST)
    assert not plain
    assert (same == np.asarray(paper())).all()


def test_too_many_lines_mean_nothing() -> None:
    assert find_lines(np.asarray(table([["а", "б"]], [300, 500])), DOTS, 3)[0] == ()


def test_cells_of_a_drawn_table_are_found_one_by_one() -> None:
    page = table([["а", "б", "в"], ["г", "д", "е"]], [300, 400, 500])
    (cells,) = find_cells(find_lines(np.asarray(page), DOTS, MOST)[0], DOTS)
    assert [round((cell.right - cell.left) / 100) for cell in cells] == [3, 4, 5, 3, 4, 5]


def test_merged_cells_are_one() -> None:
    page = table([["а", "б"], ["в", "г"]], [400, 400])
    ImageDraw.Draw(page).rectangle((545, 310, 555, 412), fill=255)
    (cells,) = find_cells(find_lines(np.asarray(page), DOTS, MOST)[0], DOTS)
    assert [round((cell.right - cell.left) / 100) for cell in cells] == [8, 4, 4]


def test_a_word_in_a_strip_of_cells_is_led_back_to_its_cell() -> None:
    page = np.asarray(table([["а", "б"], ["в", "г"]], [400, 400]))
    lines, rest = find_lines(page, DOTS, MOST)
    (cells,) = find_cells(lines, DOTS)
    (strip,) = strips(rest, cells, DOTS)
    assert strip.grey.shape[0] < 400
    rows = [start + 30 for start in strip.starts]
    backs = [strip.back(20, row, 40, row + 10) for row in rows]
    for cell, (left, top, right, bottom) in zip(cells, backs, strict=True):
        assert cell.left <= left < right <= cell.right
        assert cell.top <= top < bottom <= cell.bottom


def test_specks_go_and_strokes_stay() -> None:
    clean = np.asarray(paper()).copy()
    noisy = clean.copy()
    seed = np.random.default_rng(3)
    spots = seed.random(clean.shape) < 0.001
    noisy[spots] = 0
    back = cleaned(noisy)
    assert (back[spots & (clean > 250)] > 128).mean() > 0.9
    assert ((back < 128) & (clean < 64)).sum() > 0.98 * (clean < 64).sum()


def test_uneven_light_and_shadows_at_the_edge_become_white_paper() -> None:
    page = np.asarray(paper()).astype(float)
    light = np.linspace(0.45, 1.0, page.shape[1])[None, :]
    page = (page * light).astype(np.uint8)
    page[:30] = 20
    back = cleaned(page)
    assert (back[:30] == 255).all()
    assert np.median(back[:, :300]) > 240


def test_what_is_no_word_is_left_out() -> None:
    def read(text: str, confidence: int, height: int = 20) -> Read:
        return Read(text, 0, 0, 50, height, (1, 1, 1), confidence)

    reads = [read("школа", 90), read("—", 80), read("‘|", 30), read("р\\", 12), read("Ж", 40, 90), read("отдел", 15)]
    kept, dropped = without_rubbish(reads)
    assert [each.text for each in kept] == ["школа", "—", "отдел"]
    assert dropped == 3


def test_the_table_of_tesseract_is_taken_as_it_is() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t2\t1\t10\t20\t30\t8\t95.6\tшкола\n5\t1\t1\t1\t2\t2\t0\t0\t9\t9\t95\t \n"
    assert words_of(head + rows, 10) == [Read("школа", 10, 20, 40, 28, (1, 1, 2), 96)]
    assert words_of(head + rows * 5, 3) == [Read("школа", 10, 20, 40, 28, (1, 1, 2), 96)] * 3


@needs_tesseract
def test_a_scan_is_read_into_directives_with_their_places_on_the_picture() -> None:
    page = paper().rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255)
    reading = read_bytes(saved(page, "JPEG", quality=60), "a.jpg")
    assert reading.format == "scan"
    assert [d.label for d in reading.directives] == ["1.1", "1.2", "2.1", "2.2"]
    assert [d.deadline.end for d in reading.directives if d.deadline] == ["2024-10-01", "2024-09-30", "2024-12-25"]
    first = reading.directives[0].source.address
    assert first.confidence is not None and first.confidence > 60
    (box,) = first.boxes[:1]
    ink = np.asarray(page)[
        round(box.top / 72 * DOTS) : round(box.bottom / 72 * DOTS),
        round(box.left / 72 * DOTS) : round(box.right / 72 * DOTS),
    ]
    assert box.page == 1
    assert 0.04 < (ink < 128).mean() < 0.5


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_read_whichever_way_it_lies(turn: int) -> None:
    source = from_bytes(saved(paper().rotate(turn, expand=True)), "a.png")
    assert WORDS[3] in words(source)
    assert not [code for code in codes(source) if code == "page-doubtful"]


@needs_tesseract
def test_every_page_of_a_fax_is_read_in_its_order() -> None:
    pages = [paper((f"Страница {name}", *WORDS)).convert("1") for name in ("первая", "вторая", "третья")]
    data = saved(pages[0], "TIFF", compression="group4", save_all=True, append_images=pages[1:])
    source = from_bytes(data, "a.tif")
    found = words(source)
    assert [found.index(name) for name in ("первая", "вторая", "третья")] == sorted(
        found.index(name) for name in ("первая", "вторая", "третья")
    )
    assert {spot.box.page for part in source.parts if isinstance(part, Paragraph) for spot in part.spots} == {1, 2, 3}


@needs_tesseract
def test_lines_of_neighbouring_cells_do_not_mix() -> None:
    page = table(
        [["№", "Мероприятие", "Срок"], ["1", "Провести семинар|для учителей", "до 1 мая|2024 года"]], [120, 600, 500]
    )
    (found,) = tables(from_bytes(saved(page), "a.png"))
    assert [cell.replace(" / ", " ") for cell in found[1][1:]] == [
        "Провести семинар для учителей",
        "до 1 мая 2024 года",
    ]


def test_a_page_that_takes_too_long_is_told_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from avgust.reading.sources.scans import reader, recognise
    from avgust.reading.sources.scans.tesseract import Late

    calls = []

    def slow_at_first(*_: object) -> list[Read]:
        calls.append(1)
        if len(calls) == 1:
            raise Late
        return [Read("школа", 200, 200, 300, 230, (1, 1, 1), 95)]

    monkeypatch.setattr(reader, "find_tesseract", lambda *_: "tesseract")
    monkeypatch.setattr(recognise, "recognise", slow_at_first)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    pages = [paper(), paper()]
    source = from_bytes(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]), "a.tif")
    assert texts(source) == ["школа"]
    assert codes(source) == ["page-not-recognised"]
    assert "60 с" in source.findings[0].message


def test_the_size_of_a_page_is_that_of_the_paper() -> None:
    (page,) = pictures(saved(paper()), "a.png", LIMITS)
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)
    (page,) = pictures(saved(paper(), dpi=(72, 72)), "a.png", replace(LIMITS))
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)


@needs_tesseract
def test_a_pdf_of_scans_is_read_as_a_scan_and_a_page_of_it_beside_others_too() -> None:
    pages = [paper((f"Страница {name}", *WORDS)) for name in ("первая", "вторая")]
    source = from_bytes(saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=DOTS), "a.pdf")
    assert source.format == "scan"
    assert "recognised-pages" in codes(source)
    found = words(source)
    assert 0 <= found.index("первая") < found.index("вторая")
    assert {spot.box.page for part in source.parts if isinstance(part, Paragraph) for spot in part.spots} == {1, 2}


def test_a_pdf_of_scans_without_tesseract_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as caught:
        from_bytes(saved(paper(), "PDF", resolution=DOTS), "a.pdf")
    assert caught.value.code == "no-tesseract"


def test_words_in_latin_letters_are_read_again_as_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    from avgust.reading.sources.scans import latin

    page = np.asarray(table([["а", "б", "в", "г"]], [200, 300, 300, 300]))
    (cells,) = find_cells(find_lines(page, DOTS, MOST)[0], DOTS)
    reads = [
        Read(text, cell.left + 5, cell.top + 5, cell.right - 5, cell.bottom - 5, (1, 1, 1), 90)
        for text, cell in zip(("MMII", "PISA", "OO", "IV"), cells, strict=True)
    ]
    answers = [("ИМЦ", 62), ("Р15А", 31), ("00", 70)]

    def russian(_: object, grey: np.ndarray, *__: object) -> list[Read]:
        rows = np.flatnonzero((grey < 128).any(axis=1))
        tops = [int(row) for i, row in enumerate(rows) if i == 0 or row > rows[i - 1] + 8]
        return [
            Read(text, 25, top, 35, top + 5, (1, 1, 1), sure) for (text, sure), top in zip(answers, tops, strict=True)
        ]

    monkeypatch.setattr(latin, "recognise", russian)
    again = latin.russian_again(page, reads, DOTS, Tesseract("tesseract", "rus+eng"), "rus", LIMITS)
    assert [read.text for read in again] == ["ИМЦ", "PISA", "ОО", "IV"]


def test_every_word_of_a_line_fills_the_same_band() -> None:
    def read(text: str, top: int, bottom: int, line: int = 1) -> Read:
        return Read(text, 0, top, 50, bottom, (1, line), 95)

    found = bands([read("-", 190, 192), read("Отдел", 180, 200), read("на", 186, 200), read("РОНО,", 180, 204)])
    (band,) = found.values()
    assert band.top < 180
    assert band.bottom > 204
    two = bands([read("Отдел", 180, 200), read("ОТДЕЛ", 230, 249, 2), read("КРУПНО", 300, 340, 3)])
    assert two[1, 1].size == two[1, 2].size
    assert two[1, 3].size > 1.5 * two[1, 1].size


def scanned(text: str, unsure: str) -> SourceText:
    """A source of one recognised line; `unsure` is the word that recognition doubts."""
    spots, at = [], 0
    for number, word in enumerate(text.split()):
        box = Box(1, 10.0 * number, 10, 10.0 * number + 9, 20)
        spots.append(Spot(at, at + len(word), box, 60 if word == unsure else 96))
        at += len(word) + 1
    head = Paragraph("РЕЗОЛЮЦИЯ", Address("paragraph", 1), spots=(Spot(0, 9, Box(1, 0, 0, 9, 9), 96),))
    return SourceText("scan", (head, Paragraph(text, Address("paragraph", 2), spots=tuple(spots))))


@pytest.mark.parametrize(
    ("unsure", "told"),
    [("мая", ["срок «до 15 мая 2024 года» (60 %)"]), ("Школам", ["исполнитель «Школам» (60 %)"]), ("смотр", [])],
)
def test_an_unsure_word_in_a_field_is_a_doubt_and_elsewhere_it_is_none(unsure: str, told: list[str]) -> None:
    reading = read_source(scanned("1. Школам провести смотр до 15 мая 2024 года.", unsure))
    doubts = [finding.message for finding in reading.findings if finding.code == "unsure-words"]
    assert doubts == [f"Неуверенно распознано: {field}" for field in told]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("руководители 00, школы", "руководители ОО, школы"),
        ("до 10 00 часов", "до 10 00 часов"),
        ("в ТУ квартале", "в IV квартале"),
        ("ТУ зимы", "ТУ зимы"),
        ("Дорофеевой 3.М. до", "Дорофеевой З.М. до"),
        ("п. 3.1. и 3.М.", "п. 3.1. и 3.М."),
        ("закона области от 03.11.2006 № 112-03,", "закона области от 03.11.2006 № 112-ОЗ,"),
        ("письмо от 1 мая № 112-03", "письмо от 1 мая № 112-03"),
        ("№ 273-Ф3.", "№ 273-ФЗ."),
        ("МБУ «ИМЦь и", "МБУ «ИМЦ» и"),
        ("«Учительь и", "«Учительь и"),
        ("¢ провести смотр", "• провести смотр"),
        ("школы . провести", "школы . провести"),
        ("до 80 %к 1 мая", "до 80 % к 1 мая"),
    ],
)
def test_what_only_the_words_around_tell_is_put_right(given: str, wanted: str) -> None:
    reads = [Read(text, 10 * i, 0, 10 * i + 9, 9, (1, 1, 1), 90) for i, text in enumerate(given.split())]
    assert " ".join(read.text for read in mended(reads)) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("закона от 14.10.2013 № 87-30 о", "закона от 14.10.2013 № 87-ЗО о"),
        ("закона от 10.07.1992 М 3266-1 об", "закона от 10.07.1992 № 3266-1 об"),
        ("приказ от 2013 г. Ne 1155", "приказ от 2013 г. № 1155"),
        ("работы М 3 класса", "работы М 3 класса"),
        ("I. Кадры | II. Сайты | Ш. Итоги | ГУ. Сроки", "I. Кадры | II. Сайты | III. Итоги | IV. Сроки"),
        ("I. Кадры | Ш. Итоги", "I. Кадры | Ш. Итоги"),
        ("в. слово П. Ильин", "в. слово П. Ильин"),
        ("П. Кадры", "П. Кадры"),
        ("2.1 Опрос | 22 Смотр | 23 Слёт", "2.1 Опрос | 2.2 Смотр | 2.3 Слёт"),
        ("2.1 Опрос | 25 Смотр", "2.1 Опрос | 25 Смотр"),
        ("2.1 Опрос | охват 22", "2.1 Опрос | охват 22"),
        ("а) опрос | 6) смотр | в) слёт", "а) опрос | б) смотр | в) слёт"),
        ("5) опрос | 6) смотр", "5) опрос | 6) смотр"),
        ("2. —МКУ «Центр»", "2. МКУ «Центр»"),
        ("школы —МКУ «Центр»", "школы —МКУ «Центр»"),
        ("с 24 % до 10 %к1 июня", "с 24 % до 10 % к 1 июня"),
    ],
)
def test_numbers_that_begin_lines_and_signs_of_acts_are_put_right(given: str, wanted: str) -> None:
    reads = [
        Read(text, 10 * i, 20 * row, 10 * i + 9, 20 * row + 9, (1, 1, row), 90)
        for row, line in enumerate(given.split(" | "))
        for i, text in enumerate(line.split())
    ]
    again: dict[int, list[str]] = {}
    for read in mended(reads):
        again.setdefault(read.line[2], []).append(read.text)
    assert " | ".join(" ".join(words) for words in again.values()) == wanted


def test_a_row_with_one_line_of_text_has_its_sides() -> None:
    low = table([["№", "Срок", "Кто"]], [120, 300, 300], 38)
    (cells,) = find_cells(find_lines(np.asarray(low), DOTS, MOST)[0], DOTS)
    assert len(cells) == 3


def test_the_table_around_a_photographed_sheet_goes_and_its_words_stay() -> None:
    sheet = paper()
    photo = Image.new("L", (sheet.width + 300, sheet.height + 300), 60)
    photo.paste(sheet, (150, 150))
    light = np.linspace(0.6, 1.0, photo.width)[None, :]
    back = cleaned((np.asarray(photo) * light).astype(np.uint8), DOTS)
    assert not find_cells(find_lines(back, DOTS, MOST)[0], DOTS)
    words_there = np.asarray(sheet) < 64
    assert (back[150:-150, 150:-150][words_there] < 128).mean() > 0.95
