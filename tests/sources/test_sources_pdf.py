"""PDF: what the reader makes of words at places, drawn lines, turned pages and damaged files."""

import gc
import random

import pytest
from pdf_builder import WIDE, Sheet, pdf, picture
from shown import codes, paragraphs, spans, tables, texts

from avgust.reading import read_bytes
from avgust.reading.blocks import SourceText
from avgust.reading.sources import LIMITS, Limits, SourceError, from_bytes

LEFT, TOP, LINE = 72, 100, 14
FULL = "Руководителям общеобразовательных школ обеспечить"  # 49 letters: 441 points of 12 point type


def opened(*sheets: Sheet, limits: Limits = LIMITS, **how: object) -> SourceText:
    return from_bytes(pdf(*sheets, **how), "приказ.pdf", limits)  # type: ignore[arg-type]


def body(*lines: str, y: float = TOP, sheet: Sheet | None = None) -> Sheet:
    """Lines of 12 point type; one that begins with «>» is indented."""
    sheet = sheet or Sheet()
    for number, line in enumerate(lines):
        sheet.say(LEFT + 36 * line.startswith(">"), y + number * LINE, line.lstrip(">"))
    return sheet


def test_lines_are_joined_to_paragraphs_by_their_indents():
    source = opened(
        body(">Приказываю школам района и всем прочим лицам,", FULL, "питание.", ">Контроль оставляю за собой.")
    )
    assert texts(source) == [
        f"Приказываю школам района и всем прочим лицам, {FULL} питание.",
        "Контроль оставляю за собой.",
    ]


def test_a_line_that_begins_with_a_number_because_a_sentence_was_broken_there_does_not_part_it():
    source = opened(body(f"{FULL} до", "1 октября 2026 года сдачу отчётов о питании детей.", "2. Школам принять план."))
    assert texts(source) == [
        f"{FULL} до 1 октября 2026 года сдачу отчётов о питании детей.",
        "2. Школам принять план.",
    ]


def test_items_begin_paragraphs_even_where_the_line_before_is_full():
    source = opened(body(f"1. {FULL};", f"2. {FULL};", "а) питание;", "– подвоз;", "• досуг."))
    assert len(texts(source)) == 5


def test_a_paragraph_goes_on_over_a_page_break_and_page_numbers_are_set_apart():
    first = body(f">Всем {FULL}"[:44], FULL).say(290, 800, "1")
    second = body("питание и подвоз до 1 мая.").say(290, 800, "2")
    source = opened(first, second)
    assert texts(source) == [f"Всем {FULL}"[:43] + f" {FULL} питание и подвоз до 1 мая."]
    assert [aside.kind for aside in source.asides] == ["footer"]


def test_running_headers_come_once_as_asides_and_heads_of_annexes_stay():
    words = ("подвозе", "питании", "досуге", "ремонте", "кадрах")
    sheets = [
        body(f">Школам доложить о {word}.", y=120).say(200, 40, f"Вестник № 7, с. {n}")
        for n, word in enumerate(words, 1)
    ]
    annexes = [
        body(f">План работы, часть {n}.", y=160)
        .say(300, 120, f"Приложение № {n}")
        .say(200, 40, f"Вестник № 7, с. {n + 5}")
        for n in (1, 2)
    ]
    source = opened(*sheets, *annexes)
    assert [aside.text for aside in source.asides] == ["Вестник № 7, с. 1"]
    assert {"Приложение № 1", "Приложение № 2"} <= set(texts(source))


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("научно-", "методический совет"), "научно-методический"),
        (("обра-", "зования и науки"), "образования"),
        (("социально-", "экономический блок"), "социально-экономический"),
        (("педагогов-", "психологов и всех"), "педагогов-психологов"),
        (("2024–", "2026 годы"), "2024–2026"),
        (("из-", "за рубежа"), "из-за"),
    ],
)
def test_hyphens_at_line_ends_are_undone_unless_the_word_has_one(lines, word):
    start = f"Настоящим утвердить и {'и ' * ((49 - 22 - len(lines[0])) // 2)}"
    source = opened(body(start + lines[0], lines[1]))
    assert word in texts(source)[0].split()


def test_a_broken_word_has_two_spots_and_every_spot_covers_its_letters():
    source = opened(body(f"{FULL[:-11]} обра-", "зование."))
    paragraph = paragraphs(source)[0]
    halves = [spot for spot in paragraph.spots if paragraph.text[spot.start : spot.end] in ("обра", "зование.")]
    assert [spot.box.top > TOP for spot in halves] == [False, True]
    assert " ".join(paragraph.text[s.start : s.end] for s in paragraph.spots if s not in halves) == FULL[:-11]


def test_boxes_are_points_from_the_upper_left_corner_of_the_page_as_shown():
    spot = paragraphs(opened(Sheet().say(100, 200, "Приказ", 20)))[0].spots[0]
    assert spot.box.page == 1
    assert (round(spot.box.left), spot.box.top < 200 < spot.box.bottom) == (100, True)
    assert abs(spot.box.right - (100 + 6 * WIDE * 20)) < 6


