"""Addresses of documents."""

from django.urls import path

from poedesk.desk.evidence import pages, views

urlpatterns = [
    path("engagements/<uuid:engagement>/documents/", views.add, name="add"),
    path("documents/", pages.documents, name="documents"),
    path("documents/<uuid:document>/about/", pages.document, name="document"),
    path("documents/<uuid:document>/reuse/", pages.reuse, name="reuse"),
    path("documents/<uuid:document>/", views.download, name="download"),
    path("documents/<uuid:document>/remove/", views.remove, name="remove"),
    path("documents/<uuid:document>/restore/", views.restore, name="restore"),
    path("documents/<uuid:document>/date/", views.set_date, name="set_date"),
]
