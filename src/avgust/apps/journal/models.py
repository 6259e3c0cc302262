"""The journal's table."""

from django.db import models


class Entry(models.Model):
    """One change. A row is written once and never changed or deleted: triggers of the database refuse it.

    `number` counts without gaps; `hash` is taken over the entry's contents and the hash of the entry before it, so that
    a changed, removed or inserted row is seen. Holds personal data: the name of who acted.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    person_id = models.BigIntegerField(null=True)
    person_name = models.CharField(max_length=300)
    origin = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    subject_title = models.CharField(max_length=500)
    organisation_id = models.BigIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    grounds = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "number"], name="journal_subject"),
            models.Index(fields=["organisation_id", "number"], name="journal_organisation"),
            models.Index(fields=["person_id", "number"], name="journal_person"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_title}"
