"""Assignments, their reports and terms, and the profiles that count the terms."""

from django.db import models

from avgust.apps.acts.api import URGENCIES, Directive
from avgust.apps.registry.api import Organisation, Person

# The values are those of avgust.control.states.State.
STATES = [
    ("draft", "черновик"),
    ("on_control", "на контроле"),
    ("in_work", "в работе"),
    ("reported", "отчёт сдан"),
    ("returned", "возвращён"),
    ("accepted", "отчёт принят"),
    ("released", "снято с контроля"),
    ("not_applicable", "не относится"),
]
KINDS = [
    ("single", "разовое"),
    ("series", "повторяющееся"),
    ("occurrence", "за период"),
    ("sub", "часть"),
]


class ControlProfile(models.Model):
    """How an authority counts terms; `rules` as `avgust.control.profiles` loads them. Shipped ones have no owner."""

    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="control_profiles")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    rules = models.JSONField()
    in_use = models.BooleanField(default=False)  # the one that the owner's new assignments follow

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "code"], name="profile_once"),
            models.UniqueConstraint(fields=["code"], condition=models.Q(owner=None), name="shipped_profile_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Assignment(models.Model):
    """A duty of one organisation with its own state and term. States as in `avgust.control.states`.

    single      one term
    series      a recurring duty; holds its occurrences as children and has no term of its own
    occurrence  one period of a series
    sub         a part that the executor or the controller gave to somebody, below its `parent`

    `first_due` is the term as first set and is never changed; `due` is the present one. Lateness is computed, never
    stored. `owner` is the authority that controls it.
    """

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="given_assignments")
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="assignments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=12, choices=KINDS, default="single")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assignments")
    reason = models.CharField(max_length=500, blank=True)  # why this organisation
    words = models.TextField(blank=True)  # the words of a part; empty where the directive's are meant
    lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="leads")
    controller = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="controls")
    author = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="gave")
    state = models.CharField(max_length=16, choices=STATES, default="draft")
    urgency = models.CharField(max_length=12, choices=URGENCIES, blank=True)
    starts = models.DateField(null=True, blank=True)
    first_due = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=500, blank=True)  # how the term was counted
    period_label = models.CharField(max_length=60, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    school_year = models.CharField(max_length=9, blank=True)
    created_at = models.DateTimeField()
    reported_on = models.DateField(null=True, blank=True)  # the day of the report that was last sent
    accepted_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    closing_grounds = models.TextField(blank=True)
    returned_times = models.PositiveSmallIntegerField(default=0)
    extended_times = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)  # counts changes, against lost updates

    class Meta:
        ordering = ["due", "id"]
        indexes = [
            models.Index(fields=["organisation", "state", "due"], name="assignment_of_organisation"),
            models.Index(fields=["owner", "state", "due"], name="assignment_of_owner"),
            models.Index(fields=["controller", "state", "due"], name="assignment_of_controller"),
            models.Index(fields=["directive", "organisation"], name="assignment_of_directive"),
        ]
        constraints = [
            # One duty of a directive for an organisation: a job that runs twice makes nothing twice.
            models.UniqueConstraint(
                fields=["directive", "organisation"],
                condition=models.Q(parent=None),
                name="assignment_once",
            ),
            models.UniqueConstraint(
                fields=["parent", "period_start"], condition=models.Q(kind="occurrence"), name="occurrence_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.words or self.directive}"[:200]


class CoExecutor(models.Model):
    """An organisation, or a person of one, that carries an assignment out together with the lead."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="co_executors")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return str(self.person or self.organisation)


REPORT_STATES = [
    ("draft", "черновик"),
    ("sent", "сдан"),
    ("recalled", "отозван"),
    ("accepted", "принят"),
    ("returned", "возвращён"),
]


class Report(models.Model):
    """A report on an assignment. A draft is the executor's alone; what was sent stays as it was sent."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reports")
    state = models.CharField(max_length=10, choices=REPORT_STATES, default="draft")
    text = models.TextField(blank=True)
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    sent_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Отчёт: {self.assignment}"[:200]


EVIDENCE_KINDS = [
    ("act", "акт"),
    ("count", "количество"),
    ("link", "ссылка"),
    ("file", "файл"),
    ("protocol", "протокол"),
]


class Evidence(models.Model):
    """A proof of a typed kind, so that it can be counted.

    act, protocol  `number`, `date`, `title`
    count          `count` and `unit`
    link           `url`, `title`
    file           `file`, `file_name`, `size`, `sha256`
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EVIDENCE_KINDS)
    title = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True, blank=True)
    count = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    file = models.FileField(upload_to="evidence/%Y/%m/", max_length=300, blank=True)
    file_name = models.CharField(max_length=300, blank=True)
    size = models.BigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.title or self.file_name or self.url}".strip()[:200]


REQUEST_STATES = [
    ("asked", "просьба подана"),
    ("granted", "удовлетворена"),
    ("refused", "отклонена"),
    ("recalled", "отозвана"),
]


class ExtensionRequest(models.Model):
    """A request for more time, with grounds; the controller grants or refuses it."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extension_requests")
    state = models.CharField(max_length=10, choices=REQUEST_STATES, default="asked")
    wanted = models.DateField()
    grounds = models.TextField()
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Просьба о переносе: {self.assignment}"[:200]


class DueChange(models.Model):
    """A change of a term: from when to when, who, on what grounds. The first term stays in the assignment."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="due_changes")
    old = models.DateField(null=True)
    new = models.DateField()
    grounds = models.TextField()
    request = models.ForeignKey(ExtensionRequest, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class SavedFilter(models.Model):
    """A filter of a list that a person keeps under a name."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="saved_filters")
    page = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    query = models.CharField(max_length=2000)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "page", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return self.name
