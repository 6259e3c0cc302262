"""Addresses: documents, their review, directives."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
