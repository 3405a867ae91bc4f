"""winmail.dat: the message as a mail without a known sender, what is attached as documents."""

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Mail, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.mail.body import page_of_mail
from poedesk.proof.reading.readers.mail.quoting import attribute
from poedesk.proof.reading.readers.registry import Inside, Refused, read_nested, too_many, without_bytes
from poedesk.proof.reading.readers.tnef.body import spoken
from poedesk.proof.reading.readers.tnef.stream import decode
from poedesk.proof.reading.sniffing import media

_ENCRYPTED = ("IPM.NOTE.SMIME", "IPM.NOTE.SECURE")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the text and the attachments of the stream ``data``.

    Raises:
        Refused: it holds neither, or is encrypted.
    """
    content = decode(data, limits.parts)
    if (
        content.message_class.upper().startswith(_ENCRYPTED)
        and "MULTIPART" not in content.message_class.upper()
    ):
        message = "it is an encrypted message; save it decrypted from the mail program and give that"
        raise Refused(message)
    body, unread = spoken(content, limits)
    problems = [*content.problems, *unread, *too_many(len(content.attachments), limits)]
    told = page_of_mail([f"Subject: {content.subject}"], [body] if body else [], limits)
    problems += told.problems
    if body is None and not content.attachments:
        message = next(iter(problems), "it holds neither text nor files; give the documents themselves")
        raise Refused(message)
    inside: list[Inside] = [
        (item.name, item.data or without_bytes(item.method))
        for item in content.attachments[: 2 * limits.attachments]
    ]
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.TNEF,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(told.page,) if body else (),
        attachments=read_nested(inside, name, limits),
        mail=Mail(None, (), None, content.subject or None) if body else None,
        messages=attribute(told.page.text, told.lines, None, None) if body else (),
        problems=tuple(dict.fromkeys((*problems, *told.notes))),
    )
