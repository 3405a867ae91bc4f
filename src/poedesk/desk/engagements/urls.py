"""Addresses of engagements."""

from django.urls import path

from poedesk.desk.engagements import views

urlpatterns = [
    path("engagements/", views.engagements, name="engagements"),
    path("engagements/begin/", views.begin, name="begin"),
    path("engagements/<uuid:engagement>/", views.engagement, name="engagement"),
    path("engagements/<uuid:engagement>/answers/<slug:part>/", views.answers, name="answers"),
]
