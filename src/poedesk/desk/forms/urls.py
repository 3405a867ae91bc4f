"""Addresses of forms."""

from django.urls import path

from poedesk.desk.forms import views

urlpatterns = [
    path("engagements/<uuid:engagement>/form/", views.form, name="form"),
    path("engagements/<uuid:engagement>/form/<slug:shape>/", views.download, name="form_download"),
]
