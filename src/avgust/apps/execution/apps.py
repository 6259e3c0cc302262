"""The app for Django."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    """Assignments, reports, terms, control profiles."""

    name = "avgust.apps.execution"
    label = "execution"
    verbose_name = "Исполнение"
