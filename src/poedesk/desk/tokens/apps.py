"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Tokens(AppConfig):
    """Tokens."""

    name = "poedesk.desk.tokens"
    label = "tokens"
