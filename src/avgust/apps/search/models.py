"""The index: what can be found, and how far the journal has been followed."""

from django.db import models

KINDS = [
    ("document", "Документы"),
    ("directive", "Пункты"),
    ("assignment", "Части поручений"),
    ("report", "Отчёты"),
    ("organisation", "Организации"),
]


class Passage(models.Model):
    """A piece of text that can be found, as written and as stems. Made from the rows of other apps, never by people.

    The database itself keeps what it looks the stems up by (migration 0002): an FTS5 table in SQLite, a column `stems`
    in PostgreSQL. A long document has several parts.
    """

    kind = models.CharField(max_length=12, choices=KINDS)
    object_id = models.BigIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    title_stems = models.TextField(blank=True)
    text_stems = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "part"], name="passage_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title or self.text}"[:200]


class Position(models.Model):
    """How far the index has come: the last entry of the journal that it knows, and the version of its rules."""

    number = models.BigIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
