"""The e-mails of the examples: plain or HTML, with or without attachments; the same words, the same bytes."""

import mimetypes
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP


def mail(
    headers: Mapping[str, str],
    body: str = "",
    *,
    html: str = "",
    attached: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a message with these headers, a plain text ``body`` or one in ``html``, and the files."""
    message = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        message[name] = value
    if html:
        message.set_content(html, subtype="html", cte="quoted-printable")
    else:
        message.set_content(body, cte="7bit" if body.isascii() else "quoted-printable")
    for name, content in (attached or {}).items():
        main, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").split("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if attached:
        message.set_boundary("=_example_of_poedesk")
    return bytes(message)