@pytest.mark.parametrize("turn", [90, 270])
def test_a_turned_page_has_its_boxes_where_they_are_seen(turn):
    spot = paragraphs(opened(Sheet(extra=f"/Rotate {turn}").say(100, 200, "Приказ", 20)))[0].spots[0]
    left, top = {90: (842 - 200, 100), 270: (200, 595 - 100)}[turn]
    near = min(abs(spot.box.left - left), abs(spot.box.right - left))
    assert near < 20
    assert min(abs(spot.box.top - top), abs(spot.box.bottom - top)) < 20


def test_what_the_crop_box_cuts_off_is_not_read():
    sheet = Sheet(extra="/CropBox[50 50 545 792]").say(100, 200, "Приказ").say(10, 20, "Обрезано")
    source = opened(sheet)
    assert texts(source) == ["Приказ"]
    assert abs(paragraphs(source)[0].spots[0].box.left - 50) < 1


def test_bold_is_told():
    assert [each.bold for each in paragraphs(opened(Sheet().say(72, 100, "План", bold=True).say(72, 140, "дел")))] == [
        True,
        False,
    ]


def ruled(
    sheet: Sheet, rows: list[tuple[str, ...]], y: float = 200, xs: tuple[float, ...] = (72, 120, 330, 520)
) -> Sheet:
    ys = [y + 20 * n for n in range(len(rows) + 1)]
    sheet.grid(list(xs), ys)
    for row, level in zip(rows, ys, strict=False):
        for text, x in zip(row, xs, strict=False):
            sheet.say(x + 5, level + 14, text, 10)
    return sheet


def test_drawn_lines_make_a_table_and_the_text_around_it_stays_in_order():
    rows = [("N", "Мероприятие", "Срок"), ("1", "Отчёт", "до 1 мая"), ("2", "План", "до 5 мая")]
    source = opened(ruled(Sheet().say(72, 150, "Утвердить план:"), rows).say(72, 400, "Контроль оставляю."))
    assert tables(source) == [[list(row) for row in rows]]
    assert texts(source) == ["Утвердить план:", "Контроль оставляю."]
    cell = source.parts[1].rows[1][2].paragraphs[0]
    assert (cell.address.kind, cell.address.row, cell.address.column) == ("cell", 2, 3)


def test_tables_in_forms_and_of_thin_rectangles_are_tables():
    sheet = Sheet().say(80, 115, "а").say(180, 115, "б").say(80, 145, "в").say(180, 145, "г")
    for y in (100, 130, 160):
        sheet.bar(72, y, 272, y + 0.7)
    for x in (72, 172, 272):
        sheet.bar(x, 100, x + 0.7, 160)
    assert tables(opened(sheet, form=True)) == [[["а", "б"], ["в", "г"]]]


def test_merged_cells_span():
    sheet = Sheet().grid([72, 172, 272], [100, 160]).rule(72, 130, 172, 130)
    sheet.say(80, 120, "а").say(80, 150, "в").say(180, 130, "общее")
    assert spans(opened(sheet)) == [[(1, 1), (1, 2)], [(1, 1), (1, 1)]]


def test_a_table_goes_on_over_a_page_and_its_heading_comes_once():
    head = ("N", "Мероприятие", "Срок")
    first = ruled(Sheet(), [head, ("1", "Отчёт о питании", "до 1 мая")], y=720)
    second = ruled(Sheet(), [head, ("", "и подвозе", ""), ("2", "План", "до 5 мая")], y=60)
    assert tables(opened(first, second)) == [
        [list(head), ["1", "Отчёт о питании и подвозе", "до 1 мая"], ["2", "План", "до 5 мая"]]
    ]


def test_a_frame_and_a_rule_are_no_table():
    sheet = body("Приказываю школам района.").grid([40, 560], [40, 800]).rule(72, 300, 400, 300)
    assert tables(opened(sheet)) == []
    assert texts(opened(sheet)) == ["Приказываю школам района."]


def test_numbered_columns_without_lines_are_a_table_and_signatures_are_none():
    sheet = Sheet()
    rows = [("N", "Отчёт", "Срок"), ("1", "Питание", "до 1 мая"), ("2", "Подвоз", "до 2 мая"), ("3", "ГИА", "до 3 мая")]
    for number, row in enumerate(rows):
        for text, x in zip(row, (72, 120, 360), strict=True):
            sheet.say(x, 200 + 16 * number, text)
    assert tables(opened(sheet)) == [[list(row) for row in rows]]
    names = Sheet()
    for number, (post, name) in enumerate((("Начальник", "И.И. Иванов"), ("Методист", "П.П. Петров"))):
        names.say(72, 200 + 16 * number, post).say(400, 200 + 16 * number, name)
    assert texts(opened(names)) == ["Начальник И.И. Иванов", "Методист П.П. Петров"]


def test_columns_are_read_one_after_the_other():
    sheet = Sheet().say(200, 80, "Вестник образования", 14)
    for number in range(8):
        sheet.say(72, 110 + 14 * number, "левая колонка с текстом", 10)
        sheet.say(320, 112 + 14 * number, "правая колонка с текстом", 10)
    text = " ".join(texts(opened(sheet)))
    assert text.rindex("левая") < text.index("правая")


