"""Organisations in their tree, people, posts, and what a district knows of its groups."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

KINDS = [
    ("region", "Региональный орган управления образованием"),
    ("authority", "Орган управления образованием"),
    ("department", "Отдел органа управления"),
    ("methodical_centre", "Методическая служба"),
    ("school", "Общеобразовательная организация"),
    ("kindergarten", "Дошкольная организация"),
    ("additional", "Организация дополнительного образования"),
    ("boarding", "Школа-интернат"),
    ("vocational", "Профессиональная организация"),
    ("other", "Другая организация"),
]
ROLES = [
    ("manager", "Руководитель"),
    ("specialist", "Специалист"),
    ("methodologist", "Методист"),
    ("executor", "Исполнитель"),
    ("administrator", "Администратор"),
    ("observer", "Наблюдатель"),
]


class Attribute(models.Model):
    """A property that organisations share and resolutions name («школы с НОР», «сельские»); a district may add its own.

    `owner` is None for those that ship.
    """

    code = models.SlugField(max_length=60)
    term = models.CharField(max_length=200)
    owner = models.ForeignKey("Organisation", models.CASCADE, null=True, blank=True, related_name="own_attributes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "owner"], name="attribute_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(owner=None), name="shipped_attribute_once"),
        ]

    def __str__(self) -> str:
        return self.term


class Organisation(models.Model):
    """An organisation. Never deleted: it closes on a day, and may have a successor.

    `path` holds the ids from the root to itself between slashes («/1/4/17/»), so that a subtree is a prefix.
    """

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, db_index=True, blank=True)
    kind = models.CharField(max_length=30, choices=KINDS)
    name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=200)
    number = models.CharField(max_length=20, blank=True)
    settlement = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    tax_number = models.CharField(max_length=12, blank=True)
    attributes = models.ManyToManyField(Attribute, blank=True, related_name="organisations")
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.short_name

    def works_on(self, day: Any) -> bool:
        """Whether it exists on `day`."""
        return (self.opened is None or self.opened <= day) and (self.closed is None or day <= self.closed)


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(login__iexact=username)


class Person(AbstractBaseUser):
    """A person. Personal data: names, e-mail, telephone. Signs in where `login` and a password are set.

    Never deleted: `is_active` is taken away, and the history stays.
    """

    login = models.CharField(max_length=100, unique=True, null=True, blank=True)
    surname = models.CharField(max_length=100)
    given_name = models.CharField(max_length=100)
    patronymic = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    objects = PersonManager()

    class Meta:
        ordering = ["surname", "given_name", "patronymic", "id"]

    def __str__(self) -> str:
        return self.short_name

    @property
    def full_name(self) -> str:
        """«Петрова Анна Сергеевна»."""
        return " ".join(filter(None, [self.surname, self.given_name, self.patronymic]))

    @property
    def short_name(self) -> str:
        """«Петрова А. С.»."""
        return " ".join([self.surname, *(f"{name[0]}." for name in [self.given_name, self.patronymic] if name)])


class Post(models.Model):
    """What a person does where, from and until a day: the title people read, the role that gives powers.

    `place` is the organisation in whose subtree the role holds, where it is not the organisation itself (a
    methodologist works in the centre and sees the district).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    place = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="posts_over")
    title = models.CharField(max_length=300)
    role = models.CharField(max_length=20, choices=ROLES)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__path", "id"]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"

    @staticmethod
    def held_on(day: Any) -> Q:
        """The condition of posts held on `day`."""
        return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


class GroupRule(models.Model):
    """What an authority answered about an addressee, remembered: the phrase (as `control` normalises it) means these
    organisations, or those of these kinds and attributes, or nobody whom the authority may command (`outside`).

    A rule that is replaced stays with `until`.
    """

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="group_rules")
    phrase = models.CharField(max_length=500)
    written = models.CharField(max_length=500)
    kinds = models.JSONField(default=list)
    attributes = models.JSONField(default=list)
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="in_group_rules")
    outside = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.written

    @property
    def terms(self) -> list[str]:
        """Its kinds and attributes as people call them."""
        kinds = [dict(KINDS).get(kind, kind) for kind in self.kinds]
        if not self.attributes:
            return kinds
        return [*kinds, *Attribute.objects.filter(code__in=self.attributes).values_list("term", flat=True)]


class NamedList(models.Model):
    """A list of organisations that acts refer to («по перечню …»), dated."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="named_lists")
    name = models.CharField(max_length=300)
    organisations = models.ManyToManyField(Organisation, related_name="in_lists")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
