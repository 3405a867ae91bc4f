"""Mail (EML): headers, text with its quoted history told apart, attachments as documents of their own.

The page begins with the lines "From:", "To:", "Cc:", "Date:", "Subject:" as the message has them, then a
blank line, then the text. Pictures that the HTML shows in place (logos) are not documents unless they are
large or marked as attachments; signatures of S/MIME and PGP are not documents either. In a mailbox with
several messages the first is the document and the others are attached to it.
"""

import re

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.mail.body import Body, page_of_mail
from poedesk.proof.reading.readers.mail.head import head_of
from poedesk.proof.reading.readers.mail.mime import parse as parse_message
from poedesk.proof.reading.readers.mail.parts import Parts, parts_of
from poedesk.proof.reading.readers.mail.quoting import attribute
from poedesk.proof.reading.readers.registry import read_nested, too_many
from poedesk.proof.reading.readers.tnef.body import spoken
from poedesk.proof.reading.readers.tnef.stream import MAGIC, decode
from poedesk.proof.reading.sniffing import media

_MAILBOX_LINE = re.compile(rb"\A\s*From [^\n]*\n")
_NEXT_MESSAGE = re.compile(
    rb"\n\r?\nFrom \S{1,200}[ \t]+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d "
    rb"[\d:]{5,8} [^\r\n]{4,40}\r?\n"
)
_LEADING_BLANKS = re.compile(rb"\A(?:[ \t]*\r?\n)+")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the message ``data`` with everything that is attached to it."""
    first, others = _messages(data)
    tree = parse_message(first, limits.parts)
    parts = parts_of(tree.root, limits)
    head = head_of(tree.root, limits)
    bodies, hidden = _spoken(parts, limits)
    told = page_of_mail(head.lines, bodies, limits)
    attached = [*parts.attached, *others]
    left_out = too_many(len(attached), limits)
    problems = [*parts.problems, *head.problems, *hidden, *told.problems, *left_out]
    if not tree.complete:
        problems.append(f"it has more than {limits.parts} parts (POEDESK_PARTS); the others were not read")
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.EML,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(told.page,),
        signatures=tuple(parts.signatures),
        attachments=read_nested(attached[: 2 * limits.attachments], name, limits),
        mail=head.mail,
        messages=attribute(told.page.text, told.lines, head.mail.sender, head.sent),
        problems=tuple(dict.fromkeys((*problems, *told.notes, *head.notes))),
    )


def _spoken(parts: Parts, limits: Limits) -> tuple[list[Body], tuple[str, ...]]:
    """Return the text of the message; without any, what Outlook put into its winmail.dat."""
    packages = [data for _, data in parts.attached if data.startswith(MAGIC)]
    if len(packages) != 1 or any(body.text.strip() for body in parts.bodies):
        return parts.bodies, ()
    body, problems = spoken(decode(packages[0], limits.parts), limits)
    return ([body] if body else parts.bodies), problems


def _messages(data: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Return the first message of a mailbox, and the others with names; a mail alone is the first."""
    bare = _LEADING_BLANKS.sub(b"", data)
    if not bare.startswith(b"From "):
        return bare, []
    bare = _MAILBOX_LINE.sub(b"", bare)
    starts = [(match.start() + 1, match.end()) for match in _NEXT_MESSAGE.finditer(bare)]
    if not starts:
        return bare, []
    ends = [start for start, _ in starts[1:]] + [len(bare)]
    others = [("message.eml", bare[begin:end]) for (_, begin), end in zip(starts, ends, strict=True)]
    return bare[: starts[0][0]], others
