"""The app for Django."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    """Documents, their readings, the review, adopted directives."""

    name = "avgust.apps.acts"
    label = "acts"
    verbose_name = "Акты"
