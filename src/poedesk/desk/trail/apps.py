"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Trail(AppConfig):
    """The trail."""

    name = "poedesk.desk.trail"
    label = "trail"
