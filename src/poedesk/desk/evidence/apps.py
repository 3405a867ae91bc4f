"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Evidence(AppConfig):
    """Evidence."""

    name = "poedesk.desk.evidence"
    label = "evidence"
