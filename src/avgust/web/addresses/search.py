"""Addresses: the search."""

from django.urls import URLPattern, path

from avgust.web.views import search

urlpatterns: list[URLPattern] = [path("search/", search.search, name="search")]
