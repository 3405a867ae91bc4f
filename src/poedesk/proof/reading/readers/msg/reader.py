"""MSG: headers, text with its quoted history told apart, attachments and attached messages as documents.

The headers are those with which the message came, else what Outlook stored. A draft counts as never sent. The
text is the one that Outlook shows: HTML, else formatted text (RTF) where it says something else than the
plain text, else the plain text. A message inside is written as a file of its own and read as such.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from email.utils import format_datetime

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, Read, Signature
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.html.reader import decode_html
from poedesk.proof.reading.readers.mail import pictures, smime
from poedesk.proof.reading.readers.mail.alternatives import say_the_same, shown
from poedesk.proof.reading.readers.mail.body import Body, page_of_mail
from poedesk.proof.reading.readers.mail.head import Head, head_of
from poedesk.proof.reading.readers.mail.mime import Part, parse
from poedesk.proof.reading.readers.mail.parts import Parts, parts_of
from poedesk.proof.reading.readers.mail.quoting import attribute
from poedesk.proof.reading.readers.msg.compound import TooLarge, compound_file
from poedesk.proof.reading.readers.msg.storage import Item, is_message, open_message, tree_of
from poedesk.proof.reading.readers.registry import Inside, Refused, read_nested, too_many, without_bytes
from poedesk.proof.reading.readers.text import clean, within_limit, within_lines
from poedesk.proof.reading.readers.tnef.body import CUT
from poedesk.proof.reading.readers.tnef.rtf import DamagedRtf, Spoken, spoken
from poedesk.proof.reading.sniffing import media

_SUBJECT, _CLASS, _HEADERS, _FLAGS = 0x0037, 0x001A, 0x007D, 0x0E07
_SENT, _DELIVERED = 0x0039, 0x0E06
_SENDERS = ((0x0C1A, (0x5D01, 0x0C1F)), (0x0042, (0x5D02, 0x0065)))
"""Tags of a name and of the addresses that may go with it: who sent it, on whose behalf."""

_BODY, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_NAME, _ADDRESSES, _RECIPIENT_KIND = 0x3001, (0x39FE, 0x3003), 0x0C15
_DATA, _METHOD = 0x3701, 0x3705
_FILE_NAMES = (0x3707, 0x3704, 0x3001)
_CONTENT_ID, _MIME = 0x3712, 0x370E
_UNSENT = 0x8
_RECIPIENTS = {1: "to", 2: "cc"}
_UNNAMED = compiled(r"[^\w\-. ]+")
_CID = compiled(r"cid:([^\"'\s>)]+)", re.IGNORECASE)
_DRAFT = "it is a draft that was never sent, so it counts as one without a date"


@dataclass(slots=True)
class _Content:
    """Text, attachments and signatures of a message, and what was not read."""

    bodies: list[Body] = field(default_factory=list)
    attached: list[Inside] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the message ``data`` with everything that is attached to it.

    Raises:
        Refused: its compound file is damaged, or holds more than allowed.
    """
    message = open_message(data, limits)
    head = _head(message, limits)
    content = _content(message, limits)
    told = page_of_mail(head.lines, content.bodies, limits)
    left_out = too_many(len(content.attached), limits)
    problems = [*content.problems, *head.problems, *told.problems, *left_out]
    if message.damage:
        problems.append(
            f"its compound file is damaged ({message.damage}), so parts of it may be missing; "
            "save the message anew from the mail program and give it again"
        )
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.MSG,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(told.page,),
        signatures=tuple(content.signatures),
        attachments=read_nested(content.attached[: 2 * limits.attachments], name, limits),
        mail=head.mail,
        messages=attribute(told.page.text, told.lines, head.mail.sender, head.sent),
        problems=tuple(dict.fromkeys((*problems, *told.notes, *head.notes))),
    )


def _head(message: Item, limits: Limits) -> Head:
    """Return the headers: those that came with the message, completed by what Outlook stored."""
    came = parse(message.text(_HEADERS).lstrip().encode(errors="replace"), 1).root.fields
    names = {name for name, _ in came}
    stored = [(name, value.encode(errors="replace")) for name, value in _stored(message, names)]
    draft = bool((message.number(_FLAGS) or 0) & _UNSENT)
    fields = [(name, value) for name, value in (*came, *stored) if not (draft and name == "date")]
    head = head_of(Part(b"", fields), limits)
    if draft:
        head.notes = [_DRAFT, *(note for note in head.notes if note != "it does not say when it was sent")]
    return head


