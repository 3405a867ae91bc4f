"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Reads(AppConfig):
    """Reads."""

    name = "poedesk.desk.reads"
    label = "reads"
