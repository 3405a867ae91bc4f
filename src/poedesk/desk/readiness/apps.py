"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Readiness(AppConfig):
    """Readiness."""

    name = "poedesk.desk.readiness"
    label = "readiness"
