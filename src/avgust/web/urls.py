"""The addresses of the pages; each subject has a list of its own in `addresses`."""

from django.urls import path
from django.views.i18n import set_language

from avgust.web.addresses import documents, journal, plan, registry, search, work
from avgust.web.views import entrance, gallery

app_name = "web"
urlpatterns = [
    path("", entrance.home, name="home"),
    path("sign-in/", entrance.sign_in, name="sign-in"),
    path("sign-out/", entrance.sign_out, name="sign-out"),
    path("demo/", entrance.demo, name="demo"),
    path("demo/<int:pk>/", entrance.demo_sign_in, name="demo-sign-in"),
    path("language/", set_language, name="language"),
    path("me/", entrance.about_me, name="about-me"),
    path("me/password/", entrance.password, name="password"),
    path("gallery/", gallery.gallery, name="gallery"),
    *documents.urlpatterns,
    *work.urlpatterns,
    *plan.urlpatterns,
    *registry.urlpatterns,
    *journal.urlpatterns,
    *search.urlpatterns,
]
