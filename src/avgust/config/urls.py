"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [path("", include("avgust.web.urls"))]
handler400 = "avgust.web.views.errors.bad_request"
handler403 = "avgust.web.views.errors.forbidden"
handler404 = "avgust.web.views.errors.not_found"
handler500 = "avgust.web.views.errors.failed"
