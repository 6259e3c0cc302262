"""The registry's door."""

from avgust.apps.registry.access import (
    AccessError,
    Actor,
    Place,
    access_organisation,
    access_person,
    actor_of,
    organisations_open_to,
    people_open_to,
    system,
    visible_organisations,
)
from avgust.apps.registry.accounts import note_failed_sign_in, note_sign_in, note_sign_out, set_password
from avgust.apps.registry.applying import import_registry
from avgust.apps.registry.groups import Groups, groups_of
from avgust.apps.registry.importing import CellError, ImportPlan, plan_import
from avgust.apps.registry.keeping import (
    RegistryError,
    change_organisation,
    change_person,
    close_organisation,
    end_rule,
    remember_rule,
)
from avgust.apps.registry.lists import (
    OrganisationFilter,
    attributes_open_to,
    choices_for,
    keeps,
    organisations_found,
    people_found,
    posts_of,
    rules_in_force,
    settlements_of,
)
from avgust.apps.registry.models import KINDS, ROLES, Attribute, GroupRule, NamedList, Organisation, Person, Post
from avgust.apps.registry.powers import Power, powers_of
from avgust.apps.registry.selectors import head_of, organisations_on, people_of, somebody_signs_in
from avgust.apps.registry.services import add_organisation, add_person, appoint, authority_of, change_post
from avgust.apps.registry.workbook import SHEETS, export_registry

__all__ = [
    "KINDS",
    "ROLES",
    "SHEETS",
    "AccessError",
    "Actor",
    "Attribute",
    "CellError",
    "GroupRule",
    "Groups",
    "ImportPlan",
    "NamedList",
    "Organisation",
    "OrganisationFilter",
    "Person",
    "Place",
    "Post",
    "Power",
    "RegistryError",
    "access_organisation",
    "access_person",
    "actor_of",
    "add_organisation",
    "add_person",
    "appoint",
    "attributes_open_to",
    "authority_of",
    "change_organisation",
    "change_person",
    "change_post",
    "choices_for",
    "close_organisation",
    "end_rule",
    "export_registry",
    "groups_of",
    "head_of",
    "import_registry",
    "keeps",
    "note_failed_sign_in",
    "note_sign_in",
    "note_sign_out",
    "organisations_found",
    "organisations_on",
    "organisations_open_to",
    "people_found",
    "people_of",
    "people_open_to",
    "plan_import",
    "posts_of",
    "powers_of",
    "remember_rule",
    "rules_in_force",
    "set_password",
    "settlements_of",
    "somebody_signs_in",
    "system",
    "visible_organisations",
]