def _stored(message: Item, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the header fields that are not ``known`` from what Outlook keeps beside them."""
    if "from" not in known and (sender := _sender(message)):
        yield "from", sender
    if "subject" not in known and (subject := message.text(_SUBJECT)):
        yield "subject", " ".join(subject.split())
    sent = message.moment(_SENT) or message.moment(_DELIVERED)
    if "date" not in known and sent is not None:
        yield "date", format_datetime(sent)
    lists: dict[str, list[str]] = {"to": [], "cc": []}
    for recipient in message.items("recip"):
        kind = _RECIPIENTS.get(recipient.number(_RECIPIENT_KIND) or 1)
        person = _person(recipient, _NAME, _ADDRESSES)
        if kind and person:
            lists[kind].append(person)
    for name, persons in lists.items():
        if name not in known and persons:
            yield name, ", ".join(persons)


def _sender(message: Item) -> str:
    persons = (_person(message, name, addresses) for name, addresses in reversed(_SENDERS))
    return next((person for person in persons if person), "")


def _person(item: Item, name: int, addresses: tuple[int, ...]) -> str:
    """Return name and address as one writes them; an address of Exchange's own kind tells nobody anything."""
    words = " ".join(item.text(name).split()).strip("\"'")
    found = next((text.strip() for text in map(item.text, addresses) if "@" in text), "")
    if not found or words == found:
        return found or words
    shown_name = f'"{words}"' if "," in words else words
    return f"{shown_name} <{found}>".strip()


def _content(message: Item, limits: Limits) -> _Content:
    kind = message.text(_CLASS).upper()
    attached = message.items("attach")
    if kind.startswith("IPM.NOTE.SMIME") and len(attached) == 1:
        return _signed(attached[0].binary(_DATA), limits)
    content = _Content()
    html = _html(message)
    _speak(message, html, content, limits)
    referenced = {cid.lower() for cid in _CID.findall(html)}
    for item in attached:
        data = item.binary(_DATA)
        inline = item.text(_CONTENT_ID).strip("<>").lower() in referenced
        if inline and item.text(_MIME).startswith("image/") and not pictures.is_large(data):
            continue
        content.attached.append(_attachment(item, data))
    return content


def _attachment(item: Item, data: bytes) -> Inside:
    name = next((text for text in map(item.text, _FILE_NAMES) if text.strip()), "unnamed")
    inner = item.object(_DATA)
    if inner is not None:
        if is_message(inner) and not name.lower().endswith(".msg"):
            name = f"{_UNNAMED.sub('', name).strip()[:60].strip('. ') or 'message'}.msg"
        try:
            return name, compound_file(tree_of(inner))
        except TooLarge:
            return name, Refused("it is too large to be taken out of the message; give it as a file")
    if not data:
        return name, without_bytes(item.number(_METHOD))
    return name, data


def _signed(data: bytes, limits: Limits) -> _Content:
    """Return what an S/MIME message holds: Outlook keeps the whole signed text as its one attachment."""
    content = _Content()
    tree = parse(data, limits.parts)
    if not tree.root.is_multipart:
        opened = smime.open_package(data)
        content.signatures += opened.signatures
        if opened.content is None:
            content.problems.append(opened.problem or smime.BROKEN)
            return content
        tree = parse(opened.content, limits.parts)
    parts: Parts = parts_of(tree.root, limits)
    content.bodies, content.attached = parts.bodies, list(parts.attached)
    content.signatures += parts.signatures
    content.problems += parts.problems
    return content


def _html(message: Item) -> str:
    data = message.binary(_HTML)
    if not data:
        return message.text(_HTML)
    codec = message.internet_codepage
    return data.decode(codec, errors="replace") if codec else decode_html(data)


def _speak(message: Item, html: str, content: _Content, limits: Limits) -> None:
    """Choose the text that Outlook shows."""
    plain, cut = within_lines(clean(message.text(_BODY)), limits)
    told = None if html.strip() else _formatted(message, content, limits)
    if told is not None and told.is_html:
        html = told.text
    if html.strip():
        html, cut = within_limit(html, limits)
        flows, difference = shown(plain, [html]) if plain.strip() else (None, None)
        content.problems += [difference] if difference else []
        if plain.strip() and flows is None:
            content.bodies.append(Body(plain, is_html=False))
        else:
            content.bodies.append(Body(html, is_html=True, flow=flows[0] if flows else None))
    else:
        formatted = told.text if told is not None else ""
        hidden = False
        if formatted.strip() and not (plain.strip() and say_the_same(plain, formatted)):
            if plain.strip():
                content.problems.append(
                    "its plain text and its formatted text (RTF) do not say the same; the formatted text, "
                    "which Outlook shows, was read; ask the sender which one holds"
                )
            plain, cut = within_lines(clean(formatted), limits)
            hidden = told is not None and told.hidden
        content.bodies.append(Body(plain, is_html=False, hidden=hidden))
    content.problems += cut


def _formatted(message: Item, content: _Content, limits: Limits) -> Spoken | None:
    data = message.binary(_RTF)
    if not data:
        return None
    try:
        told = spoken(data, 4 * limits.characters)
    except DamagedRtf as damage:
        if not message.text(_BODY).strip():
            content.problems.append(f"{damage}; ask for the message in another form")
        return None
    content.problems += [CUT] if told.cut else []
    return told
