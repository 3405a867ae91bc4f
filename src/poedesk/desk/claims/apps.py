"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Claims(AppConfig):
    """Claims."""

    name = "poedesk.desk.claims"
    label = "claims"