def test_blocks_side_by_side_in_the_head_of_an_act_are_not_mixed():
    sheet = (
        Sheet()
        .lines(72, 80, "СОГЛАСОВАНО", "Председатель", "профкома")
        .lines(330, 80, "УТВЕРЖДЕНО", "приказом", "отдела")
    )
    assert texts(opened(sheet)) == ["СОГЛАСОВАНО", "Председатель профкома", "УТВЕРЖДЕНО", "приказом отдела"]


def test_footnotes_are_set_apart_and_their_marks_go():
    sheet = body("Утвердить порядок", "", ">Школам принять его к сведению и исполнению всем.", "и прочее.").say(
        LEFT + 17 * WIDE * 12 + 1, TOP - 5, "1", 7
    )
    sheet.rule(LEFT, 700, LEFT + 140, 700).say(LEFT, 715, "1 Порядок опубликован в газете.", 9)
    source = opened(sheet)
    assert texts(source)[0] == "Утвердить порядок"
    assert [(aside.kind, aside.text) for aside in source.asides] == [("footnote", "1 Порядок опубликован в газете.")]


def test_hidden_words_are_told():
    source = opened(body("Приказываю школам района.").say(72, 300, "Тайна", mode=3))
    assert texts(source) == ["Приказываю школам района."]
    assert codes(source) == ["hidden-text"]


@pytest.mark.parametrize(
    "text",
    ["\ue012\ue045\ue077 " * 20, "Ïðèêàç íà÷àëüíèêà óïðàâëåíèÿ îáðàçîâàíèÿ î ïðîâåäåíèè", "оргоиапрьвлджэщзхъ" * 4],
    ids=["codes of glyphs", "a wrong encoding", "no spaces"],
)
def test_a_broken_text_layer_is_noticed(text, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as error:
        opened(Sheet().say(10, 100, text, 6))
    assert error.value.code == "no-tesseract"


def test_only_the_broken_pages_are_given_up_where_nothing_recognises(monkeypatch):
    monkeypatch.setenv("PATH", "")
    source = opened(body("Приказываю школам района провести уборку."), picture(Sheet()))
    assert texts(source) == ["Приказываю школам района провести уборку."]
    assert [finding.severity for finding in source.findings] == ["warning"]


def test_a_file_that_only_its_owner_may_change_opens_and_one_with_a_password_does_not():
    assert texts(opened(body("Приказ"), password="")) == ["Приказ"]
    with pytest.raises(SourceError) as error:
        opened(body("Приказ"), password="тайна")
    assert error.value.code == "encrypted"


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(pages=1), "too-large"), (Limits(words=3), "too-large"), (Limits(pdf_bytes=10), "too-large")],
)
def test_limits_are_kept(limits, code):
    with pytest.raises(SourceError) as error:
        opened(body("раз два три четыре пять"), body("ещё"), limits=limits)
    assert error.value.code == code


def test_a_page_with_too_many_lines_has_no_tables_and_says_so():
    source = opened(ruled(Sheet(), [("1", "а", "б"), ("2", "в", "г")]), limits=Limits(rulings=3))
    assert tables(source) == []
    assert codes(source) == ["many-rulings"]


def test_damaged_files_are_refused_or_read_but_nothing_else_happens():
    generator = random.Random(20261122)
    data = pdf(ruled(body(FULL, "питание."), [("1", "а", "б"), ("2", "в", "г")]), body("Контроль."), form=True)
    seen = set()
    for number in range(300):
        broken = bytearray(data)
        if number % 3 == 0:
            del broken[generator.randrange(len(data)) :]
        for _ in range(generator.randint(1, 30) if number % 3 else 0):
            broken[generator.randrange(len(broken))] = generator.randrange(256)
        if number % 3 == 2:
            at = generator.randrange(len(broken))
            del broken[at : at + generator.randint(1, 300)]
        try:
            from_bytes(bytes(broken), "x.pdf")
            seen.add("read")
        except SourceError as error:
            seen.add(error.code)
    assert {"read", "damaged"} <= seen


def test_a_thousand_files_leave_nothing_in_memory():
    resource = pytest.importorskip("resource")
    data = pdf(ruled(body(FULL), [("1", "а", "б"), ("2", "в", "г")]))

    def peak() -> int:
        gc.collect()
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    for _ in range(200):
        from_bytes(data, "x.pdf")
    before = peak()
    for _ in range(1000):
        from_bytes(data, "x.pdf")
    assert peak() - before < 8_000  # kilobytes


def test_a_directive_knows_its_place_on_the_page():
    reading = read_bytes(pdf(body("ПРИКАЗЫВАЮ:", "1. Школам сдать отчёт до 1 мая 2026 года.")), "приказ.pdf")
    deadline = reading.directives[0].deadline
    assert deadline is not None
    box = deadline.source.address.boxes[0]
    assert (box.page, box.top < TOP + LINE < box.bottom) == (1, True)
