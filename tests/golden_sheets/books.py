"""Workbooks as offices and schools make them, with their habits; what they mean stands in `gold.py`. All names are invented."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

LINED = {"border": 1, "text_wrap": True, "valign": "top"}
DAY = "dd.mm.yyyy"


def made(fill: Callable[[Workbook], None]) -> bytes:
    """The file that a function fills."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as workbook:
        fill(workbook)
    return saved.getvalue()


def lined(workbook: Workbook, **more: Any) -> Format:
    return workbook.add_format({**LINED, **more})


def put(sheet: Worksheet, row: int, cells: Sequence[Any], look: Format, day: Format | None = None) -> None:
    """A row from 0, with dates in the look of days."""
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, day or look)
        elif cell is None:
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write(row, column, cell, look)


def across(sheet: Worksheet, row: int, width: int, text: str, look: Format) -> None:
    sheet.merge_range(row, 0, row, width - 1, text, look)


def road_map(workbook: Workbook) -> None:
    """Дорожная карта: approval at the right, numbers that became dates, merged executors, percents as numbers."""
    sheet = workbook.add_worksheet("Дорожная карта")
    plain, day = lined(workbook), lined(workbook, num_format=DAY)
    bold = lined(workbook, bold=True)
    item, percent = lined(workbook, num_format=16), lined(workbook, num_format="0%")
    sheet.write("E1", "УТВЕРЖДЁН")
    sheet.write("E2", "приказом отдела образования администрации Верхнеольховского района")
    sheet.write("E3", "от 25.08.2026 № 214")
    title = "План мероприятий («дорожная карта») по повышению качества образования\nна 2026/2027 учебный год"
    across(sheet, 4, 5, title, workbook.add_format({"bold": True, "align": "center", "text_wrap": True}))
    put(sheet, 6, ("№ п/п", "Мероприятие", "Срок исполнения", "Ответственный", "Целевой показатель"), bold)
    across(sheet, 7, 5, "1. Организационные мероприятия", bold)
    put(sheet, 8, (None, None, date(2026, 9, 10), None, None), day)
    sheet.write_datetime("A9", date(2026, 1, 1), item)
    put(sheet, 9, (date(2026, 2, 1), "Провести входную диагностику в 5 классах", date(2026, 10, 1), None, None), item)
    sheet.write_datetime("C10", date(2026, 10, 1), lined(workbook, num_format="mmm-yy"))
    sheet.write("E10", 0.9, percent)
    sheet.write("B9", "Создать муниципальную рабочую группу", plain)
    sheet.write("B10", "Провести входную диагностику в 5 классах", plain)
    sheet.merge_range("D9:D10", "Отдел общего образования", plain)
    across(sheet, 10, 5, "2. Методическая поддержка", bold)
    rows = (
        (date(2026, 1, 2), "Организовать курсы для учителей математики", "до 1 декабря 2026 года", "МБУ «Методцентр»"),
        (date(2026, 2, 2), "Разместить на сайте банк заданий", "ежеквартально", "МБУ «Методцентр», руководители ШМО"),
    )
    for at, cells in enumerate(rows, 11):
        put(sheet, at, (*cells, None), plain, item)
    sheet.write("E12", "не менее 40 учителей", plain)
    sheet.write("A15", "Начальник отдела образования")
    sheet.write("E15", "Л.П. Корнеева")


def quality_schedule(workbook: Workbook) -> None:
    """План-график ВСОКО: directions merged downwards, months as dates, no numbers, the title in the first cell only."""
    sheet = workbook.add_worksheet("ВСОКО")
    plain, month = lined(workbook), lined(workbook, num_format="mmmm yyyy")
    sheet.write("A1", "План-график внутренней системы оценки качества образования МБОУ «Липовская СОШ»")
    sheet.write("A2", "на 2026–2027 учебный год")
    put(
        sheet,
        3,
        ("Направление", "Мероприятия", "Сроки", "Ответственные", "Итоговый документ"),
        lined(workbook, bold=True),
    )
    rows: Iterable[Sequence[Any]] = (
        (
            None,
            "Провести стартовые контрольные работы во 2–11 классах",
            date(2026, 9, 1),
            "Заместитель директора по УВР",
            "Справка",
        ),
        (None, "Проанализировать результаты ВПР", date(2026, 10, 1), "Руководители ШМО", "Справка"),
        (
            None,
            "Провести пробный экзамен по русскому языку",
            date(2027, 2, 1),
            "Заместитель директора по УВР",
            "Приказ",
        ),
        (None, "Проверить рабочие программы учителей", date(2026, 9, 1), "Директор", "Справка"),
        (None, "Посетить уроки молодых педагогов", "в течение года", "Методист", "Карты уроков"),
    )
    for at, cells in enumerate(rows, 4):
        put(sheet, at, cells, plain, month)
    sheet.merge_range("A5:A7", "Качество результатов", plain)
    sheet.merge_range("A8:A9", "Качество процесса", plain)


