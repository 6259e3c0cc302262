"""The app for Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "avgust.web"
    label = "web"
