"""The storages of an Outlook message and their MAPI properties, however damaged.

A storage lists its properties in one stream, 16 bytes each; values that do not fit stand in streams of their
own, whose names hold their tag. Source: [MS-OXMSG] 2.
"""

import datetime as dt
import struct
from dataclasses import dataclass
from functools import cached_property

from olefile import OleFileIO
from oxmsg.storage import Storage

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.msg.compound import Tree
from poedesk.proof.reading.readers.ole import DAMAGE, damage_of, open_compound
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.tnef.properties import BINARY, OBJECT, STRING8, UNICODE, codec_of

_LIST = "__properties_version1.0"
_ENTRY = struct.Struct("<HHI8s")
_ROOT_HEAD, _MESSAGE_HEAD, _HEAD = 32, 24, 8
_NUMBER, _TIME = 0x03, 0x40
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
_CODEPAGE, _INTERNET_CODEPAGE = 0x3FFD, 0x3FDE
_DAMAGED = "its compound file is damaged ({}); save the message anew from the mail program and give it again"


@dataclass
class Item:
    """A message, a recipient or an attachment: a storage with its properties."""

    storage: Storage
    head: int = _HEAD
    """Bytes before the properties in their list."""

    codepage: str = "cp1252"
    """Of strings that are not Unicode."""

    damage: str | None = None
    """What is wrong with the file, when parts of it may be missing or mixed up."""

    @cached_property
    def streams(self) -> dict[str, bytes]:
        """Return name -> bytes of the streams."""
        return {stream.name: stream.bytes_ for stream in self.storage.streams}

    @cached_property
    def _short(self) -> dict[tuple[int, int], bytes]:
        data = self.streams.get(_LIST, b"")[self.head :]
        whole = len(data) - len(data) % _ENTRY.size
        return {(tag, kind): value for kind, tag, _, value in _ENTRY.iter_unpack(data[:whole])}

    def binary(self, tag: int) -> bytes:
        """Return a value of bytes; empty without one."""
        return self.streams.get(f"__substg1.0_{tag:04X}{BINARY:04X}", b"")

    def text(self, tag: int) -> str:
        """Return a string; empty without one."""
        wide = self.streams.get(f"__substg1.0_{tag:04X}{UNICODE:04X}")
        if wide is not None:
            return wide.decode("utf-16-le", errors="replace").rstrip("\0")
        narrow = self.streams.get(f"__substg1.0_{tag:04X}{STRING8:04X}", b"")
        return narrow.decode(self.codepage, errors="replace").rstrip("\0")

    def number(self, tag: int) -> int | None:
        """Return a whole number; null without one."""
        value = self._short.get((tag, _NUMBER))
        return int.from_bytes(value[:4], "little") if value is not None else None

    def moment(self, tag: int) -> dt.datetime | None:
        """Return a time in UTC; null without one that can be."""
        value = self._short.get((tag, _TIME))
        ticks = int.from_bytes(value, "little") if value is not None else 0
        try:
            return _EPOCH + dt.timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def object(self, tag: int) -> Storage | None:
        """Return the storage that is a value; null without one."""
        name = f"__substg1.0_{tag:04X}{OBJECT:04X}"
        return next((inner for inner in self.storage.storages if inner.name == name), None)

    def items(self, kind: str) -> "list[Item]":
        """Return the storages inside of a ``kind``: ``attach`` or ``recip``."""
        prefix = f"__{kind}_version1.0_#"
        named = (inner for inner in self.storage.storages if inner.name.startswith(prefix))
        return [Item(inner, _HEAD, self.codepage) for inner in named]

    @property
    def internet_codepage(self) -> str | None:
        """Return the codec of the HTML text; null when the message does not say."""
        number = self.number(_INTERNET_CODEPAGE)
        return codec_of(number) if number else None


def open_message(data: bytes, limits: Limits) -> Item:
    """Return the message in the file ``data``.

    Raises:
        Refused: it cannot be followed, or holds more than allowed.
    """
    try:
        with open_compound(data) as file:
            _within(file, limits)
            storage = Storage.from_ole(file)
            damage = damage_of(file)
    except DAMAGE as error:
        raise Refused(_DAMAGED.format(" ".join(str(error).split())[:100] or type(error).__name__)) from error
    message = Item(storage, _ROOT_HEAD, damage=damage)
    if _LIST not in message.streams:
        raise Refused(_DAMAGED.format("it has no list of properties"))
    number = message.number(_CODEPAGE) or message.number(_INTERNET_CODEPAGE)
    message.codepage = codec_of(number) if number else message.codepage
    return message


def _within(file: OleFileIO, limits: Limits) -> None:
    """Refuse a file whose streams, which may share their bytes, are together more than allowed."""
    entries = [entry for entry in file.direntries if entry is not None]
    if len(entries) > 10 * limits.parts:
        message = f"it has {len(entries)} parts, too many to be a message (POEDESK_PARTS)"
        raise Refused(message)
    if sum(entry.size for entry in entries[1:]) > limits.unpacked_bytes:
        message = "its parts are together larger than POEDESK_UNPACKED_BYTES allows; give them one by one"
        raise Refused(message)


def is_message(storage: Storage) -> bool:
    """Tell whether a storage inside an attachment is a message."""
    return any(stream.name == _LIST for stream in storage.streams)


def tree_of(storage: Storage) -> Tree:
    """Return a storage as the content of a compound file of its own.

    The properties of a message inside another have a shorter head than those of one that is a file.
    """
    tree: dict[str, bytes | Tree] = {stream.name: stream.bytes_ for stream in storage.streams}
    tree.update({inner.name: _inner(inner) for inner in storage.storages})
    if is_message(storage):
        listed = storage.properties_stream_bytes
        tree[_LIST] = listed[:_MESSAGE_HEAD] + bytes(_ROOT_HEAD - _MESSAGE_HEAD) + listed[_MESSAGE_HEAD:]
    return tree


def _inner(storage: Storage) -> Tree:
    found: dict[str, bytes | Tree] = {stream.name: stream.bytes_ for stream in storage.streams}
    return found | {inner.name: _inner(inner) for inner in storage.storages}
