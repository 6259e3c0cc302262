"""The app for Django."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Every change: who, when, what before and after; append-only and chained by hashes."""

    name = "avgust.apps.journal"
    label = "journal"
    verbose_name = "Журнал"
