"""Where Django puts mails: into the outbox, within the transaction that writes them."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from poedesk.desk.mail.models import Mail

FORGET = "opens_a_door"
"""Attribute of a message whose text is forgotten once it was sent; see ``Mail.secret``."""


class Outbox(BaseEmailBackend):
    """Keeps mails as rows; ``sending`` takes them from there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep a row for each recipient; return how many mails were kept."""
        Mail.objects.bulk_create(
            Mail(
                to=to,
                subject=" ".join(str(each.subject).split())[:300],
                body=str(each.body),
                secret=getattr(each, FORGET, False),
            )
            for each in email_messages
            for to in each.recipients()
        )
        return len(email_messages)
