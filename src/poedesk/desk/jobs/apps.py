"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Jobs."""

    name = "poedesk.desk.jobs"
    label = "jobs"
