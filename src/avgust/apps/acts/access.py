"""Which documents and directives are open to whom."""

from django.db.models import Q, QuerySet

from avgust.apps.acts.models import Directive, Document
from avgust.apps.registry.api import AccessError, Actor, Organisation, Power


def documents_open_to(actor: Actor) -> QuerySet[Document]:
    """The documents that the actor may read: those of the authorities he sees into, and what an authority above his own
    organisation adopted."""
    if actor.is_system:
        return Document.objects.all()
    seen = actor.reach(Power.SEE_DOCUMENTS, "owner__") | actor.reach(Power.REVIEW, "owner__")
    return Document.objects.filter(seen | (Q(state="adopted") & Q(owner_id__in=_above(actor))))


def _above(actor: Actor) -> set[int]:
    paths = Organisation.objects.filter(pk__in=actor.organisations).values_list("path", flat=True)
    return {int(part) for path in paths for part in path.split("/") if part}


def access_document(actor: Actor, pk: int, power: Power | None = None) -> Document:
    """The document, where it is open to the actor and he has the power on its owner; else AccessError."""
    document = documents_open_to(actor).select_related("owner").filter(pk=pk).first()
    if document is None or (power is not None and not actor.may(power, document.owner)):
        raise AccessError
    return document


def directives_open_to(actor: Actor) -> QuerySet[Directive]:
    """The directives of the documents that the actor may read."""
    return Directive.objects.filter(document__in=documents_open_to(actor))


def access_directive(actor: Actor, pk: int, power: Power | None = None) -> Directive:
    """The directive, where its document is open to the actor and he has the power on its owner; else AccessError."""
    directive = directives_open_to(actor).select_related("document__owner").filter(pk=pk).first()
    if directive is None or (power is not None and not actor.may(power, directive.document.owner)):
        raise AccessError
    return directive
