"""The app for Django."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search over all that is written."""

    name = "avgust.apps.search"
    label = "search"
