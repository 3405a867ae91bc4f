"""The TNEF stream of Outlook (winmail.dat): message class, subject, body and attachments.

A stream is a row of attributes, each with its length and a checksum; attachments begin with an attribute of
their own. Nothing is trusted: a length beyond the end stops the reading with a problem, and what came before
is kept. Source: [MS-OXTNEF] 2.1.
"""

import struct
from dataclasses import field

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.tnef.properties import (
    BINARY,
    OBJECT,
    STRING8,
    UNICODE,
    CutOff,
    Property,
    codec_of,
    properties,
)

MAGIC = b"\x78\x9f\x3e\x22"
_ATTRIBUTE = struct.Struct("<BII")
_FIRST = 6
"""Where the attributes begin: after the magic and a key."""

_SUBJECT, _BODY, _MESSAGE_CLASS = 0x8004, 0x800C, 0x8008
_ATTACHMENT_BEGINS, _ATTACHMENT_DATA, _ATTACHMENT_TITLE = 0x9002, 0x800F, 0x8010
_ATTACHMENT_PROPERTIES, _MESSAGE_PROPERTIES, _CODEPAGE = 0x9005, 0x9003, 0x9007
_OF_ATTACHMENTS = frozenset({_ATTACHMENT_DATA, _ATTACHMENT_TITLE, _ATTACHMENT_PROPERTIES})
_P_SUBJECT, _P_BODY, _P_RTF, _P_HTML, _P_CLASS = 0x0037, 0x1000, 0x1009, 0x1013, 0x001A
_P_CODEPAGE, _P_METHOD = 0x3FDE, 0x3705
_P_DATA, _P_SHORT_NAME, _P_LONG_NAME, _P_SHOWN_NAME = 0x3701, 0x3704, 0x3707, 0x3001
_TEXTS = frozenset({STRING8, UNICODE})
_MESSAGE_INTERFACE = bytes.fromhex("0703020000000000c000000000000046")
"""The interface id of a message, before an attached one."""


@dataclass(slots=True)
class Attachment:
    """A file, or a message, in the stream."""

    title: str = ""
    long_name: str = ""
    shown_name: str = ""
    data: bytes = b""
    is_message: bool = False
    """Whether ``data`` is a TNEF stream of its own."""

    method: int | None = None
    """How Outlook attached it."""

    @property
    def name(self) -> str:
        """Return the best name that is there."""
        name = self.long_name or self.title or self.shown_name
        return f"{name or 'message'}.dat" if self.is_message else name or "unnamed"


@dataclass(slots=True)
class Content:
    """What the stream holds."""

    message_class: str = ""
    """Such as ``IPM.Note`` (a mail) or ``IPM.Schedule.Meeting.Request``."""

    subject: str = ""
    plain: str = ""
    html: bytes = b""
    rtf: bytes = b""
    """The body as compressed RTF."""

    attachments: list[Attachment] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    codepage: str = "cp1252"
    """Codec of the strings that are not Unicode."""


def decode(data: bytes, most: int) -> Content:
    """Return what the stream ``data`` holds, with at most ``most`` attachments."""
    content = Content()
    at, wrong = _FIRST, 0
    while at + _ATTRIBUTE.size <= len(data):
        level, tag, length = _ATTRIBUTE.unpack_from(data, at)
        start = at + _ATTRIBUTE.size
        if level not in (1, 2) or length > len(data) - start:
            content.problems.append(
                "it is cut off or damaged: one of its attributes is said to go on beyond its end; "
                "ask for the attachments as files of their own"
            )
            return content
        value = data[start : start + length]
        if sum(value) & 0xFFFF != int.from_bytes(data[start + length : start + length + 2], "little"):
            wrong += 1
        if not _take(content, tag & 0xFFFF, value, most):
            content.problems.append(f"it holds more than {most} files; the others were not read")
            return content
        at = start + length + 2
    if wrong:
        content.problems.append(
            "its checksums are wrong, so it may be damaged; ask for the attachments again"
        )
    return content


def _take(content: Content, attribute: int, value: bytes, most: int) -> bool:
    """Take one attribute; false when there are too many attachments."""
    if attribute == _ATTACHMENT_BEGINS:
        content.attachments.append(Attachment())
        return len(content.attachments) <= most
    if attribute == _CODEPAGE and len(value) >= 4:  # noqa: PLR2004 - a number
        content.codepage = codec_of(int.from_bytes(value[:4], "little"))
    elif attribute == _MESSAGE_CLASS:
        content.message_class = _text(value, "ascii")
    elif attribute == _SUBJECT:
        content.subject = _text(value, content.codepage)
    elif attribute == _BODY:
        content.plain = _text(value, content.codepage)
    elif attribute == _MESSAGE_PROPERTIES:
        for item in _properties(content, value):
            _take_message(content, item)
    elif attribute in _OF_ATTACHMENTS and not content.attachments:
        content.problems.append(
            "part of a file stands in it before the first one begins, and was not read; "
            "ask for the attachments as files of their own"
        )
    elif content.attachments:
        _take_attachment(content, content.attachments[-1], attribute, value)
    return True


def _take_attachment(content: Content, attachment: Attachment, attribute: int, value: bytes) -> None:
    if attribute == _ATTACHMENT_TITLE:
        attachment.title = _text(value, content.codepage)
    elif attribute == _ATTACHMENT_DATA:
        attachment.data = value
    elif attribute == _ATTACHMENT_PROPERTIES:
        for item in _properties(content, value):
            _take_property(content, attachment, item)


def _take_property(content: Content, attachment: Attachment, item: Property) -> None:
    if item.type in _TEXTS and item.id in {_P_LONG_NAME, _P_SHORT_NAME, _P_SHOWN_NAME}:
        text = item.text(content.codepage)
        if item.id == _P_LONG_NAME:
            attachment.long_name = text
        elif item.id == _P_SHORT_NAME:
            attachment.title = attachment.title or text
        else:
            attachment.shown_name = text
    elif item.id == _P_METHOD:
        attachment.method = int.from_bytes(item.data[:4], "little")
    elif item.id == _P_DATA and item.type == OBJECT:
        attachment.is_message = item.data.startswith(_MESSAGE_INTERFACE)
        attachment.data = item.data[16:]
    elif item.id == _P_DATA and item.type == BINARY and not attachment.data:
        attachment.data = item.data


def _take_message(content: Content, item: Property) -> None:
    if item.id == _P_HTML:
        content.html = (
            item.text(content.codepage).encode() if item.type == UNICODE else item.data.rstrip(b"\0")
        )
    elif item.id == _P_RTF and item.type == BINARY:
        content.rtf = item.data
    elif item.id == _P_BODY and item.type in _TEXTS:
        content.plain = item.text(content.codepage)
    elif item.id == _P_SUBJECT and item.type in _TEXTS:
        content.subject = item.text(content.codepage)
    elif item.id == _P_CLASS and item.type in _TEXTS:
        content.message_class = item.text(content.codepage)
    elif item.id == _P_CODEPAGE:
        content.codepage = codec_of(int.from_bytes(item.data[:4], "little"))


def _properties(content: Content, value: bytes) -> list[Property]:
    """Return the properties as far as they can be followed."""
    found: list[Property] = []
    try:
        found.extend(properties(value))
    except CutOff as error:
        content.problems.append(f"its properties are damaged ({error}); ask for the attachments again")
    return found


def _text(value: bytes, codepage: str) -> str:
    return value.decode(codepage, errors="replace").split("\0")[0]
