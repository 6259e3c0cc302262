"""The registry goes out and comes in as a workbook: nothing lost, nothing half-imported, errors by row."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import (
    AccessError,
    Attribute,
    Organisation,
    Person,
    Post,
    RegistryError,
    change_organisation,
    export_registry,
    import_registry,
    plan_import,
)
from district import NOW


class Book:
    """An exported workbook that somebody edits."""

    def __init__(self, data):
        self.book = openpyxl.load_workbook(BytesIO(data))

    def row_of(self, sheet, text):
        found = [cell.row for row in self.book[sheet].iter_rows(min_row=3) for cell in row if cell.value == text]
        return found[0]

    def column_of(self, sheet, header):
        return next(cell.column for cell in self.book[sheet][1] if cell.value == header)

    def put(self, sheet, row, header, value):
        self.book[sheet].cell(row, self.column_of(sheet, header)).value = value

    def add(self, sheet, **cells):
        row = self.book[sheet].max_row + 1
        for header, value in cells.items():
            self.put(sheet, row, header.replace("_", " "), value)
        return row

    def data(self):
        file = BytesIO()
        self.book.save(file)
        return file.getvalue()


@pytest.fixture
def owner(district):
    return district["authority"]


@pytest.fixture
def book(owner):
    return Book(export_registry(owner))


def load(district, data):
    return import_registry(
        by=district.actor("specialist"), now=NOW, owner=district["authority"], data=data, name="реестр.xlsx"
    )


def everything():
    tables = (Organisation, Person, Post)
    return [list(table.objects.order_by("pk").values()) for table in tables] + [Entry.objects.count()]


def test_what_goes_out_comes_in_without_a_difference(district, owner):
    rural = Attribute.objects.get(code="rural", owner=None)
    actor = district.actor("specialist")
    change_organisation(
        by=actor, now=NOW, organisation=district["village"], attributes=[rural.pk], address="ул. Новая,  1; =дом",
        closed=date(2026, 8, 31), successor=district["school_1"],
    )  # fmt: skip
    before = everything()
    plan = load(district, export_registry(owner))
    assert (plan.errors, plan.is_empty) == ([], True)
    assert everything() == before


def test_the_neighbours_do_not_go_out(owner, book):
    texts = {cell.value for sheet in book.book for row in sheet.iter_rows() for cell in row}
    assert "МБОУ СОШ № 1" in texts and "МБОУ СОШ № 9" not in texts and "Чужова" not in texts


def test_a_formula_goes_out_as_text(district, owner):
    change_organisation(
        by=district.actor("specialist"), now=NOW, organisation=district["village"], address='=HYPERLINK("x")'
    )
    cells = [c for row in Book(export_registry(owner)).book["Организации"].iter_rows() for c in row]
    written = [cell for cell in cells if cell.value and "HYPERLINK" in str(cell.value)]
    assert written and all(cell.data_type == "s" for cell in written)


def test_new_organisations_people_and_posts_are_added_and_journalled(district, book):
    book.add("Организации", Вид="Общеобразовательная организация", Полное_название="Новая школа",
             Краткое_название="МБОУ СОШ № 7", Номер=7, Открыта="01.09.2026", Признаки="сельская")  # fmt: skip
    book.add("Организации", Вид="Дошкольная организация", Полное_название="Группа при школе",
             Краткое_название="Группа «Лучик»", Подчинена="МБОУ СОШ № 7")  # fmt: skip
    book.add("Люди", Фамилия="Новикова", Имя="Ольга", Отчество="Петровна", Логин="novikova")
    book.add("Должности", Человек="Новикова Ольга Петровна", Организация="МБОУ СОШ № 7", Должность="Директор",
             Роль="Руководитель", С="01.09.2026")  # fmt: skip
    entries = Entry.objects.count()
    plan = load(district, book.data())
    assert len(plan.of("add")) == 4
    school, group = Organisation.objects.get(number="7"), Organisation.objects.get(short_name="Группа «Лучик»")
    assert (school.path, group.path) == (f"{district['authority'].path}{school.pk}/", f"{school.path}{group.pk}/")
    assert [one.code for one in school.attributes.all()] == ["rural"] and school.opened == date(2026, 9, 1)
    post = Post.objects.get(organisation=school)
    assert (post.person.surname, post.role) == ("Новикова", "manager") and not post.person.has_usable_password()
    assert Entry.objects.count() == entries + 4


def test_importing_twice_changes_nothing(district, book):
    book.add("Организации", Вид="Общеобразовательная организация", Полное_название="Новая", Краткое_название="Новая")
    book.add("Люди", Фамилия="Новикова", Имя="Ольга")
    book.add("Должности", Человек="Новикова Ольга", Организация="Новая", Должность="Учитель", Роль="Исполнитель")
    data = book.data()
    load(district, data)
    after = everything()
    assert load(district, data).is_empty
    assert everything() == after


def test_a_change_and_a_closing_are_told_apart(district, book):
    row = book.row_of("Организации", "МБОУ СОШ № 2")
    book.put("Организации", row, "Закрыта", "31.08.2026")
    book.put("Организации", row, "Правопреемник", "МБОУ СОШ № 1")
    book.put("Организации", book.row_of("Организации", "МБОУ СОШ № 1"), "Адрес", "ул. Школьная, 5")
    plan = load(district, book.data())
    assert [one.title for one in plan.of("close")] == ["МБОУ СОШ № 2"]
    assert [one.changed for one in plan.of("change")] == [{"address": ("", "ул. Школьная, 5")}]
    closed = Organisation.objects.get(pk=district["school_2"].pk)
    assert (closed.closed, closed.successor) == (date(2026, 8, 31), district["school_1"])
    assert sorted(Entry.objects.order_by("-number").values_list("action", flat=True)[:2]) == [
        "organisation.changed",
        "organisation.closed",
    ]


@pytest.mark.parametrize(
    ("sheet", "header", "value", "words"),
    [
        ("Организации", "Вид", "Школа", "нет такого значения"),
        ("Организации", "Вид", None, "Заполните"),
        ("Организации", "Код", "999999", "нет в вашем реестре"),
        ("Организации", "Закрыта", "когда-нибудь", "не дата"),
        ("Организации", "Закрыта", "01.01.1980", "Раньше"),
        ("Организации", "Признаки", "летающая", "Нет признака"),
        ("Организации", "Подчинена", "МБОУ СОШ № 9", "нет в вашем реестре"),
        ("Организации", "Подчинена", "МБОУ СОШ № 1", "самой себе"),
        ("Организации", "Правопреемник", "МБОУ СОШ № 2", "дня закрытия нет"),
        ("Организации", "ИНН", "12", "цифр"),
        ("Организации", "Номер", "1" * 30, "Сократите"),
        ("Люди", "Эл. почта", "нет", "не адрес"),
        ("Люди", "Действует", "иногда", "да"),
        ("Люди", "Логин", "head_2", "занят"),
        ("Должности", "Роль", "Царь", "нет такого значения"),
        ("Должности", "Человек", "Никто Никем", "нет на листе"),
    ],
)
def test_every_error_names_its_cell_and_nothing_is_imported(district, owner, book, sheet, header, value, words):
    first = {"Организации": "МБОУ СОШ № 1", "Люди": "Соколов", "Должности": str(district["head_1"].pk)}
    row = book.row_of(sheet, first[sheet])
    book.put(sheet, row, header, value)
    book.put("Организации", book.row_of("Организации", "МБУ «ИМЦ»"), "Адрес", "ул. Новая, 1")  # right, and not written
    before = everything()
    errors = plan_import(book.data(), "реестр.xlsx", owner).errors
    assert [(e.sheet, e.row, e.column) for e in errors] == [(sheet, row, header)] and words in errors[0].message
    with pytest.raises(RegistryError):
        load(district, book.data())
    assert everything() == before


def test_two_rows_of_one_organisation_are_an_error(owner, book):
    row = book.add("Организации", Вид="Другая организация", Полное_название="x", Краткое_название="МБОУ СОШ № 1")
    errors = plan_import(book.data(), "реестр.xlsx", owner).errors
    assert [(error.sheet, error.row) for error in errors] == [("Организации", row)]


def test_a_newcomer_needs_a_post(owner, book):
    row = book.add("Люди", Фамилия="Новикова", Имя="Ольга")
    errors = plan_import(book.data(), "реестр.xlsx", owner).errors
    assert [(error.sheet, error.row) for error in errors] == [("Люди", row)]


def test_columns_are_found_by_their_headers_in_any_order_and_missing_ones_leave_the_field(district, owner):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "организации"
    sheet.append(["Реестр района"])
    sheet.append(["Краткое название", "Адрес", "Полное название", "Вид", "Примечание"])
    sheet.append(["МБОУ СОШ № 1", "ул. Новая, 1", "МБОУ СОШ № 1", "общеобразовательная организация", "x"])
    file = BytesIO()
    book.save(file)
    plan = load(district, file.getvalue())
    assert [row.changed for row in plan.of("change")] == [{"address": ("", "ул. Новая, 1")}]
    assert Organisation.objects.get(pk=district["school_1"].pk).number == "1"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a book", b"\xd0\xcf\x11\xe0" * 50, "Организации;".encode()])
def test_what_is_no_workbook_is_told(owner, data):
    plan = plan_import(data, "файл.xlsx", owner)
    assert plan.errors and plan.is_empty


@pytest.mark.parametrize("who", ["chief", "head_1", "methodologist", "foreign", "centre_head"])
def test_only_who_keeps_the_registry_imports(district, book, who):
    with pytest.raises(AccessError):
        import_registry(
            by=district.actor(who), now=NOW, owner=district["authority"], data=book.data(), name="реестр.xlsx"
        )
