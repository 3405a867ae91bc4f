"""Sends what waits in the outbox through the SMTP server, one mail at a time, each at least once."""

import smtplib
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from poedesk.desk.config.options import Options
from poedesk.desk.evidence import blobs
from poedesk.desk.mail.models import Mail

TRIES = 8
"""After as many a mail waits for a person."""

FORGOTTEN = "(This mail opened a door, so its text was forgotten when it was sent.)\n"

_PATIENCE = 20.0
"""Seconds that a server may take for an answer."""


def send_waiting(options: Options, most: int = 50) -> int:
    """Send mails that wait, oldest first; return how many were sent. Without a server none is."""
    if not options.mail_host:
        return 0
    waiting = list(Mail.objects.filter(sent_at=None, tries__lt=TRIES).order_by("id")[:most])
    if not waiting:
        return 0
    sent, mail = 0, waiting[0]
    try:
        with _server(options) as server:
            for mail in waiting:
                sent += _sent(mail, options, server)
    except (OSError, smtplib.SMTPException) as error:
        _failed(mail, error)
    return sent


def _server(options: Options) -> smtplib.SMTP:
    kind = smtplib.SMTP_SSL if options.mail_security == "tls" else smtplib.SMTP
    server = kind(options.mail_host, options.mail_port, timeout=_PATIENCE)
    if options.mail_security == "starttls":
        server.starttls()
    if options.mail_user:
        server.login(options.mail_user, Path(options.mail_password_file).read_text("utf-8").strip())
    return server


def _sent(mail: Mail, options: Options, server: smtplib.SMTP) -> int:
    try:
        server.send_message(_message(mail, options))
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException, FileNotFoundError) as error:
        _failed(mail, error)  # this mail alone is refused; the server takes the others
        return 0
    kept = FORGOTTEN if mail.secret else mail.body
    Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), problem="", body=kept)
    return 1


def _message(mail: Mail, options: Options) -> EmailMessage:
    """Return a mail as it goes out; raises FileNotFoundError when what goes with it is gone."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = options.mail_from, mail.to, mail.subject
    message.set_content(mail.body)
    for name, sha256, media_type in mail.attached:
        kind, _, form = media_type.partition("/")
        data = blobs.path_of(settings.FOLDER.blobs, sha256).read_bytes()
        message.add_attachment(data, maintype=kind, subtype=form, filename=name)
    return message


def _failed(mail: Mail, error: Exception) -> None:
    with transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(
            tries=mail.tries + 1, problem=f"{type(error).__name__}: {error}"[:500]
        )
