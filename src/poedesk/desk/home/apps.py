"""Tells Django that this room has templates."""

from django.apps import AppConfig


class Home(AppConfig):
    """The first page."""

    name = "poedesk.desk.home"
    label = "home"
