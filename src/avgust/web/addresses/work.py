"""Addresses: my work, control, assignments, reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
