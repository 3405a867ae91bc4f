"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts."""

    name = "poedesk.desk.accounts"
    label = "accounts"
