"""The app for Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work."""

    name = "avgust.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Makes the jobs known, and who is told when one is given up."""
        from avgust.jobs import reading  # noqa: F401
