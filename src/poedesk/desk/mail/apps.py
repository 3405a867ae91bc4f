"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Mail(AppConfig):
    """Mails."""

    name = "poedesk.desk.mail"
    label = "mail"
