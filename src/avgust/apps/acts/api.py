"""The door of acts."""

from avgust.apps.acts.access import access_directive, access_document, directives_open_to, documents_open_to
from avgust.apps.acts.models import (
    FREQUENCIES,
    URGENCIES,
    AddresseeAnswer,
    AnsweredOrganisation,
    Correction,
    Directive,
    Document,
)

__all__ = [
    "FREQUENCIES",
    "URGENCIES",
    "AddresseeAnswer",
    "AnsweredOrganisation",
    "Correction",
    "Directive",
    "Document",
    "access_directive",
    "access_document",
    "directives_open_to",
    "documents_open_to",
]