def cyclogram(workbook: Workbook) -> None:
    """Циклограмма: a sheet for each month, dates in the look of the day and month, rows without borders."""
    months = {
        "Сентябрь": (
            (
                1,
                "Собрать отчёты ОО-1 с общеобразовательных организаций",
                date(2026, 9, 18),
                "Главный специалист отдела",
            ),
            (2, "Провести совещание директоров школ", date(2026, 9, 24), "Начальник отдела"),
        ),
        "Октябрь": (
            (1, "Утвердить график школьного этапа олимпиады", date(2026, 10, 2), "Методист ИМЦ"),
            (2, "Подготовить анализ трудоустройства выпускников", date(2026, 10, 30), "Главный специалист отдела"),
            (3, "Провести учёбу резерва руководителей", "третья неделя", "Начальник отдела"),
        ),
    }
    day = workbook.add_format({"num_format": "d mmmm yyyy"})
    for name, rows in months.items():
        sheet = workbook.add_worksheet(name)
        sheet.write("A1", "Циклограмма работы отдела образования Заречного городского округа")
        sheet.write("A2", f"{name} 2026 года")
        put(sheet, 3, ("№", "Содержание работы", "Срок", "Исполнитель"), workbook.add_format({"bold": True}))
        for at, cells in enumerate(rows, 4):
            put(sheet, at, cells, workbook.add_format(), day)


def month_of_safety(workbook: Workbook) -> None:
    """План месячника: the date first and merged over several rows, times, places, no numbers, no borders."""
    sheet = workbook.add_worksheet("Лист1")
    plain, day = workbook.add_format({"text_wrap": True}), workbook.add_format({"num_format": "dd.mm.yy"})
    clock = workbook.add_format({"num_format": "h:mm"})
    across(sheet, 0, 5, "План проведения месячника безопасности детей", workbook.add_format({"bold": True}))
    across(sheet, 1, 5, "МКОУ «Ключевская основная школа», сентябрь 2026 года", plain)
    put(
        sheet,
        2,
        ("Дата", "Время", "Мероприятие", "Место проведения", "Ответственные"),
        workbook.add_format({"bold": True}),
    )
    rows: Iterable[Sequence[Any]] = (
        (None, 0.375, "Торжественная линейка, посвящённая открытию месячника", "Двор школы", "Педагог-организатор"),
        (None, 0.4375, "Классные часы «Безопасный путь в школу»", "Кабинеты", "Классные руководители"),
        (date(2026, 9, 8), 0.5, "Тренировочная эвакуация", "Здание школы", "Преподаватель ОБЗР"),
        (date(2026, 9, 30), 0.625, "Родительское собрание «Безопасность в сети»", "Актовый зал", "Социальный педагог"),
    )
    for at, cells in enumerate(rows, 3):
        put(sheet, at, cells, plain, day)
        sheet.write(at, 1, cells[1], clock)
    sheet.merge_range("A4:A5", "", day)
    sheet.write_datetime("A4", date(2026, 9, 2), day)


def protocol(workbook: Workbook) -> None:
    """Протокол: header lines in the first column, decisions as a table with lines in cells and a column for marks."""
    sheet = workbook.add_worksheet("Протокол")
    plain, day = lined(workbook), lined(workbook, num_format=DAY)
    for row, text in enumerate(
        (
            "ПРОТОКОЛ № 7",
            "совещания руководителей образовательных организаций Берёзовского муниципального округа",
            "от 14.10.2026",
        )
    ):
        sheet.write(row, 0, text)
    sheet.write("A5", "Присутствовали: 18 руководителей")
    sheet.write("A6", "РЕШИЛИ:")
    put(
        sheet,
        7,
        ("№", "Поручение", "Ответственный исполнитель", "Срок", "Отметка об исполнении"),
        lined(workbook, bold=True),
    )
    rows: Iterable[Sequence[Any]] = (
        (
            "1",
            "Представить в управление образования отчёт о горячем питании",
            "Руководители ОО",
            date(2026, 10, 23),
            None,
        ),
        (
            "2",
            "Обеспечить охват обучающихся дополнительным образованием не менее 82 %",
            "Руководители ОО,\nМБУ ДО «Дом творчества»",
            date(2026, 12, 25),
            None,
        ),
        ("3", "Актуализировать паспорта безопасности", "Руководители ОО", "в течение месяца", None),
        ("4", "Проверить готовность сайтов к мониторингу", "Информационный центр", "ежемесячно", None),
    )
    for at, cells in enumerate(rows, 8):
        put(sheet, at, cells, plain, day)
    sheet.write("A14", "Председатель")
    sheet.write("C14", "О.И. Рябова")
    sheet.write("A15", "Секретарь")
    sheet.write("C15", "Н.С. Зимина")


