"""Carries out the plan of an import: all of it in one transaction, or nothing."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from avgust.apps.journal.api import Change, difference, facts, record_all, service, unchanged
from avgust.apps.registry.access import Actor
from avgust.apps.registry.importing import ImportPlan, Row, plan_import
from avgust.apps.registry.keeping import RegistryError, organisation_facts
from avgust.apps.registry.models import Organisation, Person, Post
from avgust.apps.registry.powers import Power
from avgust.apps.registry.services import PERSON, POST

ORGANISATION_FIELDS = (
    "kind", "name", "short_name", "number", "settlement", "address", "tax_number", "opened", "closed",
)  # fmt: skip
PERSON_FIELDS = ("surname", "given_name", "patronymic", "email", "phone", "login", "is_active")


@service
def import_registry(*, by: Actor, now: datetime, owner: Organisation, data: bytes, name: str) -> ImportPlan:
    """Adds, changes and closes what the file says, and returns the plan that was carried out.

    Raises RegistryError, and changes nothing, where the file has errors.
    """
    by.demand(Power.KEEP_REGISTRY, owner)
    plan = plan_import(data, name, owner)
    if plan.errors:
        raise RegistryError(f"Ничего не записано: ошибок в файле – {len(plan.errors)}. Исправьте их и загрузите снова.")
    try:
        changes = _Applying(owner).apply(plan)
    except ValidationError as error:
        raise RegistryError(f"Ничего не записано: {' '.join(error.messages)}") from error
    record_all(by=by, now=now, changes=changes)
    if not changes:
        unchanged()
    return plan


class _Applying:
    """Writes the rows of a plan and gathers the changes for the journal."""

    def __init__(self, owner: Organisation) -> None:
        self._owner = owner
        self._made: dict[int, Any] = {}  # by id() of the row of the file
        self._changes: list[Change] = []

    def apply(self, plan: ImportPlan) -> list[Change]:
        """Organisations, then people, then posts; references between new organisations last."""
        organisations = [row for row in plan.rows.get("Организации", []) if row.action]
        before = {id(row): organisation_facts(row.found) if row.found else {} for row in organisations}
        for row in organisations:
            self._organisation(row)
        for row in organisations:
            self._references(row)
        _walk(self._owner)
        for row in organisations:
            made = self._made[id(row)]
            made.refresh_from_db()
            self._note(row, made, before[id(row)], organisation_facts(made))
        for row in plan.rows.get("Люди", []):
            self._person(row)
        for row in plan.rows.get("Должности", []):
            self._post(row)
        return self._changes

    def _organisation(self, row: Row) -> None:
        made = row.found or Organisation(parent=self._owner)
        for name in ORGANISATION_FIELDS:
            if name in row.values:
                setattr(made, name, row.values[name])
        made.full_clean(exclude=["path", "parent", "successor"])
        made.save()
        if "attributes" in row.values:
            made.attributes.set(row.values["attributes"])
        self._made[id(row)] = made

    def _references(self, row: Row) -> None:
        made = self._made[id(row)]
        if "parent" in row.values and made != self._owner:
            made.parent = self._row_of(row.values["parent"]) or self._owner
        if "successor" in row.values:
            made.successor = self._row_of(row.values["successor"])
        made.save()

    def _row_of(self, value: Any) -> Any:
        return self._made[id(value)] if isinstance(value, Row) else value

    def _person(self, row: Row) -> None:
        if not row.action:
            return
        made = row.found or Person()
        before = facts(made, *PERSON) if row.found else {}
        for name in PERSON_FIELDS:
            if name in row.values:
                setattr(made, name, row.values[name])
        if row.found is None:
            made.set_password(None)
        made.full_clean(exclude=["password"])
        made.save()
        self._made[id(row)] = made
        self._note(row, made, before, facts(made, *PERSON))

    def _post(self, row: Row) -> None:
        if not row.action:
            return
        made = row.found or Post()
        before = facts(made, *POST) if row.found else {}
        for name in ("person", "organisation", "place", "title", "role", "since", "until"):
            if name in row.values:
                setattr(made, name, self._row_of(row.values[name]))
        made.full_clean()
        made.save()
        self._note(row, made, before, facts(made, *POST))

    def _note(self, row: Row, made: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
        kind = {"Организации": "organisation", "Люди": "person", "Должности": "post"}[row.sheet]
        done = {"add": "added", "change": "changed", "close": "closed"}[row.action]
        changed = difference(before, after)
        if any(changed):
            self._changes.append(Change(made, f"{kind}.{done}", *changed, self._owner.pk))


def _walk(owner: Organisation) -> None:
    """Writes the paths of the subtree anew where they changed."""
    waiting = [owner]
    while waiting:
        above = waiting.pop()
        for child in Organisation.objects.filter(parent=above):
            path = f"{above.path}{child.pk}/"
            if child.path != path:
                child.path = path
                child.save(update_fields=["path"])
            waiting.append(child)
