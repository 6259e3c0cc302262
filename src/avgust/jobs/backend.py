"""Where `some_task.enqueue(…)` puts its work: the table of jobs, in the transaction of whoever asks."""

import json
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task
from django_tasks.utils import normalize_json

from avgust.jobs.models import Job

STATUS = {
    "waiting": TaskResultStatus.READY,
    "running": TaskResultStatus.RUNNING,
    "done": TaskResultStatus.SUCCESSFUL,
    "failed": TaskResultStatus.FAILED,
}


class Queue(BaseTaskBackend):
    """The backend of django-tasks for our table."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Makes a job wait; one that waits already with the same task and arguments is enough."""
        self.validate_task(task)
        arguments = normalize_json({"args": args, "kwargs": kwargs})
        key = f"{task.module_path} {json.dumps(arguments, ensure_ascii=False, sort_keys=True)}"
        try:
            with transaction.atomic():
                job = Job.objects.create(
                    task=task.module_path,
                    arguments=arguments,
                    key=key,
                    priority=task.priority,
                    run_after=task.run_after,
                    enqueued_at=timezone.now(),
                )
        except IntegrityError:
            # The other one may have begun meanwhile: then ours has to wait behind it, so it is made anew.
            waiting = Job.objects.filter(key=key, state="waiting").first()
            return _result(self, task, waiting) if waiting else self.enqueue(task, args, kwargs)
        return _result(self, task, job)


def _result(backend: Queue, task: Task[Any, Any], job: Job) -> TaskResult[Any]:
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=STATUS[job.state],
        enqueued_at=job.enqueued_at,
        started_at=job.started_at,
        last_attempted_at=job.started_at,
        finished_at=job.finished_at,
        args=job.arguments["args"],
        kwargs=job.arguments["kwargs"],
        backend=backend.alias,
        errors=[],
        worker_ids=[job.worker] if job.worker else [],
    )
