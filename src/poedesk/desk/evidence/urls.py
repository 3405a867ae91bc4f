"""Addresses of documents."""

from django.urls import path

from poedesk.desk.evidence import views

urlpatterns = [
    path("engagements/<uuid:engagement>/documents/", views.add, name="add"),
    path("documents/<uuid:document>/", views.download, name="download"),
    path("documents/<uuid:document>/remove/", views.remove, name="remove"),
    path("documents/<uuid:document>/restore/", views.restore, name="restore"),
    path("documents/<uuid:document>/date/", views.set_date, name="set_date"),
]
