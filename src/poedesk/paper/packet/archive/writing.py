"""Members to the bytes of a packet: stored, one date, one order; the same members, the same bytes.

Source: APPNOTE.TXT of PKWARE, sections 4.3 and 4.4.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping

from poedesk.paper.packet.archive.names import place

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

_NEEDED = 20
"""Version of the format that a reader must know: 2.0."""

_MADE = 3 << 8 | _NEEDED
"""The same, on a system whose files have modes."""

_UTF8 = 0x800
_STORED = 0
_TIME, _DATE = 0, 1 << 5 | 1
"""Midnight of 1 January 1980, the first moment that the format knows."""

_MODE = 0o100644 << 16
"""A plain file that its owner may write."""


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return the archive of path -> content."""
    return b"".join(pieces(members))


def pieces(members: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the archive of path -> content piece by piece; contents are not copied."""
    entries: list[bytes] = []
    at = 0
    for path in sorted(members, key=place):
        content, name = members[path], path.encode()
        about = (_UTF8, _STORED, _TIME, _DATE, zlib.crc32(content), len(content), len(content), len(name), 0)
        yield from (_LOCAL.pack(b"PK\x03\x04", _NEEDED, *about), name, content)
        entries += (_CENTRAL.pack(b"PK\x01\x02", _MADE, _NEEDED, *about, 0, 0, 0, _MODE, at), name)
        at += _LOCAL.size + len(name) + len(content)
    size = sum(map(len, entries))
    count = len(members)
    yield from (*entries, _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, 0))
