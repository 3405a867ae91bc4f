"""Mail (EML): headers, text with its quoted history told apart, attachments as documents of their own.

The page begins with the lines "From:", "To:", "Cc:", "Date:", "Subject:" as the message has them, then a
blank line, then the text. Pictures that the HTML shows in place (logos) are not documents unless they are
large or marked as attachments; signatures of S/MIME and PGP are not documents either. In a mailbox with
several messages the first is the document and the others are attached to it.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Mail, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import SIGNS
from poedesk.proof.reading.readers.mail.body import Body, page_of_mail
from poedesk.proof.reading.readers.mail.coding.headers import addresses, decoded
from poedesk.proof.reading.readers.mail.dates import sent_date
from poedesk.proof.reading.readers.mail.mime import Part
from poedesk.proof.reading.readers.mail.mime import parse as parse_message
from poedesk.proof.reading.readers.mail.parts import Parts, parts_of
from poedesk.proof.reading.readers.mail.quoting import attribute
from poedesk.proof.reading.readers.registry import read_nested, too_many
from poedesk.proof.reading.readers.text import LINE_COST, within_limit
from poedesk.proof.reading.readers.tnef.body import spoken
from poedesk.proof.reading.readers.tnef.stream import MAGIC, decode

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
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
    head = _head(tree.root, limits)
    bodies, hidden = _spoken(parts, limits)
    page, lines, cut = page_of_mail(head.lines, bodies, limits)
    attached = [*parts.attached, *others]
    left_out = too_many(len(attached), limits)
    problems = [*parts.problems, *head.problems, *hidden, *cut, *left_out]
    if not tree.complete:
        problems.append(f"it has more than {limits.parts} parts (POEDESK_PARTS); the others were not read")
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.EML,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(page,),
        signatures=tuple(parts.signatures),
        attachments=read_nested(attached[: 2 * limits.attachments], name, limits),
        mail=head.mail,
        messages=attribute(page.text, lines, head.mail.sender, head.sent),
        problems=tuple(dict.fromkeys((*problems, *head.notes))),
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


@dataclass(slots=True)
class _Head:
    """The headers as shown, and what they say."""

    mail: Mail
    sent: dt.datetime | None
    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What of them was not read."""

    notes: list[str] = field(default_factory=list)
    """What is odd about them."""


def _head(root: Part, limits: Limits) -> _Head:
    left = limits.characters
    fields: dict[str, list[str]] = {}
    problems: tuple[str, ...] = ()
    for name in _SHOWN:
        for raw in root.raw(name.lower()) or (root.raw("sent") if name == "Date" else []):
            if left <= 0:
                break
            text = decoded(raw[: 4 * left])
            if len(text) > left:
                text, problems = within_limit(text, replace(limits, characters=left))
            left -= max(len(text), LINE_COST)
            fields.setdefault(name, []).append(SIGNS.sub("", text))
    sent, undated = sent_date(fields.get("Date", ()))
    sender, doubtful = _sender(fields.get("From", ()))
    mail = Mail(
        sender=sender,
        to=tuple(address for line in fields.get("To", ()) for address in addresses(line)),
        date=sent.isoformat() if sent else None,
        subject=next(iter(fields.get("Subject", ())), None),
    )
    lines = [f"{name}: {value}" for name in _SHOWN for value in fields.get(name, ())]
    return _Head(mail, sent, lines, list(problems), [note for note in (undated, doubtful) if note])


def _sender(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Return who sent it; nobody is chosen among several."""
    named = list(dict.fromkeys(line for line in lines if line))
    if not named:
        return None, "it does not say who sent it"
    if len(named) > 1:
        return None, "its headers name several senders, so it counts as one without a sender"
    return named[0], None
