"""Reading the registry for its pages: lists with their filters, cards."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from avgust.apps.registry.access import Actor, people_open_to, visible_organisations
from avgust.apps.registry.models import Attribute, GroupRule, Organisation, Person, Post
from avgust.apps.registry.powers import Power


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
        rows = rows.filter(attributes__code=wanted.attribute).distinct()
    if wanted.settlement:
        rows = rows.filter(settlement=wanted.settlement)
    for word in wanted.words.split():
        rows = rows.filter(_said(word, "name", "short_name", "number", "settlement"))
    heads = Post.objects.filter(Post.held_on(today), role="manager").select_related("person")
    return rows.prefetch_related("attributes", Prefetch("posts", heads, to_attr="heads"))


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
