"""The door of acts."""

from avgust.apps.acts.access import access_directive, access_document, directives_open_to, documents_open_to
from avgust.apps.acts.addressees import OpenQuestion, answer_question, open_questions, resolve_addressees
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
    "OpenQuestion",
    "access_directive",
    "access_document",
    "answer_question",
    "directives_open_to",
    "documents_open_to",
    "open_questions",
    "resolve_addressees",
]
