"""The parts of a message: its text, what is attached, and its headers, however broken they are."""

import base64
import binascii
import codecs
import contextlib
import io
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from email.generator import BytesGenerator
from email.message import Message as RawMessage
from typing import Any
from urllib.parse import unquote

from poedesk.proof.reading.encodings import decode_text
from poedesk.proof.reading.readers.html import decode_html

_ENCODED_WORD = re.compile(r"=\?([^?\s]+?)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)\s+(?==\?)")
_CID = re.compile(rb"cid:([^\"'\s>)]+)", re.IGNORECASE)
_NOT_DOCUMENTS = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_ENDINGS = {"text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics", "application/pdf": ".pdf"}
_DEEPEST = 50
_SHOWN_PIXELS = 250_000
"""From so many pixels on, a picture inside the text counts as a document: a screenshot, not a logo."""
_SHOWN_BYTES = 60_000
"""The same for pictures whose size is not known."""


Richer = Callable[[str, str], bool]
"""Decides between two forms of one text: whether the HTML (second) shows much that the plain one does not."""


@dataclass(slots=True)
class Body:
    """One stretch of the message's own text."""

    text: str
    is_html: bool


@dataclass(slots=True)
class Parts:
    """What a message consists of."""

    bodies: list[Body] = field(default_factory=list)
    attached: list[tuple[str, bytes]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def parts_of(message: RawMessage, richer: Richer) -> Parts:
    """Return text and attachments of ``message``; ``richer`` says whether HTML says more than the text."""
    parts = Parts()
    _collect(message, parts, _referenced(message), richer, 0)
    return parts


def header(message: RawMessage, name: str) -> str | None:
    """Return the first header ``name`` with its encoded words decoded, on one line; None without one."""
    found = headers(message, name)
    return found[0] if found else None


def headers(message: RawMessage, name: str) -> list[str]:
    """Return all headers ``name``, each decoded and on one line."""
    raw = [value for key, value in message.raw_items() if key.lower() == name.lower()]
    return [" ".join(decoded(str(value)).split()) for value in raw]


def decoded(text: str) -> str:
    """Return ``text`` with encoded words and raw bytes turned into characters."""
    if any("\udc80" <= sign <= "\udcff" for sign in text):
        text = decode_text(text.encode("utf-8", errors="surrogateescape"))[0]
    return _ENCODED_WORD.sub(_decoded_word, _BETWEEN_WORDS.sub(r"\1", text))


def _decoded_word(match: re.Match[str]) -> str:
    charset, kind, content = match.groups()
    try:
        if kind in "bB":
            data = base64.b64decode(content + "=" * (-len(content) % 4))
        else:
            data = binascii.a2b_qp(content.replace("_", " ").encode("ascii", errors="replace"), header=False)
    except (ValueError, binascii.Error):
        return match.group()
    return characters(data, charset)


def characters(data: bytes, charset: str | None) -> str:
    """Return ``data`` in ``charset``, or in what it looks like when that is unknown or wrong."""
    if charset:
        try:
            codec = codecs.lookup(charset.strip("\"' "))
            if codec.name not in {"ascii", "utf-7"}:
                return data.decode(codec.name)
        except (LookupError, ValueError, AttributeError):
            pass
    return decode_text(data)[0]


def _collect(part: RawMessage, parts: Parts, inline: frozenset[str], richer: Richer, depth: int) -> None:
    kind = part.get_content_type()
    if depth > _DEEPEST:
        parts.problems.append("its parts are nested too deeply; what lies deeper was not read")
    elif kind == "message/rfc822" or (kind == "message/global" and part.is_multipart()):
        parts.attached.append(_message(part))
    elif kind == "multipart/alternative":
        _alternative(part, parts, inline, richer, depth)
    elif kind == "multipart/encrypted":
        parts.problems.append("its text is encrypted; give a copy that is not")
    elif part.is_multipart():
        for child in _children(part):
            _collect(child, parts, inline, richer, depth + 1)
    else:
        _leaf(part, parts, inline)


def _alternative(part: RawMessage, parts: Parts, inline: frozenset[str], richer: Richer, depth: int) -> None:
    """Take one form of the text, and everything that is attached in any of them."""
    forms: list[Parts] = []
    for child in _children(part):
        form = Parts()
        if child.get_content_type() == "text/calendar" and not child.get_filename():
            continue
        _collect(child, form, inline, richer, depth + 1)
        parts.attached.extend(form.attached)
        parts.problems.extend(form.problems)
        forms.append(form)
    plain = [body for form in forms for body in form.bodies if not body.is_html]
    html = [body for form in forms for body in form.bodies if body.is_html]
    as_text = "\n".join(body.text for body in plain)
    if html and (not as_text.strip() or richer(as_text, "\n".join(body.text for body in html))):
        parts.bodies.extend(html)
    else:
        parts.bodies.extend(plain)


def _leaf(part: RawMessage, parts: Parts, inline: frozenset[str]) -> None:
    kind = part.get_content_type()
    if kind in _NOT_DOCUMENTS:
        return
    data = _payload(part)
    name = _file_name(part)
    attached = (part.get_content_disposition() or "") == "attachment"
    if kind in {"text/plain", "text/html"} and not attached and name is None:
        charset = _charset(part)
        is_html = kind == "text/html"
        text = decode_html(data) if is_html and charset is None else characters(data, charset)
        parts.bodies.append(Body(text, is_html))
    elif kind.startswith("image/") and not attached and _content_id(part) in inline and not _is_large(data):
        return
    elif data or attached or name:
        parts.attached.append((name or "unnamed" + _ENDINGS.get(kind, ""), data))


def _message(part: RawMessage) -> tuple[str, bytes]:
    """Return name and bytes of an attached message, also when it was wrapped in base64 against the rules."""
    inner: Any = part.get_payload()
    inner = inner[0] if isinstance(inner, list) and inner else inner
    if not isinstance(inner, RawMessage):
        return _file_name(part) or "message.eml", _payload(part)
    data = _bytes_of(inner)
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        with contextlib.suppress(ValueError, binascii.Error):
            data = base64.b64decode(data, validate=False) or data
    subject = re.sub(r"[^\w\-. ]+", "", header(inner, "Subject") or "").strip()[:60].strip(". ")
    return _file_name(part) or f"{subject or 'message'}.eml", data


def _bytes_of(message: RawMessage) -> bytes:
    stream = io.BytesIO()
    try:
        BytesGenerator(stream, mangle_from_=False, maxheaderlen=0).flatten(message)
    except Exception:  # noqa: BLE001 - a generator that trips over broken parts; the text of it is what is left
        return str(message.get_payload()).encode("utf-8", errors="replace")
    return stream.getvalue()


def _children(part: RawMessage) -> list[RawMessage]:
    payload: Any = part.get_payload()
    return [child for child in payload if isinstance(child, RawMessage)] if isinstance(payload, list) else []


def _payload(part: RawMessage) -> bytes:
    payload: Any
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - the standard library trips over some transfer encodings
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = part.get_payload()
    return raw.encode("utf-8", errors="surrogateescape") if isinstance(raw, str) else b""


def _charset(part: RawMessage) -> str | None:
    try:
        return part.get_content_charset()
    except Exception:  # noqa: BLE001 - so do some parameters
        return None


def _file_name(part: RawMessage) -> str | None:
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 - and some names
        return None
    if not name:
        return None
    clean = " ".join(decoded(unquote(name) if "%" in name and "%20" in name else name).split())
    return "".join(sign for sign in clean if sign.isprintable()) or None


def _content_id(part: RawMessage) -> str:
    return str(part.get("Content-ID", "")).strip().strip("<>").lower()


def _referenced(message: RawMessage) -> frozenset[str]:
    """Return the content ids that the HTML of the message shows."""
    found: set[str] = set()
    for part in message.walk():
        if part.get_content_type() == "text/html":
            found.update(unquote(cid.decode("latin-1")).lower() for cid in _CID.findall(_payload(part)))
    return frozenset(found - {""})


def _is_large(data: bytes) -> bool:
    size = _pixels(data)
    return len(data) >= _SHOWN_BYTES if size is None else size >= _SHOWN_PIXELS


def _pixels(data: bytes) -> int | None:
    """Return width times height of a PNG, GIF or JPEG."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:  # noqa: PLR2004 - the first chunk ends there
        width, height = struct.unpack_from(">II", data, 16)
        return int(width) * int(height)
    if data.startswith(b"GIF8") and len(data) >= 10:  # noqa: PLR2004 - so does a GIF's head
        width, height = struct.unpack_from("<HH", data, 6)
        return int(width) * int(height)
    frame = re.search(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(....)", data[:65536], re.DOTALL)
    if data.startswith(b"\xff\xd8") and frame:
        height, width = struct.unpack(">HH", frame.group(1))
        return int(width) * int(height)
    return None
