"""Tells Django that this room has tables, and lets it follow claims and requests."""

from django.apps import AppConfig


class Reviews(AppConfig):
    """Reviews."""

    name = "poedesk.desk.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Follow what becomes of claims and of requests."""
        from poedesk.desk.audits.signals import moved  # noqa: PLC0415 - known once Django has started
        from poedesk.desk.claims.signals import taken  # noqa: PLC0415 - as above
        from poedesk.desk.reviews.following import follow_claim, follow_request  # noqa: PLC0415 - as above

        taken.connect(follow_claim, dispatch_uid="reviews")
        moved.connect(follow_request, dispatch_uid="reviews")
