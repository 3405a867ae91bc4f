"""Tells Django that this room has templates."""

from django.apps import AppConfig


class Drills(AppConfig):
    """Drills."""

    name = "poedesk.desk.drills"
    label = "drills"
