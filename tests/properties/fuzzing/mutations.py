"""Real files, damaged: bytes flipped, cut, doubled, swapped; absurd numbers; members of packages too."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

import pikepdf

Change = Callable[[bytearray, random.Random], bytearray]

_NUMBER = re.compile(rb"\d{1,10}")
_ABSURD = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
)
_BYTES = (0x00, 0x01, 0x0A, 0x20, 0x28, 0x3C, 0x7F, 0x80, 0xC3, 0xFE, 0xFF)
_TOKENS = (
    b"/Kids", b"/Parent", b"/Type /Page", b"<<", b">>", b"[", b"]", b"stream\n", b"endobj", b" 0 R", b"(",
    b"\\", b"<w:p>", b"</w:tbl>", b"<w:sdt>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&#xD800;", b"<table>",
    b"<td colspan=9999>", b"\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\n", b"--x--",
    b"=?utf-8?q?", b"PK\x03\x04", b"\xef\xbb\xbf", b"begin 644 a\n", b"\xff\xfe", b"\xd0\xcf\x11\xe0",
)  # fmt: skip


def _place(data: bytearray, dice: random.Random) -> int:
    return dice.randrange(len(data) + 1)


def _stretch(data: bytearray, dice: random.Random) -> tuple[int, int]:
    begin = _place(data, dice)
    return begin, min(len(data), begin + int(2 ** dice.uniform(0, 12)))


def flip(data: bytearray, dice: random.Random) -> bytearray:
    """Change single bytes."""
    for _ in range(dice.randint(1, 12)):
        if data:
            at = dice.randrange(len(data))
            data[at] = dice.choice(_BYTES) if dice.random() < 0.5 else data[at] ^ 1 << dice.randrange(8)
    return data


def cut(data: bytearray, dice: random.Random) -> bytearray:
    """Take a stretch out."""
    begin, end = _stretch(data, dice)
    del data[begin:end]
    return data


def end_early(data: bytearray, dice: random.Random) -> bytearray:
    """Leave the rest away, as a broken download does."""
    return data[: _place(data, dice)]


def double(data: bytearray, dice: random.Random) -> bytearray:
    """Repeat a stretch, sometimes very often."""
    begin, end = _stretch(data, dice)
    part = data[begin:end]
    at = _place(data, dice)
    data[at:at] = part * dice.choice((1, 1, 2, 30, max(1, min(2000, 200_000 // max(1, len(part))))))
    return data


def swap(data: bytearray, dice: random.Random) -> bytearray:
    """Put a stretch somewhere else."""
    begin, end = _stretch(data, dice)
    part = data[begin:end]
    del data[begin:end]
    at = _place(data, dice)
    data[at:at] = part
    return data


def insert(data: bytearray, dice: random.Random) -> bytearray:
    """Write a word of some format where it does not belong."""
    at = _place(data, dice)
    data[at:at] = dice.choice(_TOKENS)
    return data


def number(data: bytearray, dice: random.Random) -> bytearray:
    """Make numbers absurd."""
    for _ in range(dice.randint(1, 4)):
        match = _NUMBER.search(data, _place(data, dice))
        if match:
            data[match.start() : match.end()] = dice.choice(_ABSURD)
    return data


CHANGES: Sequence[Change] = (flip, flip, cut, end_early, double, swap, insert, number, number)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return ``data`` with a few changes; of a package, most often within one of its members."""
    if data[:2] == b"PK" and dice.random() < 0.8:
        packed = _inside(data, dice)
        if packed is not None:
            return packed
    changed = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        changed = dice.choice(CHANGES)(changed, dice)
    return bytes(changed)


def _inside(data: bytes, dice: random.Random) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [(item.filename, package.read(item)) for item in package.infolist()[:200]]
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError):
        return None
    if not members:
        return None
    worth = [at for at, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))] or range(
        len(members)
    )
    at = dice.choice(list(worth))
    name, content = members[at]
    members[at] = name, damaged(content, dice) if content[:2] != b"PK" else content
    if dice.random() < 0.1:
        members.append(dice.choice(members))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in dict(members).items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def laid_open(data: bytes) -> bytes | None:
    """Return a PDF with its streams unpacked, so that changes reach what is drawn; None when it cannot be."""
    stream = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as source:
            source.save(
                stream, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            )  # fmt: skip
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError):
        return None
    return stream.getvalue()
