"""Tables in plain text are seen, and nothing else is taken for one."""

from shown import paragraphs, spans, tables, texts

from avgust.reading.blocks import Address, Table
from avgust.reading.sources import from_text


def test_cells_between_tabs_make_a_table() -> None:
    source = from_text("План\n№\tЧто\tСрок\n1\tПровести\tмай\n2\tОбсудить\t\nКонец")
    assert tables(source) == [[["№", "Что", "Срок"], ["1", "Провести", "май"], ["2", "Обсудить", ""]]]
    assert texts(source) == ["План", "Конец"]


def test_cells_know_their_place_and_lines_go_on_with_their_own_numbers() -> None:
    source = from_text("План\na\tb\tc\nd\te\tf\nКонец")
    table = source.parts[1]
    assert isinstance(table, Table)
    assert table.rows[1][2].paragraphs[0].address == Address("cell", 1, 1, 2, 3)
    assert table.rows[1][2].paragraphs[0].address.words() == "таблица 1, строка 2, столбец 3"
    assert paragraphs(source)[1].address == Address("line", 4)


def test_signatures_and_indents_are_no_table() -> None:
    text = "Председатель\t\t\tИванов И.И.\nСекретарь\t\t\tПетров П.П.\n\tКрасная\tстрока\n\tи\tвторая\nДата\t№"
    assert tables(from_text(text)) == []
    assert len(texts(from_text(text))) == 5


def test_one_line_with_tabs_is_no_table() -> None:
    assert tables(from_text("26 марта\tс. Тихоречье\t№ 2\nтекст")) == []


def test_lines_with_unequal_numbers_of_tabs_are_no_table() -> None:
    assert tables(from_text("a\tb\tc\nd\te\tf\tg\nh\ti")) == []


def test_pipes_outside_make_a_table_without_a_ruler() -> None:
    assert tables(from_text("| № | Что |\n| 1 | Дело |\n")) == [[["№", "Что"], ["1", "Дело"]]]


def test_a_ruler_makes_a_table_without_pipes_outside_and_short_rows_are_filled_up() -> None:
    text = "№ | Что | Срок\n--|:---:|--:\n1 | a \\| b\n2 | c | май"
    assert tables(from_text(text)) == [[["№", "Что", "Срок"], ["1", "a | b", ""], ["2", "c", "май"]]]


def test_three_cells_in_every_line_make_a_table_of_bare_pipes() -> None:
    assert tables(from_text("Что | Срок | Кто\nДело | май | отдел")) == [
        [["Что", "Срок", "Кто"], ["Дело", "май", "отдел"]]
    ]


def test_a_pipe_in_a_sentence_is_no_table() -> None:
    assert tables(from_text("тел. 2-15-33 | факс 2-15-34\nадрес | почта\n| примечание |\n| ещё |")) == []


def test_a_frame_of_plus_and_minus_holds_cells_of_several_lines() -> None:
    text = """
+----+----------------------+-----------+
| №  | Мероприятие          | Срок      |
+====+======================+===========+
| 1  | Провести мониторинг  | до 1 мая  |
|    | качества             | 2021 года |
+----+----------------------+-----------+
| 2  | Первый абзац.        | май       |
|    |                      |           |
|    | Второй абзац.        |           |
+----+----------------------+-----------+
"""
    assert tables(from_text(text)) == [
        [
            ["№", "Мероприятие", "Срок"],
            ["1", "Провести мониторинг качества", "до 1 мая 2021 года"],
            ["2", "Первый абзац. / Второй абзац.", "май"],
        ]
    ]


def test_a_cell_over_all_columns_and_a_cell_over_two_rows_keep_their_spans() -> None:
    text = """
┌───┬──────────┬──────┐
│ № │ Что      │ Срок │
├───┴──────────┴──────┤
│ Раздел 1. Кадры     │
├───┬──────────┬──────┤
│ 1 │ Курсы    │ май  │
│   ├──────────┼──────┤
│   │ Семинары │ июнь │
└───┴──────────┴──────┘
"""
    source = from_text(text)
    assert tables(source) == [
        [["№", "Что", "Срок"], ["Раздел 1. Кадры"], ["1", "Курсы", "май"], ["", "Семинары", "июнь"]]
    ]
    assert spans(source) == [[(1, 1)] * 3, [(3, 1)], [(1, 2), (1, 1), (1, 1)], [(1, 1)] * 3]


def test_rows_without_rules_between_them_are_told_by_their_first_column() -> None:
    text = """
+---+----------+------+
| № | Что      | Срок |
+---+----------+------+
| 1 | Первое   | май  |
|   | дело     |      |
| 2 | Второе   | июнь |
+---+----------+------+
"""
    assert tables(from_text(text)) == [[["№", "Что", "Срок"], ["1", "Первое дело", "май"], ["2", "Второе", "июнь"]]]


def test_two_frames_one_upon_the_other_are_two_tables() -> None:
    frame = "+---+---+\n| a | b |\n+---+---+\n"
    assert len(tables(from_text(frame + frame))) == 2


def test_a_line_of_dashes_or_a_box_of_one_column_is_no_table() -> None:
    assert tables(from_text("-----\nтекст\n=====\n+-------+\n| рамка |\n+-------+\n__________ Иванов")) == []


def test_no_word_of_a_table_that_is_none_is_lost() -> None:
    text = "a | b\n\nx\ty\n+----+\n| one |\nконец"
    assert texts(from_text(text)) == [line for line in text.split("\n") if line]
