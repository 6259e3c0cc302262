"""Addresses: the journal and the state of the installation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
