"""Where Django puts mails: into the outbox, within the transaction that writes them."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from poedesk.desk.mail.models import Mail


class Outbox(BaseEmailBackend):
    """Keeps mails as rows; ``sending`` takes them from there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep a row for each recipient; return how many mails were kept."""
        Mail.objects.bulk_create(
            Mail(to=to, subject=str(each.subject)[:300], body=str(each.body))
            for each in email_messages
            for to in each.recipients()
        )
        return len(email_messages)
