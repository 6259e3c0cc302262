"""Tables of a plan: torn ones, those kept apart by spaces, and which column says what."""

import pytest
from phrases import lines, row

from avgust.reading import read_text
from avgust.reading.blocks import Address, Cell, Paragraph, Table
from avgust.reading.structure.plain import Grid, lay_out
from avgust.reading.structure.plan_tables import PlanRow, is_plan_head, read_plan
from avgust.reading.structure.space_tables import find_space_tables
from avgust.reading.structure.stitching import stitch


def words(table: Table) -> list[list[str]]:
    return [[" ".join(p.text for p in cell.paragraphs) for cell in cells] for cells in table.rows]


def planned(*rows: tuple[Cell, ...]) -> list[tuple[str | None, str, str, list[str], bool]]:
    """Rows of a plan as label, duty, term, executors and whether it is a section's title; [] where it is no plan."""
    plain = lay_out([Table(rows)])
    (grid,) = plain.items
    assert isinstance(grid, Grid)
    found, _ = read_plan(plain.clean, plain.folded, plain.masked, grid, None)

    def short(r: PlanRow) -> tuple[str | None, str, str, list[str], bool]:
        term = plain.text[r.term.start : r.term.end] if r.term else ""
        whos = [plain.text[w.start : w.end] for w in r.whos]
        return r.label, plain.text[r.start : r.end], term, whos, r.is_section

    return [short(r) for r in found or []]


# -- torn ----------------------------------------------------------------------------------------------------------


def test_rows_parted_by_a_title_are_one_table():
    parts = [
        *lines("№ | Мероприятие | Срок\n1 | Провести смотр | май"),
        *lines("Кадровое обеспечение"),
        *lines("2 | Обучить педагогов | июнь"),
    ]
    (table,) = stitch(parts)
    assert isinstance(table, Table)
    assert words(table) == [
        ["№", "Мероприятие", "Срок"],
        ["1", "Провести смотр", "май"],
        ["Кадровое обеспечение"],
        ["2", "Обучить педагогов", "июнь"],
    ]
    assert table.rows[2][0].colspan == 3


def test_two_pieces_of_one_table_are_stitched():
    first, second = Table((row("№", "Мероприятие", "Срок"),)), Table((row("1", "Провести смотр", "май"),))
    (table,) = stitch([first, second])
    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_tables_of_another_width_stay_apart():
    assert len(stitch([Table((row("а", "б", "в"),)), Table((row("а", "б"),))])) == 2


def test_a_lone_row_is_a_line_again():
    (part,) = stitch(lines("да\tнет\tне знаю"))
    assert isinstance(part, Paragraph)


@pytest.mark.parametrize("between", ["Далее приводится текст:", "слово " * 30, "Провести смотр;"])
def test_prose_between_rows_parts_two_tables(between):
    a = Table((row("1", "Провести смотр", "май"),))
    assert len(stitch([a, *lines(between), a])) == 3


def test_parts_without_a_table_are_kept_as_they_are():
    parts = lines("1. Провести смотр\n\n2. Сдать отчёт")
    assert stitch(parts) == parts


# -- kept apart by spaces ------------------------------------------------------------------------------------------

BY_SPACES = """№    Мероприятие                  Срок           Ответственный
1    Провести смотр кабинетов     май 2022       Отдел образова-
     во всех школах                              ния
2    Обучить педагогов            июнь 2022      ИМЦ
Воспитательная работа"""


def test_aligned_lines_are_a_table():
    (table,) = find_space_tables(lines(BY_SPACES))
    assert isinstance(table, Table)
    assert words(table)[1] == ["1", "Провести смотр кабинетов во всех школах", "май 2022", "Отдел образования"]
    assert words(table)[2] == ["2", "Обучить педагогов", "июнь 2022", "ИМЦ"]


def test_words_in_the_first_column_alone_are_a_title():
    (table,) = find_space_tables(lines(BY_SPACES))
    assert isinstance(table, Table)
    assert [c.colspan for c in table.rows[3]] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "Председатель      И.И. Зимин      (подпись)\nСекретарь         О.Л. Котова     (подпись)",
        "ФИО         Школа       Класс\nЗимин И.    № 3         5",
        "№ Мероприятие Срок\n1 Провести смотр май",
        "№    Мероприятие     Срок",
    ],
)
def test_aligned_lines_without_the_head_of_a_plan_are_no_table(text):
    assert find_space_tables(lines(text)) == lines(text)


