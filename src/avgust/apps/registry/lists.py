"""Reading the registry for its pages: lists with their filters, cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Length

from avgust.apps.registry.access import Actor, people_open_to, visible_organisations
from avgust.apps.registry.models import KINDS, Attribute, GroupRule, Organisation, Person, Post
from avgust.apps.registry.powers import Power
from avgust.apps.registry.selectors import organisations_on


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """What a list of organisations is narrowed by; empty says nothing."""

    words: str = ""
    kind: str = ""
    attribute: str = ""
    settlement: str = ""
    closed: bool = False


def organisations_found(actor: Actor, today: date, wanted: OrganisationFilter) -> QuerySet[Organisation]:
    """The organisations that the actor sees, with attributes and today's head (`heads`)."""
    rows = visible_organisations(actor)
    closed = Q(closed__lt=today)
    rows = rows.filter(closed) if wanted.closed else rows.exclude(closed)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.attribute:
        rows = rows.filter(pk__in=Organisation.objects.filter(attributes__code=wanted.attribute).values("pk"))
    if wanted.settlement:
        rows = rows.filter(settlement=wanted.settlement)
    for word in wanted.words.split():
        rows = rows.filter(_said(word, "name", "short_name", "number", "settlement"))
    heads = Post.objects.filter(Post.held_on(today), role="manager").select_related("person")
    return in_order(rows).prefetch_related("attributes", Prefetch("posts", heads, to_attr="heads"))


def in_order(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """As people list organisations: by kind, then by number as a number, then by name."""
    rank = Case(*(When(kind=kind, then=Value(at)) for at, (kind, _) in enumerate(KINDS)), default=Value(len(KINDS)))
    return rows.order_by(rank, Length("number"), "number", "short_name")


def choices_for(owner: Organisation, today: date, nearest: Sequence[int]) -> QuerySet[Organisation]:
    """The organisations of an authority to choose from, those that come near first."""
    near = Case(When(pk__in=list(nearest), then=Value(0)), default=Value(1))
    rows = in_order(organisations_on(today, owner))
    return rows.order_by(near, *rows.query.order_by)


def settlements_of(actor: Actor) -> list[str]:
    """The settlements of the organisations that the actor sees."""
    rows = visible_organisations(actor).exclude(settlement="").order_by("settlement")
    return list(rows.values_list("settlement", flat=True).distinct())


def attributes_open_to(owner: Organisation | None) -> QuerySet[Attribute]:
    """The attributes that ship, and those of the authority."""
    return Attribute.objects.filter(Q(owner=None) | Q(owner=owner)).order_by("term")


def people_found(actor: Actor, today: date, words: str, role: str) -> QuerySet[Person]:
    """The people whose cards the actor may read, with today's posts (`held`)."""
    rows = people_open_to(actor).filter(is_active=True)
    for word in words.split():
        rows = rows.filter(_said(word, "surname", "given_name", "patronymic", "posts__organisation__short_name"))
    if role:
        rows = rows.filter(posts__in=Post.objects.filter(Post.held_on(today), role=role))
    held = Post.objects.filter(Post.held_on(today)).select_related("organisation")
    return rows.distinct().prefetch_related(Prefetch("posts", held, to_attr="held"))


def keeps(actor: Actor) -> Organisation | None:
    """The organisation whose registry the actor keeps: the highest one."""
    return Organisation.objects.filter(pk__in=actor.where(Power.KEEP_REGISTRY)).order_by("path").first()


def posts_of(organisation: Organisation) -> QuerySet[Post]:
    """All posts in an organisation, those who hold them today and before."""
    return organisation.posts.select_related("person", "place").order_by("until", "id")


def rules_in_force(owner: Organisation, today: date) -> QuerySet[GroupRule]:
    """The rules of an authority that hold today, with what they name."""
    rows = GroupRule.objects.filter(Q(since__lte=today) & (Q(until=None) | Q(until__gte=today)), owner=owner)
    return rows.select_related("made_by").prefetch_related("organisations").order_by("phrase")


def _said(word: str, *fields: str) -> Q:
    """Whether a field holds the word; SQLite does not fold Cyrillic letters, so the usual spellings are asked."""
    condition = Q()
    for field in fields:
        for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
            condition |= Q(**{f"{field}__icontains": spelling})
    return condition
