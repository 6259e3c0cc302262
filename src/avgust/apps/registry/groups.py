"""Addressees of an authority's directives → organisations of the registry, by the rules and lists of the authority."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from avgust.apps.registry.models import Attribute, NamedList, Organisation
from avgust.apps.registry.models import GroupRule as RuleRow
from avgust.control.addressees import Directory, GroupRule, Resolution, resolve
from avgust.control.organisations import OrganisationFacts, OrganisationKind


@dataclass(frozen=True, slots=True)
class Groups:
    """What the addressees of an authority come to on a day; made once for any number of addressees."""

    owner: int
    on: date
    directory: Directory
    rules: Sequence[GroupRule]
    lists: Mapping[str, Sequence[int]]
    terms: Mapping[str, str]

    def resolve(self, written: str) -> Resolution:
        """The organisations that the words name, or the question to ask."""
        return resolve(
            written,
            organisations=self.directory,
            authority=self.owner,
            rules=self.rules,
            on=self.on,
            lists=self.lists,
            terms=self.terms,
        )


def groups_of(owner: Organisation, on: date) -> Groups:
    """The registry, rules and lists that hold for the authority on that day."""
    facts = [facts_of(row) for row in Organisation.objects.order_by("path").prefetch_related("attributes")]
    return Groups(owner.pk, on, Directory(facts), rules_of(owner, on), lists_of(owner, on), terms_of(owner))


def facts_of(row: Organisation) -> OrganisationFacts:
    """A row as the control room knows it."""
    return OrganisationFacts(
        id=row.pk,
        kind=OrganisationKind(row.kind),
        name=row.name,
        short_name=row.short_name,
        number=row.number or None,
        settlement=row.settlement,
        attributes=frozenset(attribute.code for attribute in row.attributes.all()),
        parent=row.parent_id,
        opened=row.opened,
        closed=row.closed,
        successor=row.successor_id,
    )


def rules_of(owner: Organisation, on: date) -> list[GroupRule]:
    """The rules of the authority that hold on that day."""
    rows = RuleRow.objects.filter(_holds(on), owner=owner).order_by("id").prefetch_related("organisations")
    return [
        GroupRule(
            id=row.pk,
            phrase=row.phrase,
            organisations=tuple(organisation.pk for organisation in row.organisations.all()),
            kinds=tuple(OrganisationKind(kind) for kind in row.kinds),
            attributes=tuple(row.attributes),
            outside=row.outside,
        )
        for row in rows
    ]


def lists_of(owner: Organisation, on: date) -> dict[str, list[int]]:
    """The named lists of the authority that hold on that day, the later one where two share a name."""
    rows = NamedList.objects.filter(_holds(on), owner=owner).order_by("since", "id").prefetch_related("organisations")
    return {row.name: [organisation.pk for organisation in row.organisations.all()] for row in rows}


def terms_of(owner: Organisation) -> dict[str, str]:
    """The attributes that the authority may use, by code."""
    return dict(Attribute.objects.filter(Q(owner=None) | Q(owner=owner)).order_by("id").values_list("code", "term"))


def _holds(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))
