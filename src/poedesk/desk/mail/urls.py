"""Addresses of the outbox."""

from django.urls import path

from poedesk.desk.mail import views

urlpatterns = [path("desk/outbox/", views.outbox, name="outbox")]
