"""Transfer encodings undone: base64, quoted-printable, uuencode; what is cut off or mislabelled is said."""

import binascii
import re

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BLANK = b" \t\r\n\0"
_CHUNK = re.compile(rb"[A-Za-z0-9+/]+")
_PIECE = re.compile(rb"[^=]+={0,2}")
_FOREIGN = 0.02
"""Share of signs outside the alphabet beyond which bytes called base64 are none."""
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{0,255})\r?\n", re.MULTILINE)
_PLAIN = frozenset({"", "7bit", "8bit", "binary", "none"})
_UU = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})

CUT_OFF = "its content is cut off; ask for it again"
UNKNOWN = "its content is encoded in a way that is not known ({}); give it as a file of its own"


def decode(body: bytes, encoding: str) -> tuple[bytes, str | None]:
    """Return the content of a part in ``encoding``, and what is wrong with it (null when nothing is)."""
    name = encoding.strip().strip("\"'").lower().partition(";")[0].strip()
    if name == "base64":
        return _base64(body)
    if name == "quoted-printable":
        return binascii.a2b_qp(body), None
    if name in _UU:
        found = _UU_BEGIN.search(body)
        return _uu_lines(body, found.end())[:2] if found else (body, None)
    return body, None if name.split(" ")[0].rstrip(",") in _PLAIN else UNKNOWN.format(name[:40])


def _base64(body: bytes) -> tuple[bytes, str | None]:
    foreign = len(body.translate(None, _LETTERS + b"=" + _BLANK))
    if foreign > _FOREIGN * len(body):
        return body, None  # plain words with a wrong label, as mail programs show them too
    padding = body.find(b"=")
    if padding < 0 or not _CHUNK.search(body, padding):
        return _quanta(body)
    # Several encoded texts one after the other: each ends with its own padding.
    letters = body.translate(None, _BLANK)
    try:
        return b"".join(map(binascii.a2b_base64, _PIECE.findall(letters))), None
    except binascii.Error:
        return _quanta(body[:padding])[0], CUT_OFF


def _quanta(body: bytes) -> tuple[bytes, str | None]:
    try:
        return binascii.a2b_base64(body), None
    except binascii.Error:
        letters = body.translate(None, bytes(set(range(256)) - set(_LETTERS)))
    left = len(letters) % 4
    whole = letters[: len(letters) - left] + (letters[-left:] + b"==="[: 4 - left] if left > 1 else b"")
    # Missing padding alone loses nothing; one letter is less than a byte.
    return binascii.a2b_base64(whole), CUT_OFF if left == 1 else None


def uuencoded(text: bytes) -> tuple[bytes, list[tuple[str, bytes, str | None]]]:
    """Return ``text`` without the uuencoded files in it, and those: name, content, what is wrong."""
    kept: list[bytes] = []
    files: list[tuple[str, bytes, str | None]] = []
    at = 0
    while (found := _UU_BEGIN.search(text, at)) is not None:
        data, wrong, end = _uu_lines(text, found.end())
        if not data:
            kept.append(text[at : found.end()])
            at = found.end()
            continue
        kept.append(text[at : found.start()])
        files.append((found[1].decode("utf-8", errors="replace"), data, wrong))
        at = end
    kept.append(text[at:])
    return b"".join(kept), files


def _uu_lines(text: bytes, at: int) -> tuple[bytes, str | None, int]:
    """Return what the uuencoded lines from ``at`` hold, what is wrong, and where they end."""
    data: list[bytes] = []
    while at < len(text):
        end = text.find(b"\n", at)
        stop, after = (end, end + 1) if end >= 0 else (len(text), len(text))
        line = text[at:stop].rstrip(b"\r")
        if line.strip() == b"end":
            return b"".join(data), None, after
        try:
            data.append(binascii.a2b_uu(line) if line.strip() else b"")
        except binascii.Error:
            break
        at = after
    return b"".join(data), CUT_OFF, at
