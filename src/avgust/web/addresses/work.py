"""Addresses: my work, control, assignments, reports."""

from django.urls import URLPattern, path

from avgust.web.views import bulk, control_profiles, reports, saved_filters, steps, work

urlpatterns: list[URLPattern] = [
    path("work/", work.my_work_page, name="my-work"),
    path("work/<int:pk>/", work.assignment_page, name="assignment"),
    path("work/<int:pk>/report/", reports.report, name="assignment-report"),
    path("work/<int:pk>/step/", steps.take_step, name="assignment-step"),
    path("work/<int:pk>/extension/", steps.ask, name="ask-extension"),
    path("work/<int:pk>/lead/", steps.name_person, {"part": "lead"}, name="name-lead"),
    path("work/<int:pk>/controller/", steps.name_person, {"part": "controller"}, name="name-controller"),
    path("work/<int:pk>/parts/", steps.give_part, name="add-part"),
    path("work/extension/<int:pk>/", steps.answer_request, name="answer-extension"),
    path("work/evidence/<int:pk>/", reports.evidence_file, name="evidence-file"),
    path("control/", work.on_control_page, name="on-control"),
    path("control/bulk/", bulk.bulk, name="control-bulk"),
    path("control/profiles/", control_profiles.profiles, name="control-profiles"),
    path("control/profiles/<int:pk>/", control_profiles.profile, name="control-profile"),
    path("filters/", saved_filters.saved_filters_page, name="saved-filters"),
]
