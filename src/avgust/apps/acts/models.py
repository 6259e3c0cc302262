"""Documents, what the reader read in them, what people corrected, and the directives that were adopted."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from avgust.apps.registry.api import Organisation, Person

DOCUMENT_STATES = [
    ("waiting", "ждёт чтения"),
    ("reading", "читается"),
    ("failed", "не прочитан"),
    ("review", "на проверке"),
    ("adopted", "принят к исполнению"),
    ("withdrawn", "отозван"),
]
DIRECTIVE_STATES = [
    ("proposed", "не проверено"),
    ("confirmed", "проверено"),
    ("dropped", "не поручение"),
    ("adopted", "принято"),
    ("replaced", "заменено"),
]
ORIGINS = [("read", "прочитано"), ("split", "отделено"), ("merged", "соединено"), ("added", "добавлено")]
FREQUENCIES = [
    ("CONTINUOUS", "постоянно"),
    ("DAILY", "ежедневно"),
    ("WEEKLY", "еженедельно"),
    ("MONTHLY", "ежемесячно"),
    ("QUARTERLY", "ежеквартально"),
    ("HALFYEARLY", "раз в полугодие"),
    ("YEARLY", "ежегодно"),
]
URGENCIES = [("", "обычное"), ("prompt", "оперативно"), ("urgent", "срочно"), ("very_urgent", "весьма срочно")]


class Document(models.Model):
    """A paper of an authority: uploaded, read, reviewed, adopted for execution; or withdrawn before that.

    `reading` is the reader's result as JSON, as it was; it never changes after the reader wrote it. `text` is the plain
    text that all spans refer to. A document creates nothing until it is adopted.
    """

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="documents")
    title = models.CharField(max_length=1000, blank=True)
    kind = models.CharField(max_length=30, blank=True)
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True, blank=True)
    registered = models.DateField(null=True, blank=True)
    school_year = models.CharField(max_length=9, blank=True)
    file = models.FileField(upload_to="documents/%Y/%m/", max_length=300)
    file_name = models.CharField(max_length=300)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    format = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=20, choices=DOCUMENT_STATES, default="waiting", db_index=True)
    text = models.TextField(blank=True)
    reading = models.JSONField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)  # percent of the reading done
    progress_words = models.CharField(max_length=200, blank=True)
    failure = models.TextField(blank=True)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    adopted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)  # counts changes of the review, against lost updates

    class Meta:
        ordering = ["-date", "-id"]

    def __str__(self) -> str:
        return self.title or self.file_name


class Directive(models.Model):
    """One duty of a document. `proposed` by the reader, `confirmed` or `dropped` by a person in the review, `adopted`
    with the document: from then on its row never changes, which the database holds too. What was merged into another
    one, or made by an act that was undone, stays as `replaced` and is shown nowhere.

    `addressees`, `targets`, `references`, `entities`, `deadline` are JSON as the reader's export writes them, each
    field with its `source` (span, rule, inherited); what a person corrected has `source.rule` «person».
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="directives")
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    section = models.TextField(blank=True)
    lead_in = models.BooleanField(default=False)
    addressees = models.JSONField(default=list)
    deadline = models.JSONField(null=True)
    targets = models.JSONField(default=list)
    references = models.JSONField(default=list)
    entities = models.JSONField(default=list)
    source = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    frequency = models.CharField(max_length=12, choices=FREQUENCIES, blank=True)
    urgency = models.CharField(max_length=12, choices=URGENCIES, blank=True)
    recommendation = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=DIRECTIVE_STATES, default="proposed")
    origin = models.CharField(max_length=10, choices=ORIGINS, default="read")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)  # counts changes, against lost updates

    class Meta:
        ordering = ["document_id", "order", "id"]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()[:200]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; refuses where the row is adopted already: the adopted text never changes."""
        if self.pk and Directive.objects.filter(pk=self.pk, state="adopted").exists():
            raise ValidationError("Принятое поручение не изменяется")
        super().save(*args, **kwargs)


class Correction(models.Model):
    """What a person changed in a reading: the field, what the reader had said and by which rule, what it became.

    Undone ones stay with `undone_at`. Cases for the reader's benchmark are made from the others.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="corrections")
    directive = models.ForeignKey(Directive, models.CASCADE, null=True, related_name="corrections")
    step = models.CharField(max_length=20)  # accept, edit, split, merge, add, drop
    field = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    undo = models.JSONField(default=dict)  # what is needed to take it back
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step} {self.field}".strip()


class AddresseeAnswer(models.Model):
    """What an addressee of a directive came to: these organisations with the reason for each, on a day.

    open          the words came to none or to several, and a person has to say
    resolved      a dated list
    outside       outside the authority's power: a recommendation, no assignment
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="answers")
    name = models.CharField(max_length=500)
    written = models.CharField(max_length=500, blank=True)
    state = models.CharField(
        max_length=10, choices=[("open", "есть вопрос"), ("resolved", "найдены"), ("outside", "вне подчинения")]
    )
    on = models.DateField()
    question = models.JSONField(null=True)  # kind, text, candidates
    reason = models.CharField(max_length=500, blank=True)
    rule = models.ForeignKey("registry.GroupRule", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "name"], name="answer_once")]

    def __str__(self) -> str:
        return self.name


class AnsweredOrganisation(models.Model):
    """One organisation of a resolved addressee, with the reason in words."""

    answer = models.ForeignKey(AddresseeAnswer, models.CASCADE, related_name="found")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "organisation"], name="answered_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.reason}"
