"""The queue's table."""

from typing import Any

from django.db import models
from django.db.models import Q

STATES = [("waiting", "ждёт"), ("running", "выполняется"), ("done", "выполнено"), ("failed", "не выполнено")]


class Job(models.Model):
    """A piece of background work, written in the transaction of the change that wants it.

    task        the function, by its path
    arguments   its arguments, as JSON
    key         task and arguments: of one key one job waits and one runs at most
    attempts    how often a worker began it; also the number by which a worker knows that the job is still his
    lease_until until when the worker that holds it is taken for alive; he puts it off again and again
    failure     why it failed, in words for people; `trace` for who mends the program
    """

    task = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=STATES, default="waiting")
    priority = models.SmallIntegerField(default=0)
    run_after = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    trace = models.TextField(blank=True)

    class Meta:
        ordering = ["-priority", "id"]
        indexes = [models.Index(fields=["state", "-priority", "id"], name="job_due")]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(state="waiting"), name="job_waits_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(state="running"), name="job_runs_once"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def parts(self) -> tuple[list[Any], dict[str, Any]]:
        """The arguments as the function takes them."""
        return self.arguments["args"], self.arguments["kwargs"]
