"""Addresses of engagements."""

from django.urls import path

from poedesk.desk.engagements import tables, views

urlpatterns = [
    path("engagements/", views.engagements, name="engagements"),
    path("engagements/begin/", views.begin, name="begin"),
    path("engagements/import/", tables.look, name="engagements_import"),
    path("engagements/import/take-over/", tables.take_over, name="engagements_take_over"),
    path("engagements/import/template/", tables.template, name="engagements_template"),
    path("engagements/<uuid:engagement>/", views.engagement, name="engagement"),
    path("engagements/<uuid:engagement>/answers/<slug:part>/", views.answers, name="answers"),
]
