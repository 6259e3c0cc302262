"""Addresses: the plan in all its views, discipline, search, reports of execution."""

from django.urls import URLPattern, path

from avgust.web.views import execution_reports
from avgust.web.views.plan import calendar, discipline, gantt, matrix, table, year

urlpatterns: list[URLPattern] = [
    path("plan/", table.table, name="plan"),
    path("plan/matrix/", matrix.matrix_page, name="matrix"),
    path("plan/calendar/", calendar.calendar, name="plan-calendar"),
    path("plan/gantt/", gantt.gantt, name="plan-gantt"),
    path("plan/discipline/", discipline.discipline_page, name="discipline"),
    path("year/", year.year, name="year"),
    path("reports/", execution_reports.reports, name="reports"),
    path("reports/<int:pk>/", execution_reports.report, name="execution-report"),
]
