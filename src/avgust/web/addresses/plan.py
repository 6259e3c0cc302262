"""Addresses: the plan in all its views, discipline, search, reports of execution."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
