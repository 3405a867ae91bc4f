"""Addresses of readiness."""

from django.urls import path

from poedesk.desk.readiness import views

urlpatterns = [
    path("engagements/<uuid:engagement>/readiness/", views.part, name="readiness"),
    path("engagements/<uuid:engagement>/pages/<int:number>/", views.picture, name="picture"),
]
