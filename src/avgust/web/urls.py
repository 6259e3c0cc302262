"""The addresses of the pages."""

from django.urls import path

from avgust.web.views import entrance

app_name = "web"
urlpatterns = [
    path("", entrance.home, name="home"),
    path("sign-in/", entrance.sign_in, name="sign-in"),
    path("sign-out/", entrance.sign_out, name="sign-out"),
    path("demo/", entrance.demo, name="demo"),
    path("demo/<int:pk>/", entrance.demo_sign_in, name="demo-sign-in"),
    path("me/", entrance.about_me, name="about-me"),
]
