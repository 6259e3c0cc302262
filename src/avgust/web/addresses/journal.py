"""Addresses: the journal and the state of the installation."""

from django.urls import URLPattern, path

from avgust.web.views import journal, system

urlpatterns: list[URLPattern] = [
    path("journal/", journal.journal, name="journal"),
    path("system/", system.system, name="system"),
]
