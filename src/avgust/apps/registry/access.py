"""Who asks, and what of the tree is open to him: every view and every service asks here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from avgust.apps.registry.models import Organisation, Person, Post
from avgust.apps.registry.powers import OVER_THE_SUBTREE, Power, powers_of
from avgust.kernel.errors import AvgustError


class AccessError(AvgustError):
    """Somebody asks for what is not his; or there is no such thing, which he must not be able to tell apart."""

    def __init__(self, message: str = "Нет такой страницы или она вам не открыта") -> None:
        super().__init__("access", message)


@dataclass(frozen=True, slots=True)
class Place:
    """One post of the actor: where he works, where his role holds (`path` of the place), and its powers."""

    organisation: int
    place: int
    path: str
    role: str
    powers: frozenset[Power]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts now: a person with the posts of this day, or the system itself.

    origin  from where: «страница, 10.0.0.7», «команда», «задание»
    """

    person_id: int | None
    name: str
    origin: str
    places: tuple[Place, ...] = ()
    is_system: bool = False

    def may(self, power: Power, organisation: Organisation) -> bool:
        """Whether the power holds for this organisation."""
        return self.is_system or any(self._reaches(place, power, organisation) for place in self.places)

    def demand(self, power: Power, organisation: Organisation) -> None:
        """Raises AccessError where `may` is False."""
        if not self.may(power, organisation):
            raise AccessError

    def has(self, power: Power) -> bool:
        """Whether he has the power anywhere."""
        return self.is_system or any(power in place.powers for place in self.places)

    def where(self, power: Power) -> frozenset[int]:
        """The ids of the places where the power holds, without what lies below them."""
        return frozenset(place.place for place in self.places if power in place.powers)

    @property
    def organisations(self) -> frozenset[int]:
        """The ids of the organisations where he works."""
        return frozenset(place.organisation for place in self.places)

    @staticmethod
    def _reaches(place: Place, power: Power, organisation: Organisation) -> bool:
        if power not in place.powers:
            return False
        if power in OVER_THE_SUBTREE:
            return organisation.path.startswith(place.path)
        return organisation.pk == place.place

    def reach(self, power: Power, prefix: str = "") -> Q:
        """The condition, on organisations (or rows that lead to one by `prefix`, «organisation__»), that it holds."""
        if self.is_system:
            return Q()
        reached = Q(pk__in=[]) if not prefix else Q(**{f"{prefix}pk__in": []})
        for place in self.places:
            if power in place.powers:
                over = power in OVER_THE_SUBTREE
                reached |= Q(**({f"{prefix}path__startswith": place.path} if over else {f"{prefix}pk": place.place}))
        return reached


def system(origin: str) -> Actor:
    """The system itself: a command of the administrator or a job."""
    return Actor(person_id=None, name="Система", origin=origin, is_system=True)


def actor_of(person: Person, *, today: date, origin: str) -> Actor:
    """The actor that a person is today."""
    posts = Post.objects.filter(Post.held_on(today), person=person).select_related("organisation", "place")
    return Actor(person.pk, person.short_name, origin, tuple(_place(post) for post in posts))


def _place(post: Post) -> Place:
    place = post.place or post.organisation
    powers = powers_of(place.kind, post.role)
    if post.place_id and post.place_id != post.organisation_id:  # answers where he works, sees where the role holds
        return Place(post.organisation_id, place.pk, place.path, post.role, powers - {Power.ANSWER})
    return Place(post.organisation_id, place.pk, place.path, post.role, powers)


def organisations_open_to(actor: Actor, power: Power = Power.SEE_PLAN) -> QuerySet[Organisation]:
    """The organisations on which the actor has the power."""
    return Organisation.objects.filter(actor.reach(power))


def visible_organisations(actor: Actor) -> QuerySet[Organisation]:
    """The organisations whose card he may read: those he oversees or keeps, his own, and what stands above his own."""
    above: set[int] = set()
    for path in _own_paths(actor):
        above.update(int(part) for part in path.split("/") if part)
    condition = actor.reach(Power.SEE_PLAN) | actor.reach(Power.KEEP_REGISTRY) | Q(pk__in=above)
    return Organisation.objects.filter(Q() if actor.is_system else condition)


def _own_paths(actor: Actor) -> Iterable[str]:
    return Organisation.objects.filter(pk__in=actor.organisations).values_list("path", flat=True)


def access_organisation(actor: Actor, pk: int, power: Power | None = None) -> Organisation:
    """The organisation, where its card (or, given a power, that power) is open to the actor; else AccessError."""
    rows = visible_organisations(actor) if power is None else organisations_open_to(actor, power)
    if (organisation := rows.filter(pk=pk).first()) is None:
        raise AccessError
    return organisation


def people_open_to(actor: Actor) -> QuerySet[Person]:
    """The people whose cards the actor may read: of organisations that he sees or keeps, colleagues, himself."""
    if actor.is_system:
        return Person.objects.all()
    over = actor.reach(Power.SEE_PLAN, "posts__organisation__") | actor.reach(
        Power.KEEP_REGISTRY, "posts__organisation__"
    )
    own = Q(posts__organisation_id__in=actor.organisations) | Q(pk=actor.person_id)
    return Person.objects.filter(pk__in=Person.objects.filter(over | own).values("pk"))


def keeps_person(actor: Actor, person: Person, *, today: date) -> bool:
    """Whether the actor keeps the registry wherever the person works today: only then is the account his to give."""
    posts = list(Post.objects.filter(Post.held_on(today), person=person).select_related("organisation", "place"))
    places = [place for post in posts for place in (post.organisation, post.place) if place is not None]
    return actor.is_system or (bool(places) and all(actor.may(Power.KEEP_REGISTRY, place) for place in places))


def access_person(actor: Actor, pk: int) -> Person:
    """The person, where the card is open to the actor; else AccessError."""
    if (person := people_open_to(actor).filter(pk=pk).first()) is None:
        raise AccessError
    return person
