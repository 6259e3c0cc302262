"""A workbook of the registry → what it would add, change and close, or what is wrong in which cell.

Reads: a workbook by the reader that is safe against hostile files. Changes nothing. Guarantees: there are errors, each
with its sheet, row and column and the way to mend it, or the plan can be carried out whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from avgust.apps.registry.models import KINDS, ROLES, Attribute, Organisation, Person, Post
from avgust.apps.registry.workbook import (
    NO,
    SHEETS,
    YES,
    Column,
    organisation_cells,
    organisations_below,
    people_below,
    person_cells,
    post_cells,
    posts_below,
)
from avgust.kernel.errors import AvgustError
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.sheet import Sheet
from avgust.reading.sources.sheets.xlsx import xlsx_sheets

LIMITS = Limits(office_bytes=20_000_000, cells=400_000)
HEADER_ROWS = 10  # the header stands in one of these
FEWEST_HEADERS = 3
LENGTHS = {"name": 500, "short_name": 200, "number": 20, "settlement": 200, "address": 500, "title": 300, "phone": 50,
           "surname": 100, "given_name": 100, "patronymic": 100, "login": 100, "email": 254}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong: sheet, row, header of the column («» for the whole row), and how to mend it."""

    sheet: str
    row: int
    column: str
    message: str


