"""Tells Django that this room has templates."""

from django.apps import AppConfig


class Forms(AppConfig):
    """Forms."""

    name = "poedesk.desk.forms"
    label = "forms"
