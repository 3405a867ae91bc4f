"""The directory of a zip archive: which members it has and where they lie, within bounds.

Nothing is unpacked here but the first bytes of a member. Source: APPNOTE.TXT of PKWARE, sections 4.3 and 4.5.
"""

import struct
import zlib
from collections.abc import Iterator

from poedesk.kernel.records import dataclass

STORED, DEFLATED = 0, 8
_END = b"PK\x05\x06"
_END_RECORD = struct.Struct("<4s4H2IH")
_END64 = b"PK\x06\x06"
_END64_RECORD = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = b"PK\x06\x07"
_LOCATOR_RECORD = struct.Struct("<4sIQI")
_CENTRAL = b"PK\x01\x02"
_CENTRAL_RECORD = struct.Struct("<4s6H3I5H2I")
_LOCAL = b"PK\x03\x04"
_LOCAL_RECORD = struct.Struct("<4s5H3I2H")
_LONGEST_COMMENT = 65_535
_FULL = 0xFFFFFFFF
"""A size or place that stands in the zip64 field instead."""
_UTF8_NAME = 0x800
_SIZES_FOLLOW = 0x8
_UNICODE_PATH = 0x7075
_ZIP64 = 0x0001


class Damaged(Exception):
    """The archive has no directory that can be followed."""


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of the directory."""

    name: str
    """As stored, with "/"; of entries without a character set: UTF-8 where it fits, else code page 437."""

    flags: int
    method: int
    checksum: int
    """CRC-32 of what it unpacks to."""

    packed: int
    """Bytes that it takes in the archive."""

    size: int
    """Bytes that it says it unpacks to."""

    place: int
    """Where its own header begins in the file."""

    raw_name: bytes

    @property
    def encrypted(self) -> bool:
        """Tell whether it is protected with a password."""
        return bool(self.flags & 0x1) or self.method == 99  # noqa: PLR2004 - WinZip's AES

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder, which has no content."""
        return self.name.endswith("/") and self.size == 0


@dataclass(frozen=True, slots=True)
class Directory:
    """What the archive says it holds."""

    members: tuple[Member, ...]
    told: int
    """How many entries there are, also when fewer were asked for."""

    end: int
    """Where the members end and the directory begins."""


def directory(data: bytes, most: int) -> Directory:
    """Return the first ``most`` entries of the directory at the end of the archive ``data``.

    Raises:
        Damaged: there is no directory, or it cannot be followed.
    """
    at = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - _END_RECORD.size))
    if at < 0 or at + _END_RECORD.size > len(data):
        message = "its directory is missing, as when a download breaks off"
        raise Damaged(message)
    _, _, _, _, told, size, start, _ = _END_RECORD.unpack_from(data, at)
    end = at
    located = at - _LOCATOR_RECORD.size
    if located >= 0 and data.startswith(_LOCATOR, located):
        _, _, record, _ = _LOCATOR_RECORD.unpack_from(data, located)
        found = record if data.startswith(_END64, record) else data.rfind(_END64, 0, located)
        if found < 0 or found + _END64_RECORD.size > len(data):
            message = "its zip64 directory cannot be found"
            raise Damaged(message)
        *_, told, size, start = _END64_RECORD.unpack_from(data, found)
        end = found
    shift = end - size - start
    """Bytes before the archive, such as a program that unpacks it."""
    if shift < 0 or size > end:
        message = "its directory lies outside the file"
        raise Damaged(message)
    members = tuple(_entries(data, end - size, end, shift, most))
    return Directory(members, max(told, len(members)), end - size)


def _entries(data: bytes, at: int, end: int, shift: int, most: int) -> Iterator[Member]:
    for _ in range(most):
        if at >= end:
            return
        if at + _CENTRAL_RECORD.size > end or not data.startswith(_CENTRAL, at):
            message = "its directory is damaged"
            raise Damaged(message)
        (_, _, _, flags, method, _, _, checksum, packed, size, named, extra, comment, _, _, _, place) = (
            _CENTRAL_RECORD.unpack_from(data, at)
        )
        body = at + _CENTRAL_RECORD.size
        raw = data[body : body + named]
        extras = data[body + named : body + named + extra]
        size, packed, place = _whole_sizes(extras, size, packed, place)
        name = _name(raw, flags, extras).replace("\\", "/")
        yield Member(name, flags, method, checksum, packed, size, place + shift, raw)
        at = body + named + extra + comment


def _extra(extras: bytes, wanted: int) -> bytes | None:
    at = 0
    while at + 4 <= len(extras):
        kind, length = struct.unpack_from("<2H", extras, at)
        if kind == wanted:
            return extras[at + 4 : at + 4 + length]
        at += 4 + length
    return None


def _whole_sizes(extras: bytes, size: int, packed: int, place: int) -> tuple[int, int, int]:
    """Return sizes and place, those from the zip64 field that do not fit into 32 bits."""
    values = [size, packed, place]
    if _FULL not in values:
        return size, packed, place
    long = _extra(extras, _ZIP64) or b""
    at = 0
    for number, value in enumerate(values):
        if value == _FULL and at + 8 <= len(long):
            (values[number],) = struct.unpack_from("<Q", long, at)
            at += 8
    return values[0], values[1], values[2]


def _name(raw: bytes, flags: int, extras: bytes) -> str:
    better = _extra(extras, _UNICODE_PATH)
    if better is not None and len(better) > 5 and struct.unpack_from("<I", better, 1)[0] == zlib.crc32(raw):  # noqa: PLR2004 - version and checksum come first
        return better[5:].decode("utf-8", errors="replace")
    if flags & _UTF8_NAME:
        return raw.decode("utf-8", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def content_range(data: bytes, member: Member) -> tuple[int, int]:
    """Return where the packed bytes of ``member`` lie.

    Raises:
        Damaged: its own header is missing, leads out of the file, or does not agree with the directory.
    """
    place = member.place
    if place + _LOCAL_RECORD.size > len(data) or not data.startswith(_LOCAL, place):
        message = "its own header is missing"
        raise Damaged(message)
    _, _, flags, method, _, _, _, packed, size, named, extra = _LOCAL_RECORD.unpack_from(data, place)
    start = place + _LOCAL_RECORD.size + named + extra
    told = {(member.packed, member.size), (_FULL, _FULL)}
    agrees = method == member.method and (flags & _SIZES_FOLLOW or (packed, size) in told)
    same_name = data[place + _LOCAL_RECORD.size : place + _LOCAL_RECORD.size + named] == member.raw_name
    if not agrees or not same_name:
        message = "its own header and the directory do not say the same of it"
        raise Damaged(message)
    if start + member.packed > len(data):
        message = "it leads out of the file"
        raise Damaged(message)
    return start, start + member.packed


def beginning(data: bytes, member: Member, most: int) -> bytes:
    """Return the first ``most`` bytes that ``member`` unpacks to; empty when they cannot be had."""
    try:
        start, end = content_range(data, member)
        if member.method == STORED:
            return data[start : min(end, start + most)]
        if member.method == DEFLATED:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[start : min(end, start + 4096)], most)
    except (Damaged, zlib.error):
        return b""
    return b""
