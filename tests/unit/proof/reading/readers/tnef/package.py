"""Builds winmail.dat files from their attributes."""

import struct

UNICODE, STRING8, BINARY, OBJECT = 0x1F, 0x1E, 0x102, 0x0D


def attribute(level: int, tag: int, value: bytes, checksum: int | None = None) -> bytes:
    total = sum(value) & 0xFFFF if checksum is None else checksum
    return struct.pack("<BII", level, tag, len(value)) + value + struct.pack("<H", total)


def stream(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def text(value: str) -> bytes:
    return value.encode("utf-16-le") + b"\0\0"


def one(identity: int, kind: int, value: bytes) -> bytes:
    """Return a property with one value whose length is told."""
    return struct.pack("<IIII", 1, identity << 16 | kind, 1, len(value)) + value + bytes(-len(value) % 4)


def several(*made: bytes) -> bytes:
    """Join values of ``one`` to a list of properties."""
    return struct.pack("<I", len(made)) + b"".join(each[4:] for each in made)


def message_class(name: str) -> bytes:
    return attribute(1, 0x00078008, name.encode() + b"\0")


def message(*made: bytes) -> bytes:
    return attribute(1, 0x00069003, several(*made))


def html(page: str) -> bytes:
    return one(0x1013, BINARY, page.encode())


def rtf(packed: bytes) -> bytes:
    return one(0x1009, BINARY, packed)


def body(words: str) -> bytes:
    return attribute(1, 0x0002800C, words.encode("cp1252") + b"\0")


def file(title: str, content: bytes, *made: bytes) -> bytes:
    """Return an attachment: title of eight and three letters, content, further properties."""
    parts = [attribute(2, 0x00069002, bytes(14)), attribute(2, 0x00018010, title.encode("cp1252") + b"\0")]
    if content:
        parts.append(attribute(2, 0x0006800F, content))
    if made:
        parts.append(attribute(2, 0x00069005, several(*made)))
    return b"".join(parts)


def long_name(name: str) -> bytes:
    return one(0x3707, UNICODE, text(name))


def attached_message(inner: bytes) -> bytes:
    return one(0x3701, OBJECT, bytes.fromhex("0703020000000000c000000000000046") + inner)


def compressed(text_of_rtf: bytes) -> bytes:
    """Return ``text_of_rtf`` as compressed RTF whose every byte is a literal."""
    packed = b"".join(b"\0" + text_of_rtf[at : at + 8] for at in range(0, len(text_of_rtf), 8))
    return struct.pack("<4I", len(packed) + 12, len(text_of_rtf), 0x75465A4C, 0) + packed
