"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Api(AppConfig):
    """The API."""

    name = "poedesk.desk.api"
    label = "api"
