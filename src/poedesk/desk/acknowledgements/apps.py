"""Tells Django that this room has tables."""

from django.apps import AppConfig


class Acknowledgements(AppConfig):
    """Acknowledgements."""

    name = "poedesk.desk.acknowledgements"
    label = "acknowledgements"
