"""The registry as one workbook: sheets of organisations, people and posts, each with a header and a row of help.

The columns are data; the import finds them by their headers. What is text is written as text, never as a formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

from django.db.models import Q
from xlsxwriter import Workbook

from avgust.apps.registry.models import KINDS, ROLES, Organisation, Person, Post

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CELL_LIMIT = 32_767  # characters of one cell of Excel
YES, NO = "да", "нет"


class Column(NamedTuple):
    """A column: the field that it holds, its header and help, its width, and whether it is required."""

    field: str
    header: str
    help: str
    width: int
    required: bool = False


_KINDS = "; ".join(term for _, term in KINDS)
_ROLES = "; ".join(term for _, term in ROLES)
CODE = Column("id", "Код", "Не меняйте; у новых строк пусто", 8)
ORGANISATIONS = (
    CODE,
    Column("kind", "Вид", f"Один из: {_KINDS}", 28, True),
    Column("name", "Полное название", "Как в уставе", 60, True),
    Column("short_name", "Краткое название", "Как пишут в письмах: МБОУ СОШ № 3", 30, True),
    Column("number", "Номер", "Только цифры, если есть", 8),
    Column("settlement", "Населённый пункт", "с. Ивановка", 22),
    Column("address", "Адрес", "Улица и дом", 34),
    Column("tax_number", "ИНН", "10 цифр", 13),
    Column("parent", "Подчинена", "Код или краткое название", 26),
    Column("attributes", "Признаки", "Через точку с запятой: сельская; малокомплектная", 36),
    Column("opened", "Открыта", "дд.мм.гггг", 12),
    Column("closed", "Закрыта", "Последний день работы, дд.мм.гггг", 12),
    Column("successor", "Правопреемник", "Код или краткое название", 26),
)
PEOPLE = (
    CODE,
    Column("surname", "Фамилия", "Петрова", 20, True),
    Column("given_name", "Имя", "Анна", 16, True),
    Column("patronymic", "Отчество", "Сергеевна", 18),
    Column("email", "Эл. почта", "Одна", 28),
    Column("phone", "Телефон", "Рабочий", 18),
    Column("login", "Логин", "Для входа; пароль задаёт администратор", 18),
    Column("is_active", "Действует", f"{YES} или {NO}", 12),
)
POSTS = (
    CODE,
    Column("person", "Человек", "Код или фамилия, имя и отчество с листа «Люди»", 34, True),
    Column("organisation", "Организация", "Код или краткое название с листа «Организации»", 30, True),
    Column("title", "Должность", "Директор", 34, True),
    Column("role", "Роль", f"Одна из: {_ROLES}", 18, True),
    Column("place", "Полномочия в", "Если не там, где работает: код или краткое название", 30),
    Column("since", "С", "дд.мм.гггг", 12),
    Column("until", "По", "Последний день, дд.мм.гггг", 12),
)
SHEETS = {"Организации": ORGANISATIONS, "Люди": PEOPLE, "Должности": POSTS}


def export_registry(owner: Organisation) -> bytes:
    """The workbook of the authority and all below it."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    rows = {"Организации": organisation_rows(owner), "Люди": person_rows(owner), "Должности": post_rows(owner)}
    for name, columns in SHEETS.items():
        _sheet(book, name, columns, rows[name])
    book.close()
    return file.getvalue()


def _sheet(book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[dict[str, str]]) -> None:
    sheet = book.add_worksheet(name)
    header = book.add_format({"bold": True, "bg_color": "#E7EDEC", "border": 1, "text_wrap": True, "valign": "top"})
    hint = book.add_format({"italic": True, "font_color": "#5A6663", "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top"})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, text)
        sheet.write_string(0, at, column.header, header)
        sheet.write_string(1, at, column.help, hint)
    for number, row in enumerate(rows, start=2):
        for at, column in enumerate(columns):
            if value := row[column.field]:
                sheet.write_string(number, at, cell_text(value), text)
    sheet.freeze_panes(2, 4)


def cell_text(value: str) -> str:
    """What a cell can hold."""
    return UNPRINTABLE.sub("", value)[:CELL_LIMIT]


def organisations_below(owner: Organisation) -> list[Organisation]:
    """The authority and all below it, with what their rows need."""
    rows = Organisation.objects.filter(path__startswith=owner.path).order_by("path")
    return list(rows.select_related("parent", "successor").prefetch_related("attributes"))


def posts_below(owner: Organisation) -> list[Post]:
    """All posts in these organisations."""
    rows = Post.objects.filter(organisation__path__startswith=owner.path).order_by("organisation__path", "id")
    return list(rows.select_related("person", "organisation", "place"))


def people_below(owner: Organisation) -> list[Person]:
    """Those who have or had a post there."""
    found = Person.objects.filter(Q(posts__organisation__path__startswith=owner.path))
    return list(Person.objects.filter(pk__in=found.values("pk")))


def organisation_rows(owner: Organisation) -> list[dict[str, str]]:
    """Cells of the sheet «Организации»."""
    return [organisation_cells(row) for row in organisations_below(owner)]


def organisation_cells(row: Organisation) -> dict[str, str]:
    """An organisation as its cells show it."""
    terms = sorted(attribute.term for attribute in row.attributes.all())
    plain = {
        name: getattr(row, name) for name in ("name", "short_name", "number", "settlement", "address", "tax_number")
    }
    return plain | {
        "id": str(row.pk),
        "kind": row.get_kind_display(),
        "parent": str(row.parent_id or ""),
        "attributes": "; ".join(terms),
        "opened": shown_day(row.opened),
        "closed": shown_day(row.closed),
        "successor": str(row.successor_id or ""),
    }


def person_rows(owner: Organisation) -> list[dict[str, str]]:
    """Cells of the sheet «Люди»."""
    return [person_cells(row) for row in people_below(owner)]


def person_cells(row: Person) -> dict[str, str]:
    """A person as the cells show him."""
    plain = {name: getattr(row, name) for name in ("surname", "given_name", "patronymic", "email", "phone")}
    return plain | {"id": str(row.pk), "login": row.login or "", "is_active": YES if row.is_active else NO}


def post_rows(owner: Organisation) -> list[dict[str, str]]:
    """Cells of the sheet «Должности»."""
    return [post_cells(row) for row in posts_below(owner)]


def post_cells(row: Post) -> dict[str, str]:
    """A post as its cells show it."""
    return {
        "id": str(row.pk),
        "person": str(row.person_id),
        "organisation": str(row.organisation_id),
        "title": row.title,
        "role": row.get_role_display(),
        "place": str(row.place_id or ""),
        "since": shown_day(row.since),
        "until": shown_day(row.until),
    }


def shown_day(day: Any) -> str:
    """«01.09.2026», as the cells show it."""
    return f"{day:%d.%m.%Y}" if isinstance(day, date) else ""
