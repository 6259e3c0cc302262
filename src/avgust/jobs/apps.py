"""The app for Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work."""

    name = "avgust.jobs"
    label = "jobs"
