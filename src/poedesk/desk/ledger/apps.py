"""Tells Django that this room has tables, and lets it follow claims."""

from django.apps import AppConfig


class Ledger(AppConfig):
    """Incentive lines."""

    name = "poedesk.desk.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Follow what becomes of claims."""
        from poedesk.desk.claims.signals import taken  # noqa: PLC0415 - known once Django has started
        from poedesk.desk.ledger.following import follow  # noqa: PLC0415 - as above

        taken.connect(follow, dispatch_uid="ledger")
