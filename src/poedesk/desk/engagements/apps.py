"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Engagements(AppConfig):
    """Engagements."""

    name = "poedesk.desk.engagements"
    label = "engagements"
