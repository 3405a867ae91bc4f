"""MAPI properties as a TNEF stream writes them: a count, then tagged values, each within the bytes.

Source: [MS-OXTNEF] 2.1.3.4 and [MS-OXCDATA] 2.11.1.
"""

import codecs
import struct
from collections.abc import Iterator

from poedesk.kernel.records import dataclass

STRING8, UNICODE, OBJECT, BINARY = 0x1E, 0x1F, 0x0D, 0x0102
_MANY = 0x1000
_NAMED_FROM = 0x8000
_FIXED = {
    0x01: 4,
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x0A: 4,
    0x0B: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
"""Type -> bytes of a value; short ones are filled up to four."""
_COUNTED = frozenset({STRING8, UNICODE, OBJECT, BINARY})
_DEFAULT_CODEPAGE = "cp1252"


class CutOff(Exception):
    """A length leads beyond the bytes that are there."""


@dataclass(frozen=True, slots=True)
class Property:
    """One value (the first, where a property has several)."""

    id: int
    type: int
    data: bytes

    def text(self, codepage: str) -> str:
        """Return a string value; ``codepage`` holds for those that are not Unicode."""
        if self.type == UNICODE:
            return self.data.decode("utf-16-le", errors="replace").split("\0")[0]
        return self.data.decode(codepage, errors="replace").split("\0")[0]


def properties(data: bytes) -> Iterator[Property]:
    """Yield the properties in ``data``.

    Raises:
        CutOff: a length is larger than what is left, or a type is not known.
    """
    cursor = _Cursor(data)
    for _ in range(cursor.number()):
        tag = cursor.number()
        kind, identity = tag & 0xFFFF, tag >> 16
        if identity >= _NAMED_FROM:
            _pass_name(cursor)
        single = kind & ~_MANY
        if single in _COUNTED:
            values = [cursor.counted() for _ in range(cursor.count(4))]
        elif single in _FIXED:
            size = _FIXED[single]
            values = [cursor.take(size) for _ in range(cursor.count(size) if kind & _MANY else 1)]
        else:
            message = f"a property is of an unknown type {kind:#x}"
            raise CutOff(message)
        if values:
            yield Property(identity, single, values[0])


def codec_of(number: int) -> str:
    """Return the codec for a Windows code page number; Windows-1252 when there is none."""
    name = {65001: "utf-8", 1200: "utf-16-le", 20127: "ascii", 28591: "latin-1"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _DEFAULT_CODEPAGE


def _pass_name(cursor: "_Cursor") -> None:
    cursor.take(16)
    if cursor.number() == 0:
        cursor.number()
    else:
        cursor.counted()


class _Cursor:
    """Reads on from a place; never beyond the end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        if size > len(self._data) - self._at:
            message = f"{size} bytes are announced and {len(self._data) - self._at} are there"
            raise CutOff(message)
        self._at += size
        return self._data[self._at - size : self._at]

    def number(self) -> int:
        return int(struct.unpack("<I", self.take(4))[0])

    def count(self, least: int) -> int:
        """Return a number of values, of which each takes at least ``least`` bytes."""
        number = self.number()
        if number * least > len(self._data) - self._at:
            message = f"{number} values are announced, more than there is room for"
            raise CutOff(message)
        return number

    def counted(self) -> bytes:
        """Return a value with its length before it, filled up to a multiple of four."""
        value = self.take(self.number())
        self.take(min(-len(value) % 4, len(self._data) - self._at))
        return value
