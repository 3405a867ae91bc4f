"""Sends what waits in the outbox through the SMTP server, one mail at a time, each at least once.

A server that is away is no fault of a mail: all wait a minute. A mail that is refused is tried again after
one, four, sixteen minutes and so on, for some days.
"""

import smtplib
import ssl
from datetime import timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from poedesk.desk.config.options import Options
from poedesk.desk.evidence import blobs
from poedesk.desk.mail.models import Mail

TRIES = 8
"""After as many a mail waits for a person."""

FORGOTTEN = gettext_noop("(This mail opened a door, so its text was forgotten when it was sent.)\n")

_PAUSE = timedelta(minutes=1)
_LONGER = 4

_PATIENCE = 20.0
"""Seconds that a server may take for an answer."""


def send_waiting(options: Options, most: int = 50) -> int:
    """Send mails that wait, oldest first; return how many were sent. Without a server none is."""
    if not options.mail_host:
        return 0
    hopeful = Mail.objects.filter(sent_at=None, tries__lt=TRIES)
    due = Q(not_before=None) | Q(not_before__lte=timezone.now())
    waiting = list(hopeful.filter(due).order_by("id")[:most])
    if not waiting:
        return 0
    try:
        server = _server(options)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        hopeful.update(problem=_told(error), not_before=timezone.now() + _PAUSE)
        return 0
    sent, mail = 0, waiting[0]
    try:
        with server:
            for mail in waiting:
                sent += _sent(mail, options, server)
    except (OSError, smtplib.SMTPException) as error:
        _failed(mail, error)
    return sent


def _server(options: Options) -> smtplib.SMTP:
    tls = ssl.create_default_context()  # what the library takes by itself believes any certificate
    host, port = options.mail_host, options.mail_port
    server = (
        smtplib.SMTP_SSL(host, port, timeout=_PATIENCE, context=tls)
        if options.mail_security == "tls"
        else smtplib.SMTP(host, port, timeout=_PATIENCE)
    )
    try:
        if options.mail_security == "starttls":
            server.starttls(context=tls)
        if options.mail_user:
            server.login(options.mail_user, Path(options.mail_password_file).read_text("utf-8").strip())
    except BaseException:
        server.close()
        raise
    return server


def _sent(mail: Mail, options: Options, server: smtplib.SMTP) -> int:
    try:
        server.send_message(_message(mail, options))
    except (
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPResponseException,
        smtplib.SMTPNotSupportedError,
        FileNotFoundError,
        ValueError,
    ) as error:
        _failed(mail, error)  # this mail alone is refused, or cannot be written; the server takes the others
        return 0
    kept = _(FORGOTTEN) if mail.secret else mail.body
    Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), problem="", body=kept)
    return 1


def _message(mail: Mail, options: Options) -> EmailMessage:
    """Return a mail as it goes out; raises FileNotFoundError when what goes with it is gone."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = options.mail_from, mail.to, mail.subject
    message["Date"] = mail.written_at
    domain = parseaddr(options.mail_from)[1].rpartition("@")[2]
    # The same for each try, so that a mail which was sent twice is seen once where readers tell by it.
    message["Message-ID"] = f"<{mail.pk}.{mail.written_at:%Y%m%d%H%M%S%f}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"  # no automatic answer is wanted (RFC 3834)
    message.set_content(mail.body)
    for name, sha256, media_type in mail.attached:
        kind, _, form = media_type.partition("/")
        data = blobs.path_of(settings.FOLDER.blobs, sha256).read_bytes()
        message.add_attachment(data, maintype=kind, subtype=form, filename=name)
    return message


def _failed(mail: Mail, error: Exception) -> None:
    pause = _PAUSE * _LONGER**mail.tries
    Mail.objects.filter(pk=mail.pk).update(
        tries=mail.tries + 1, not_before=timezone.now() + pause, problem=_told(error)
    )


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
