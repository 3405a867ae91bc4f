"""Tells Django that this room has templates."""

from django.apps import AppConfig


class Checks(AppConfig):
    """Checks."""

    name = "poedesk.desk.checks"
    label = "checks"