def network_schedule(workbook: Workbook) -> None:
    """Сетевой график: a head of two rows, the term as two columns of dates, figures with their unit in the format."""
    sheet = workbook.add_worksheet("График")
    plain, day, bold = lined(workbook), lined(workbook, num_format=DAY), lined(workbook, bold=True)
    teachers = lined(workbook, num_format='0" педагогов"')
    across(sheet, 0, 6, "План реализации муниципальной программы «Учитель будущего» на 2027 год", bold)
    across(sheet, 1, 6, "Утверждён приказом комитета по образованию города Светлогорска-2 от 11.01.2027 № 3", plain)
    for column, word in ((0, "№"), (1, "Наименование мероприятия"), (4, "Ответственный"), (5, "Показатель")):
        sheet.merge_range(3, column, 4, column, word, bold)
    sheet.merge_range("C4:D4", "Срок реализации", bold)
    sheet.write("C5", "начало", bold)
    sheet.write("D5", "окончание", bold)
    put(sheet, 5, (1, 2, 3, 4, 5, 6), plain)
    put(
        sheet,
        6,
        (1, "Обучить педагогов работе с одарёнными детьми", date(2027, 2, 1), date(2027, 4, 30), "МКУ «ЦРО»", None),
        plain,
        day,
    )
    put(
        sheet,
        7,
        (2, "Провести конкурс «Учитель года»", date(2027, 1, 20), date(2027, 3, 15), "Комитет по образованию", None),
        plain,
        day,
    )
    put(
        sheet,
        8,
        (3, "Открыть педагогические классы", date(2027, 6, 1), date(2027, 9, 1), "МКУ «ЦРО»", "не менее 3 классов"),
        plain,
        day,
    )
    sheet.write("F7", 60, teachers)


def two_tables(workbook: Workbook) -> None:
    """Two tables on a sheet, each under its title, the second one in the columns of the first with a head of its own."""
    sheet = workbook.add_worksheet("План ШМО")
    plain, bold = lined(workbook), lined(workbook, bold=True)
    month = lined(workbook, num_format="[$-FC19]mmmm yyyy")
    sheet.write("B1", "План работы методического объединения учителей начальных классов МАОУ «Гимназия № 4»")
    sheet.write("B2", "на 2026/27 учебный год")
    head = ("№", "Мероприятие", "Срок", "Ответственный")
    tables = (
        ("Заседания", (
            (1, "Обсудить план работы на год", date(2026, 8, 1), "Сорокина Т.В."),
            (2, "Рассмотреть итоги первой четверти", date(2026, 11, 1), "Сорокина Т.В., учителя 4 классов"),
        )),
        ("Работа с детьми", (
            (1, "Провести неделю математики", date(2026, 12, 1), "Учителя начальных классов"),
            (2, "Организовать школьный тур олимпиады", "с 12 по 16 октября 2026 г.", "Ёлкина М.Д."),
        )),
    )  # fmt: skip
    row = 3
    for title, rows in tables:
        sheet.write(row, 1, title, workbook.add_format({"bold": True}))
        put(sheet, row + 1, head, bold)
        for cells in rows:
            put(sheet, row + 2, cells, plain, month)
            row += 1
        row += 4


