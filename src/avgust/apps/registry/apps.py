"""The app for Django."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    """Organisations, people, posts, and who may what where."""

    name = "avgust.apps.registry"
    label = "registry"
    verbose_name = "Реестр"

    def ready(self) -> None:
        """Has the attributes that ship written after every migration."""
        post_migrate.connect(_ship_attributes, sender=self)


def _ship_attributes(using: str, **_: Any) -> None:
    from avgust.apps.registry.models import Attribute
    from avgust.control.organisations import ATTRIBUTES

    for code, shipped in ATTRIBUTES.items():
        Attribute.objects.using(using).get_or_create(code=code, owner=None, defaults={"term": shipped.term})
