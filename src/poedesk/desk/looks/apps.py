"""Tells Django that this room has templates, tags and static files."""

from django.apps import AppConfig


class Looks(AppConfig):
    """Looks."""

    name = "poedesk.desk.looks"
    label = "looks"