def filtered(workbook: Workbook) -> None:
    """A plan behind a filter: rows of another office hidden, numbers by formula, comments, an empty row inside."""
    sheet = workbook.add_worksheet("План")
    plain, bold = lined(workbook), lined(workbook, bold=True)
    day = lined(workbook, num_format=DAY)
    sheet.write(
        "A1", "План мероприятий по подготовке к государственной итоговой аттестации в Ольховском районе в 2027 году"
    )
    put(sheet, 2, ("№", "Наименование мероприятия", "Сроки", "Ответственные"), bold)
    rows: Iterable[Sequence[Any]] = (
        ("Сформировать базу данных участников ГИА", date(2027, 2, 1), "Муниципальный координатор"),
        ("Закупить металлодетекторы", date(2027, 3, 1), "Отдел закупок"),
        ("Обучить организаторов в аудиториях", date(2027, 4, 20), "Муниципальный координатор"),
        None,
        ("Провести пробный ЕГЭ по математике", "март 2027 года", "Муниципальный координатор, руководители ППЭ"),
        ("Разместить график консультаций на сайтах школ", "до 15.01.2027", "Директора школ"),
    )
    for at, cells in enumerate(rows, 3):
        if cells:
            put(sheet, at, (None, *cells), plain, day)
            sheet.write_formula(at, 0, "=ROW()-3", plain, at - 2)
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.autofilter("A3:D9")
    sheet.filter_column("D", "x != *закупок*")
    sheet.write_comment("B4", "Сверить с РИС")


def wrapped(workbook: Workbook) -> None:
    """Lines in cells, lists in a duty, an executor a line, hidden columns, money and thousands."""
    sheet = workbook.add_worksheet("ПЛАН 2026")
    plain, bold = lined(workbook), lined(workbook, bold=True)
    money = lined(workbook, num_format="#,##0.00")
    sheet.merge_range(
        "B2:G2",
        "ПЛАН\nмероприятий по организации летнего отдыха детей\nв Каменском муниципальном районе в 2026 году",
        bold,
    )
    head = (
        "№\nп/п",
        "Наименование\nмероприятия",
        "Срок\nвыполнения",
        "Ответст-\nвенный",
        "Объём финанси-\nрования, руб.",
        "Примечание",
    )
    rows: Iterable[Sequence[Any]] = (
        (1, "Провести заседание\nмежведомственной комиссии", "до 20\nмарта 2026 г.", "Управление образования", 0, None),
        (
            2,
            "Заключить договоры с лагерями",
            "апрель\n2026 г.",
            "Управление образования\nУправление культуры",
            1250000.5,
            None,
        ),
        (3, "Организовать профильные смены", "июнь – август 2026 г.", "МБУ ДО «Эколог»", 300000, None),
        (4, "Подвести итоги летней кампании", "до 15 сентября 2026 г.", "Управление образования", 0, "Коллегия"),
    )
    for at, cells in enumerate((head, *rows), 3):
        for column, cell in enumerate(cells, 1):
            look = bold if at == 3 else money if column == 5 else plain
            sheet.write(at, column, cell, look) if cell is not None else sheet.write_blank(at, column, None, look)
    sheet.set_column("G:G", None, None, {"hidden": True})


def months_marked(workbook: Workbook) -> None:
    """Циклограмма: a column for each month under a common head, «+» and «х» for when, dashes for when not."""
    sheet = workbook.add_worksheet("Контроль")
    plain, bold = lined(workbook), lined(workbook, bold=True)
    sheet.write("A1", "Циклограмма внутришкольного контроля МБОУ «Озёрская СОШ» на 2026/2027 учебный год")
    for column, word in ((0, "№ п/п"), (1, "Вид деятельности"), (6, "Ответственные")):
        sheet.merge_range(2, column, 3, column, word, bold)
    sheet.merge_range("C3:F3", "Сроки", bold)
    for column, month in enumerate(("сентябрь", "октябрь", "ноябрь", "декабрь"), 2):
        sheet.write(3, column, month, bold)
    rows: Iterable[Sequence[Any]] = (
        (1, "Проверить классные журналы", "+", None, "+", None, "Заместитель директора по УВР"),
        (2, "Провести мониторинг питания", "х", "х", "х", "х", "Социальный педагог"),
        (3, "Проверить готовность кабинетов", "+", "–", "–", "–", "Директор"),
        (4, "Подвести итоги полугодия", None, None, None, "25", "Директор"),
    )
    for at, cells in enumerate(rows, 4):
        put(sheet, at, cells, plain)


BOOKS = {
    each.__name__: each
    for each in (
        road_map, quality_schedule, cyclogram, month_of_safety, protocol, network_schedule, two_tables, filtered, wrapped,
        months_marked,
    )
}  # fmt: skip
