"""A small invented district for the tests: a region, an authority, a centre, five organisations, a person of each role."""

from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from avgust.apps.journal.api import Entry
from avgust.apps.registry.api import (
    Actor,
    Organisation,
    Person,
    Post,
    actor_of,
    add_organisation,
    add_person,
    appoint,
    system,
)

ZONE = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZONE)
TODAY = NOW.date()
SYSTEM = system("проверка")

# key: parent, kind, short name, number, settlement
ORGANISATIONS = {
    "region": (None, "region", "Министерство образования Заозёрской области", "", "г. Заозёрск"),
    "authority": ("region", "authority", "Управление образования Луговского района", "", "г. Луговск"),
    "neighbour": ("region", "authority", "Управление образования Степного района", "", "г. Степной"),
    "centre": ("authority", "methodical_centre", "МБУ «ИМЦ»", "", "г. Луговск"),
    "school_1": ("authority", "school", "МБОУ СОШ № 1", "1", "г. Луговск"),
    "school_2": ("authority", "school", "МБОУ СОШ № 2", "2", "г. Луговск"),
    "village": ("authority", "school", "МБОУ ООШ с. Берёзовка", "", "с. Берёзовка"),
    "kindergarten": ("authority", "kindergarten", "МБДОУ детский сад «Ромашка»", "", "г. Луговск"),
    "creativity": ("authority", "additional", "МБУ ДО «Дом творчества»", "", "г. Луговск"),
    "foreign_school": ("neighbour", "school", "МБОУ СОШ № 9", "9", "г. Степной"),
}
# key: organisation, place, role, title, surname, given name, patronymic
PEOPLE = {
    "minister": ("region", None, "manager", "Министр", "Северова", "Ольга", "Игоревна"),
    "regional": ("region", None, "specialist", "Главный специалист", "Юдин", "Пётр", "Олегович"),
    "chief": ("authority", None, "manager", "Начальник управления", "Громова", "Нина", "Павловна"),
    "specialist": ("authority", None, "specialist", "Главный специалист", "Петрова", "Анна", "Сергеевна"),
    "second": ("authority", None, "specialist", "Ведущий специалист", "Котова", "Вера", "Ильинична"),
    "administrator": ("authority", None, "administrator", "Системный администратор", "Лунин", "Олег", "Ильич"),
    "methodologist": ("centre", "authority", "methodologist", "Методист", "Зимина", "Ирина", "Львовна"),
    "centre_head": ("centre", None, "manager", "Директор центра", "Орлов", "Иван", "Ильич"),
    "head_1": ("school_1", None, "manager", "Директор", "Соколов", "Игорь", "Петрович"),
    "executor_1": ("school_1", None, "executor", "Заместитель директора", "Белова", "Мария", "Ивановна"),
    "head_2": ("school_2", None, "manager", "Директор", "Рябова", "Елена", "Юрьевна"),
    "village_head": ("village", None, "manager", "Директор", "Кузьмин", "Семён", "Ильич"),
    "garden_head": ("kindergarten", None, "manager", "Заведующий", "Мишина", "Инна", "Олеговна"),
    "foreign": ("neighbour", None, "specialist", "Главный специалист", "Чужова", "Алла", "Львовна"),
    "foreign_head": ("foreign_school", None, "manager", "Директор", "Дальний", "Егор", "Ильич"),
}
PASSWORD = "луговой-ветер-26"


@dataclass
class District:
    """The rows by their keys."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, key: str):
        return self.organisations.get(key) or self.people[key]

    def actor(self, key: str, today: date = TODAY) -> Actor:
        """The person as who acts."""
        return actor_of(self.people[key], today=today, origin="проверка")


def make_district() -> District:
    """Writes the district into an empty database, by the services."""
    made = District()
    for key, (parent, kind, name, number, settlement) in ORGANISATIONS.items():
        made.organisations[key] = add_organisation(
            by=SYSTEM, now=NOW, parent=made.organisations.get(parent), kind=kind, name=name, short_name=name,
            number=number, settlement=settlement, opened=date(1990, 9, 1),
        )  # fmt: skip
    for key, (organisation, place, role, title, surname, given_name, patronymic) in PEOPLE.items():
        made.people[key] = add_person(
            by=SYSTEM, now=NOW, organisation=made[organisation], login=key, surname=surname, given_name=given_name,
            patronymic=patronymic, email=f"{key}@lugovsk.example",
        )  # fmt: skip
        appoint(
            by=SYSTEM, now=NOW, person=made.people[key], organisation=made[organisation],
            place=made.organisations.get(place), title=title, role=role, since=date(2020, 9, 1),
        )  # fmt: skip
    return made


MADE: list = []  # once the services made it: the keys of its rows, and the rows themselves


def district_anew() -> District:
    """The district in an empty database: made by the services the first time, copied row by row from then on."""
    if not MADE:
        made = make_district()
        keys = {name: {key: row.pk for key, row in getattr(made, name).items()} for name in ("organisations", "people")}
        MADE.extend([keys, [(model, list(model.objects.all())) for model in (Organisation, Person, Post, Entry)]])
        return made
    keys, tables = MADE
    for model, rows in tables:
        model.objects.bulk_create([copy(row) for row in rows])
    organisations, people = Organisation.objects.in_bulk(), Person.objects.in_bulk()
    return District(
        {key: organisations[pk] for key, pk in keys["organisations"].items()},
        {key: people[pk] for key, pk in keys["people"].items()},
    )
