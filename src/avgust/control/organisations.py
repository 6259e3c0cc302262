"""What the control room knows of an organisation: facts of a registry, and the attributes that directives ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class OrganisationKind(StrEnum):
    """What an organisation is, by what it does."""

    region = "region"
    authority = "authority"
    department = "department"  # структурное подразделение органа
    methodical_centre = "methodical_centre"
    school = "school"
    kindergarten = "kindergarten"
    additional = "additional"  # дополнительное образование
    boarding = "boarding"  # школа-интернат, коррекционная школа
    vocational = "vocational"
    other = "other"


KIND_TERMS: Mapping[OrganisationKind, str] = {
    OrganisationKind.region: "орган управления образованием региона",
    OrganisationKind.authority: "муниципальный орган управления образованием",
    OrganisationKind.department: "структурное подразделение органа",
    OrganisationKind.methodical_centre: "методическая служба",
    OrganisationKind.school: "общеобразовательная организация",
    OrganisationKind.kindergarten: "дошкольная образовательная организация",
    OrganisationKind.additional: "организация дополнительного образования",
    OrganisationKind.boarding: "школа-интернат, коррекционная школа",
    OrganisationKind.vocational: "профессиональная образовательная организация",
    OrganisationKind.other: "иная организация",
}


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation of the registry. It works from `opened` to `closed`, both inclusive."""

    id: int
    kind: OrganisationKind
    name: str
    short_name: str
    number: str | None
    settlement: str
    attributes: frozenset[str]
    parent: int | None
    opened: date | None
    closed: date | None
    successor: int | None

    def works(self, on: date) -> bool:
        """Whether the organisation exists on that day."""
        return not (self.opened and on < self.opened) and not (self.closed and self.closed < on)


class Attribute(NamedTuple):
    """What distinguishes organisations of one kind: the Russian term, and a phrase that asked for it."""

    term: str
    witness: str


# The set is open: a district adds codes and terms of its own.
ATTRIBUTES: Mapping[str, Attribute] = {
    "rural": Attribute("сельская", "руководителям общеобразовательных организаций, расположенных в сельской местности"),
    "small": Attribute("малокомплектная", "директорам малокомплектных школ"),
    "low_results": Attribute("с низкими образовательными результатами (ШНОР)", "школам с НОР"),
    "high_results": Attribute("с высокими образовательными результатами", "школам с высокими результатами"),
    "preschool_groups": Attribute("с дошкольными группами", "школам, имеющим дошкольные группы"),
    "boarding": Attribute("с пришкольным интернатом", "руководителям школ, имеющих интернат"),
    "inclusive": Attribute("обучает детей с ОВЗ", "школам, реализующим инклюзивное образование"),
    "support_school": Attribute("опорная школа", "опорным школам"),
    "base_school": Attribute("базовая школа", "базовым школам"),
    "pilot": Attribute("пилотная площадка", "директорам пилотных школ"),
    "innovative": Attribute("инновационная площадка", "инновационным площадкам"),
    "growth_point": Attribute("центр «Точка роста»", "школам с центрами «Точка роста»"),
    "school_bus": Attribute("осуществляет подвоз", "директорам школ, осуществляющих подвоз"),
}