@dataclass(slots=True)
class Row:
    """One row of the file: the cells by field, the values made of them, the row of the database that it is."""

    sheet: str
    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    found: Any = None  # the row of the database, None for a new one
    before: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What a person knows the row by."""
        names = (
            self.cells.get(n, "") for n in ("short_name", "surname", "given_name", "person", "title", "organisation")
        )
        return " ".join(filter(None, names))

    @property
    def action(self) -> str:
        """add, close, change, or nothing."""
        if self.found is None:
            return "add"
        if "closed" in self.changed and not self.before.get("closed"):
            return "close"
        return "change" if self.changed else ""

    @property
    def changed(self) -> dict[str, tuple[str, str]]:
        """Before and after of the fields that differ, as the cells show them."""
        before = {name: " ".join(text.split()) for name, text in self.before.items()}
        return {n: (before[n], text) for n, text in self.shown.items() if n in before and before[n] != text}

    @property
    def changes(self) -> list[dict[str, str]]:
        """The same with the headers of the columns, for people."""
        headers = {column.field: column.header for column in SHEETS[self.sheet]}
        return [{"header": headers[n], "before": was, "after": now} for n, (was, now) in self.changed.items()]

    @property
    def shown(self) -> dict[str, str]:
        """The cells with references written as codes, so that they compare."""
        return {n: _as_shown(n, self.values.get(n), text) for n, text in self.cells.items() if n != "id"}


def _as_shown(name: str, value: Any, text: str) -> str:
    if isinstance(value, Row):
        return f"строка {value.number}"
    if name in {"parent", "successor", "person", "organisation", "place"} and value is not None:
        return str(value.pk)
    if name == "attributes":
        return "; ".join(sorted(one.term for one in value or ()))
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if name in {"kind", "role"}:
        return dict([*KINDS, *ROLES]).get(str(value), text)
    if isinstance(value, bool):
        return YES if value else NO
    return text


@dataclass(slots=True)
class ImportPlan:
    """What the file would do."""

    errors: list[CellError] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def of(self, action: str) -> list[Row]:
        """The rows that would be added, changed or closed."""
        return [row for rows in self.rows.values() for row in rows if row.action == action]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(row.action for rows in self.rows.values() for row in rows)


def plan_import(data: bytes, name: str, owner: Organisation) -> ImportPlan:
    """The plan of a file for an authority."""
    try:
        sheets = {sheet.name.strip().casefold(): sheet for sheet in xlsx_sheets(data, name, LIMITS)}
    except AvgustError as error:
        return ImportPlan([CellError("", 0, "", f"Файл не читается: {error.message}. Нужна книга Excel (XLSX).")])
    plan = ImportPlan()
    for title, columns in SHEETS.items():
        sheet = sheets.get(title.casefold())
        plan.rows[title] = list(_rows(title, columns, sheet, plan)) if sheet else []
    if not any(plan.rows.values()) and not plan.errors:
        plan.errors.append(CellError("", 0, "", f"Нет строк: нужны листы {', '.join(f'«{s}»' for s in SHEETS)}."))
    _Reader(owner, plan).read()
    return plan


def _rows(title: str, columns: tuple[Column, ...], sheet: Sheet, plan: ImportPlan) -> Iterator[Row]:
    """The rows below the header; the row of help and empty rows are passed over."""
    start, places = _header(sheet, columns)
    missing = [column.header for column in columns if column.required and column.field not in places.values()]
    if missing:
        words = ", ".join(f"«{header}»" for header in missing)
        plan.errors.append(CellError(title, start or 1, "", f"Нет столбца {words}. Верните заголовок в первую строку."))
        return
    helps = {column.field: column.help for column in columns}
    for number in sorted(row for row in sheet.cells if row > start):
        cells = dict.fromkeys(places.values(), "")
        for at, shown in sheet.cells[number].items():
            if at in places:
                cells[places[at]] = " ".join(shown.text.split())
        filled = {name: text for name, text in cells.items() if text}
        if filled and not all(text == helps[name] for name, text in filled.items()):
            yield Row(title, number, cells)


def _header(sheet: Sheet, columns: tuple[Column, ...]) -> tuple[int, dict[int, str]]:
    """The row of the headers, and the field of each column."""
    by_header = {column.header.casefold(): column.field for column in columns}
    for number in sorted(row for row in sheet.cells if row <= HEADER_ROWS):
        texts = {at: " ".join(shown.text.split()).casefold().rstrip(":*") for at, shown in sheet.cells[number].items()}
        places = {at: by_header[text] for at, text in texts.items() if text in by_header}
        if len(places) >= FEWEST_HEADERS:
            return number, places
    return 0, {}


class _Reader:
    """Makes values of cells, finds the rows that they speak of, and gathers errors."""

    def __init__(self, owner: Organisation, plan: ImportPlan) -> None:
        self._plan = plan
        self._organisations = organisations_below(owner)
        self._people = people_below(owner)
        self._posts = posts_below(owner)
        self._owner = owner
        self._by_code: dict[type, dict[str, Any]] = {
            model: {str(one.pk): one for one in rows}
            for model, rows in ((Organisation, self._organisations), (Person, self._people), (Post, self._posts))
        }
        self._told: dict[int, Row] = {}
        self._terms = {row.term.casefold(): row for row in Attribute.objects.filter(owner=None)}
        self._terms |= {row.term.casefold(): row for row in Attribute.objects.filter(owner=owner)}

    def read(self) -> None:
        """All sheets in the order in which they refer to one another."""
        for row in self._plan.rows.get("Организации", []):
            self._find(row, self._organisations, organisation_cells, _same_organisation)
        for row in self._plan.rows.get("Люди", []):
            self._find(row, self._people, person_cells, _same_person)
        self._told = {row.found.pk: row for row in self._plan.rows.get("Организации", []) if row.found is not None}
        for name, rows in self._plan.rows.items():
            for row in rows:
                self._read(row, {column.field: column for column in SHEETS[name]})
        for row in self._plan.rows.get("Должности", []):
            self._find(row, self._posts, post_cells, _same_post)
        self._whole()

    def _error(self, row: Row, name: str, message: str) -> None:
        header = next((column.header for column in SHEETS[row.sheet] if column.field == name), "")
        self._plan.errors.append(CellError(row.sheet, row.number, header, message))

    def _find(self, row: Row, known: list[Any], cells_of: Any, same: Any) -> None:
        """The row of the database: by its code, else by what it says."""
        code = row.cells.get("id", "")
        if code:
            row.found = self._by_code[type(known[0])].get(code) if known else None
            if row.found is None:
                self._error(row, "id", f"Кода {code} нет в вашем реестре. У новых строк оставьте «Код» пустым.")
        else:
            found = [one for one in known if same(one, row)]
            if len(found) > 1:
                self._error(row, "id", "Таких строк в реестре несколько. Впишите код нужной.")
            row.found = found[0] if len(found) == 1 else None
        row.before = cells_of(row.found) if row.found is not None else {}

    def _read(self, row: Row, columns: Mapping[str, Column]) -> None:
        for name, text in row.cells.items():
            if name == "id":
                continue
            if columns[name].required and not text:
                self._error(row, name, "Пусто. Заполните.")
            elif len(text) > LENGTHS.get(name, 500):
                self._error(row, name, f"Длиннее {LENGTHS.get(name, 500)} знаков. Сократите.")
            else:
                row.values[name] = self._value(row, name, text)

    def _value(self, row: Row, name: str, text: str) -> Any:
        if name in {"opened", "closed", "since", "until"}:
            return self._day(row, name, text)
        if name in {"kind", "role"}:
            return self._choice(row, name, text)
        if name == "parent" and not text and row.found != self._owner:
            return self._owner
        if name in {"parent", "successor", "organisation", "place"}:
            return self._organisation(row, name, text) if text else None
        if name == "person":
            return self._person(row, text)
        if name == "attributes":
            return self._attributes(row, text)
        if name == "is_active":
            return self._yes(row, text)
        if name == "tax_number" and text and not (text.isdecimal() and len(text) in {10, 12}):
            self._error(row, name, "ИНН – 10 или 12 цифр.")
        if name == "email" and text and ("@" not in text[1:-1] or " " in text):
            self._error(row, name, f"«{text}» – не адрес почты.")
        return (text or None) if name == "login" else text

    def _day(self, row: Row, name: str, text: str) -> date | None:
        for form in ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y") if text else ():
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not a moment
            except ValueError:
                continue
        if text:
            self._error(row, name, f"«{text}» – не дата. Напишите так: 01.09.2026.")
        return None

    def _choice(self, row: Row, name: str, text: str) -> str:
        choices = {term.casefold(): code for code, term in (KINDS if name == "kind" else ROLES)}
        if text.casefold() not in choices:
            allowed = "; ".join(term for _, term in (KINDS if name == "kind" else ROLES))
            self._error(row, name, f"«{text}» – нет такого значения. Одно из: {allowed}.")
        return choices.get(text.casefold(), "")

    def _organisation(self, row: Row, name: str, text: str) -> Any:
        """By code or by the short name, also of a new row."""
        if text.isdecimal():
            found: list[Any] = list(filter(None, [self._by_code[Organisation].get(text)]))
        else:
            found = [one for one in self._organisations if one.short_name.casefold() == text.casefold()]
            new = (one for one in self._plan.rows.get("Организации", []) if one.found is None)
            found += [one for one in new if one.cells.get("short_name", "").casefold() == text.casefold()]
        if not found and name == "parent" and text == str(self._owner.parent_id) and row.found == self._owner:
            return self._owner.parent
        if len(found) != 1:
            trouble = "нет в вашем реестре" if not found else "таких несколько"
            self._error(row, name, f"«{text}»: {trouble}. Впишите код или точное краткое название.")
        return found[0] if len(found) == 1 else None

    def _person(self, row: Row, text: str) -> Any:
        if text.isdecimal():
            found: list[Any] = list(filter(None, [self._by_code[Person].get(text)]))
        else:
            found = [one for one in self._people if one.full_name.casefold() == text.casefold()]
            new = (one for one in self._plan.rows.get("Люди", []) if one.found is None)
            found += [one for one in new if _full_name(one).casefold() == text.casefold()]
        if len(found) != 1:
            trouble = "нет на листе «Люди»" if not found else "таких несколько"
            self._error(row, "person", f"«{text}»: {trouble}. Впишите код или фамилию, имя и отчество полностью.")
        return found[0] if len(found) == 1 else None

    def _attributes(self, row: Row, text: str) -> list[Attribute]:
        found = []
        for term in filter(None, (part.strip() for part in text.split(";"))):
            attribute = self._terms.get(term.casefold())
            if attribute is None:
                known = "; ".join(sorted(one.term for one in self._terms.values()))
                self._error(row, "attributes", f"Нет признака «{term}». Есть: {known}.")
            elif attribute not in found:
                found.append(attribute)
        return found

    def _yes(self, row: Row, text: str) -> bool:
        if text.casefold() not in {YES, NO, ""}:
            self._error(row, "is_active", f"Напишите «{YES}» или «{NO}».")
        return text.casefold() != NO

    def _whole(self) -> None:
        """What holds between cells and rows."""
        seen: dict[tuple[str, Any], Row] = {}
        for row in (row for rows in self._plan.rows.values() for row in rows):
            if row.found is not None:
                self._once(row, seen, row.found.pk)
            elif row.sheet == "Организации":
                self._once(row, seen, row.cells.get("short_name", "").casefold())
            for first, last in (("opened", "closed"), ("since", "until")):
                begins, ends = row.values.get(first), row.values.get(last)
                if begins and ends and ends < begins:
                    self._error(row, last, "Раньше, чем начало. Поменяйте даты местами.")
            if row.sheet == "Организации":
                self._standing(row)
            if row.values.get("successor") is not None and not row.values.get("closed"):
                self._error(row, "successor", "Есть правопреемник, а дня закрытия нет. Впишите его.")
        self._logins()
        self._newcomers_have_posts()

    def _standing(self, row: Row) -> None:
        """Where it stands in the tree: the authority stays where it is, nobody stands below himself."""
        parent = row.values.get("parent")
        if row.found == self._owner:
            if "parent" in row.changed:
                self._error(row, "parent", "Орган управления не переносится через файл. Верните прежнее значение.")
            return
        at, seen = parent, set[int]()
        while at is not None and id(at) not in seen:
            if at is row or (row.found is not None and at == row.found):
                self._error(row, "parent", "Организация не может быть подчинена самой себе.")
                return
            seen.add(id(at))
            at = at.values.get("parent") if isinstance(at, Row) else self._parent_of(at)

    def _parent_of(self, organisation: Organisation) -> Any:
        """The parent that the file gives it, else the present one."""
        told = self._told.get(organisation.pk)
        if told is not None and "parent" in told.values:
            return told.values["parent"]
        return self._by_code[Organisation].get(str(organisation.parent_id))

    def _once(self, row: Row, seen: dict[tuple[str, Any], Row], what: Any) -> None:
        first = seen.setdefault((row.sheet, what), row)
        if first is not row:
            self._error(row, "id", f"Та же, что в строке {first.number}. Оставьте одну.")

    def _logins(self) -> None:
        rows = [row for row in self._plan.rows.get("Люди", []) if row.values.get("login")]
        named = [row.values["login"] for row in rows]
        taken = {p.login: p.pk for p in Person.objects.filter(login__in=named)}
        for at, row in enumerate(rows):
            login = row.values["login"]
            owner = taken.get(login)
            if (owner and (row.found is None or row.found.pk != owner)) or login in named[:at]:
                self._error(row, "login", f"Логин «{login}» занят. Придумайте другой.")

    def _newcomers_have_posts(self) -> None:
        working = {id(row.values.get("person")) for row in self._plan.rows.get("Должности", [])}
        for row in self._plan.rows.get("Люди", []):
            if row.found is None and id(row) not in working:
                self._error(row, "", "У нового человека нет должности. Добавьте её на листе «Должности».")


def _same_organisation(one: Any, row: Row) -> bool:
    return bool(one.short_name.casefold() == row.cells.get("short_name", "").casefold())


def _full_name(row: Row) -> str:
    return " ".join(filter(None, (row.cells.get(name, "") for name in ("surname", "given_name", "patronymic"))))


def _same_person(one: Any, row: Row) -> bool:
    login = row.cells.get("login", "")
    return bool(one.login == login) if login and one.login else bool(one.full_name == _full_name(row))


def _same_post(one: Any, row: Row) -> bool:
    names = ("person", "organisation", "title", "role")
    same = (one.person, one.organisation, one.title, one.role) == tuple(row.values.get(name) for name in names)
    return same and (not row.values.get("since") or one.since == row.values["since"])
