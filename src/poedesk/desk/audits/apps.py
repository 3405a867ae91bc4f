"""Tells Django that this room has tables, and lets it follow claims."""

from django.apps import AppConfig


class Audits(AppConfig):
    """Draws and requests."""

    name = "poedesk.desk.audits"
    label = "audits"

    def ready(self) -> None:
        """Follow what becomes of claims."""
        from poedesk.desk.audits.lapsing import follow  # noqa: PLC0415 - known once Django has started
        from poedesk.desk.claims.signals import taken  # noqa: PLC0415 - as above

        taken.connect(follow, dispatch_uid="audits")
