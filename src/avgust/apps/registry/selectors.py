"""Reading the registry."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from avgust.apps.registry.models import Organisation, Person, Post


def organisations_on(day: date, below: Organisation) -> QuerySet[Organisation]:
    """The organisations of a subtree, itself too, that exist on `day`."""
    alive = (Q(opened=None) | Q(opened__lte=day)) & (Q(closed=None) | Q(closed__gte=day))
    return Organisation.objects.filter(alive, path__startswith=below.path)


def people_of(organisations: Iterable[int], day: date, roles: Iterable[str] = ()) -> QuerySet[Post]:
    """The posts held on `day` in these organisations, of these roles where any are named."""
    posts = Post.objects.filter(Post.held_on(day), organisation_id__in=list(organisations)).select_related(
        "person", "organisation"
    )
    named = list(roles)
    return posts.filter(role__in=named) if named else posts


def head_of(organisation: Organisation, day: date) -> Post | None:
    """Who heads the organisation on `day`."""
    return people_of([organisation.pk], day, ["manager"]).order_by("id").first()


def somebody_signs_in() -> bool:
    """Whether there is anybody who can sign in at all; before the first account there is nobody."""
    return Person.objects.filter(is_active=True).exclude(login=None).exclude(login="").exists()