def test_text_below_a_blank_line_is_no_row():
    parts = find_space_tables(lines(BY_SPACES + "\n\nКонтроль оставляю за собой."))
    assert isinstance(parts[-1], Paragraph)


# -- which column says what ----------------------------------------------------------------------------------------

HEAD = ("№ п/п", "Мероприятие", "Срок", "Ответственный")
FIRST = ("1", "Провести смотр", "май 2022 года", "Отдел кадров")
READ = ("1", "Провести смотр", "май 2022 года", ["Отдел кадров"], False)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (3, 2, 1, 0), (2, 3, 0, 1), (1, 3, 2, 0)])
def test_columns_may_stand_in_any_order(order):
    head, first = (row(*(cells[i] for i in order)) for cells in (HEAD, FIRST))
    assert planned(head, first) == [READ]


@pytest.mark.parametrize(
    ("cells", "is_plan"),
    [
        (["№", "Мероприятие", "Срок исполнения"], True),
        (["Содержание работы", "Исполнители"], True),
        (["Вопрос", "Дата проведения"], True),
        (["Поручение", "Ответственный исполнитель", "Отметка"], True),
        (["ФИО", "Должность"], False),
        (["Мероприятие", "Место проведения"], False),
        (["Срок", "Ответственный"], False),
        (["Школа", "Число учеников"], False),
    ],
)
def test_a_plan_names_duties_beside_terms_or_executors(cells, is_plan):
    assert is_plan_head(cells) is is_plan


def test_a_row_that_numbers_the_columns_is_dropped():
    assert planned(row(*HEAD), row("1", "2", "3", "4"), row(*FIRST)) == [READ]


def test_a_cell_across_the_row_is_the_title_of_a_section():
    title = (Cell((Paragraph("1. Кадры", Address("cell", 1, 1, 2, 1)),), colspan=4),)
    assert planned(row(*HEAD), title, row(*FIRST)) == [(None, "1. Кадры", "", [], True), READ]


def test_a_number_and_a_title_with_all_else_empty_are_a_section():
    found = planned(row(*HEAD), row("I", "Кадровое обеспечение", "", ""), row(*FIRST))
    assert found == [(None, "Кадровое обеспечение", "", [], True), READ]


def test_a_merged_cell_holds_for_the_rows_below():
    merged = Cell((Paragraph("май 2022 года", Address("cell", 1, 1, 2, 3)),), rowspan=2)
    first = (*row("1", "Провести смотр"), merged, *row("Отдел кадров"))
    second, third = row("2", "Обновить сайт", "", "ИМЦ"), row("3", "Сдать отчёт", "", "ИМЦ")
    assert [r[2] for r in planned(row(*HEAD), first, second, third)] == ["май 2022 года", "май 2022 года", ""]


def test_an_empty_row_is_none():
    assert planned(row(*HEAD), row("", "", "", ""), row(*FIRST)) == [READ]


def test_a_row_without_a_duty_is_none():
    assert planned(row(*HEAD), row("2", "", "май", "ИМЦ"), row(*FIRST)) == [READ]


def test_a_table_without_a_head_is_known_by_its_cells():
    found = planned(
        row("1", "Провести смотр кабинетов в школах", "май 2022", "ИМЦ"),
        row("2", "Обновить сайты всех организаций", "до 1 июня 2022", "школы"),
    )
    assert found == [
        ("1", "Провести смотр кабинетов в школах", "май 2022", ["ИМЦ"], False),
        ("2", "Обновить сайты всех организаций", "до 1 июня 2022", ["школы"], False),
    ]


def test_a_table_of_people_is_no_plan():
    assert planned(row("1", "Зимин И.И.", "директор"), row("2", "Котова О.Л.", "методист")) == []


def test_the_second_table_takes_the_columns_of_the_first():
    plain = lay_out([Table((row(*HEAD), row(*FIRST))), Table((row("2", "Смотр музеев", "июнь", "ИМЦ"),))])
    one, two = (item for item in plain.items if isinstance(item, Grid))
    _, columns = read_plan(plain.clean, plain.folded, plain.masked, one, None)
    rows, _ = read_plan(plain.clean, plain.folded, plain.masked, two, columns)
    assert rows is not None
    assert [r.label for r in rows] == ["2"]


def test_a_plan_in_a_text_becomes_directives():
    reading = read_text(f"ПЛАН\nмероприятий на 2022 год\n\n{BY_SPACES}\n")
    assert [(d.label, [a.name for a in d.addressees]) for d in reading.directives] == [
        ("1", ["Отдел образования"]),
        ("2", ["ИМЦ"]),
    ]
