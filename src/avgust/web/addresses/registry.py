"""Addresses: organisations, people, groups."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
