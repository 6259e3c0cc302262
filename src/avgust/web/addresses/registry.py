"""Addresses: organisations, people, groups."""

from django.urls import URLPattern, path

from avgust.web.views import groups, registry

urlpatterns: list[URLPattern] = [
    path("organisations/", registry.organisations, name="organisations"),
    path("organisations/import/", registry.load, name="registry-import"),
    path("organisations/registry.xlsx", registry.export, name="registry-export"),
    path("organisations/questions/", groups.questions, name="group-questions"),
    path("organisations/<int:pk>/", registry.organisation, name="organisation"),
    path("organisations/<int:pk>/edit/", registry.edit_organisation, name="organisation-edit"),
    path("organisations/<int:pk>/close/", registry.close, name="organisation-close"),
    path("people/", registry.people, name="people"),
    path("people/<int:pk>/", registry.person, name="person"),
]
