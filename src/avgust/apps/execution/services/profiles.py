"""Control profiles of an authority: its own copies of those that ship, changed as its acts say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from avgust.apps.execution.models import ControlProfile
from avgust.apps.execution.services.batch import ExecutionError
from avgust.apps.journal.api import Change, difference, record, service, unchanged
from avgust.apps.registry.api import Actor, Organisation, Power
from avgust.control.profiles.loading import load, shipped, to_dict


@service
def clone_profile(
    *, by: Actor, now: datetime, owner: Organisation, source: str, code: str, title: str
) -> ControlProfile:
    """A copy, for the authority to change, of a profile that ships or of its own, by code."""
    by.demand(Power.KEEP_PROFILES, owner)
    if ControlProfile.objects.filter(owner=owner, code=code).exists():
        raise ExecutionError("profile-exists", f"Профиль с кодом «{code}» уже есть")
    own = ControlProfile.objects.filter(owner=owner, code=source).first()
    if own is None and source not in shipped():
        raise ExecutionError("no-profile", "Такого профиля нет")
    rules = dict(own.rules if own else to_dict(shipped()[source]))
    rules |= {"code": code, "title": title}
    checked = load(rules)
    profile = ControlProfile(owner=owner, code=checked.code, title=checked.title, rules=to_dict(checked))
    profile.full_clean()
    profile.save()
    _tell(by, now, profile, "profile.cloned", {}, {"source": source, "code": code, "title": title})
    return profile


@service
def edit_profile(*, by: Actor, now: datetime, profile: ControlProfile, rules: Mapping[str, Any]) -> ControlProfile:
    """Changes the rules of an authority's own profile; raises ProfileError that names every place that is wrong.
    Assignments that were given keep their dates."""
    if profile.owner is None:
        raise ExecutionError("shipped-profile", "Образец не изменяют: сделайте свою копию")
    by.demand(Power.KEEP_PROFILES, profile.owner)
    checked = to_dict(load({**rules, "code": profile.code}))
    before, after = difference(profile.rules, checked)
    if not after:
        unchanged()
        return profile
    profile.rules, profile.title = checked, str(checked["title"])
    profile.save()
    _tell(by, now, profile, "profile.changed", before, after)
    return profile


@service
def choose_profile(*, by: Actor, now: datetime, owner: Organisation, code: str) -> ControlProfile:
    """Makes the authority's new assignments follow this profile, its own or one that ships (of which it gets a copy,
    so that a later version of the program does not move its terms)."""
    by.demand(Power.KEEP_PROFILES, owner)
    profile = ControlProfile.objects.filter(owner=owner, code=code).first()
    if profile is None:
        if code not in shipped():
            raise ExecutionError("no-profile", "Такого профиля нет")
        profile = ControlProfile(owner=owner, code=code, title=shipped()[code].title, rules=to_dict(shipped()[code]))
        profile.save()
    if profile.in_use:
        unchanged()
        return profile
    ControlProfile.objects.filter(owner=owner, in_use=True).update(in_use=False)
    profile.in_use = True
    profile.save()
    _tell(by, now, profile, "profile.chosen", {}, {"in_use": True})
    return profile


def _tell(
    by: Actor, now: datetime, profile: ControlProfile, action: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    record(by=by, now=now, change=Change(profile, action, before, after, profile.owner_id))
