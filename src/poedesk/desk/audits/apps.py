"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Audits(AppConfig):
    """Draws and requests."""

    name = "poedesk.desk.audits"
    label = "audits"
