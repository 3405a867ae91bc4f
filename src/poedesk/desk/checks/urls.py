"""Addresses of what anybody may check."""

from django.urls import path

from poedesk.desk.checks import views

urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("public/trail/", views.trail, name="public_trail"),
    path("public/trail/key/", views.key, name="public_key"),
]
