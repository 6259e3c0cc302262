"""The app for Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Organisations, people, posts, and who may what where."""

    name = "avgust.apps.registry"
    label = "registry"
    verbose_name = "Реестр"
