"""What a message consists of: its text, what is attached, its signatures, and what could not be reached."""

import re
from collections.abc import Iterator
from dataclasses import field
from urllib.parse import unquote

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Signature
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.html.reader import decode_html
from poedesk.proof.reading.readers.mail import pictures, smime
from poedesk.proof.reading.readers.mail.alternatives import shown
from poedesk.proof.reading.readers.mail.body import Body
from poedesk.proof.reading.readers.mail.coding import transfer
from poedesk.proof.reading.readers.mail.coding.charsets import characters
from poedesk.proof.reading.readers.mail.coding.flowed import unflow
from poedesk.proof.reading.readers.mail.coding.headers import decoded, words_decoded
from poedesk.proof.reading.readers.mail.mime import Part, parse
from poedesk.proof.reading.readers.text import clean, within_limit, within_lines

_CID = re.compile(rb"cid:([^\"'\s>)]+)", re.IGNORECASE)
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature"})
_PACKAGES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_BYTES = "application/octet-stream"
_NOT_DOCUMENTS = frozenset({"application/pgp-signature", "application/pgp-keys", "application/applefile"})
_MESSAGES = frozenset({"message/rfc822", "message/global", "message/news"})
_NOT_SHOWN = frozenset({"text/calendar", "text/x-amp-html"})
"""Forms of a text that are no text: an invitation for the calendar, a page for one mail program."""
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/rfc822-headers": ".eml",
    "message/delivery-status": ".txt",
    "message/disposition-notification": ".txt",
    "application/pdf": ".pdf",
    "application/ms-tnef": ".dat",
}
_PGP = "-----BEGIN PGP MESSAGE-----"
_ENCRYPTED = "its text is encrypted; give a copy that is not"


@dataclass(slots=True)
class Parts:
    """What a message consists of."""

    bodies: list[Body] = field(default_factory=list)
    attached: list[tuple[str, bytes]] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What was not read, and why."""

    def add(self, other: "Parts") -> None:
        """Take over what belongs to the message whichever form of its text is shown."""
        self.attached += other.attached
        self.signatures += other.signatures
        self.problems += other.problems


def parts_of(root: Part, limits: Limits) -> Parts:
    """Return text, attachments and signatures of the message whose parts are ``root``."""
    return _Collecting(root, limits).parts


class _Collecting:
    """One walk over the parts of a message."""

    def __init__(self, root: Part, limits: Limits) -> None:
        self._limits = limits
        self._inline = _referenced(root)
        self.parts = Parts()
        self._collect(root, self.parts, 0)

    def _collect(self, part: Part, parts: Parts, depth: int) -> None:
        kind = part.type.main
        if depth > self._limits.nesting:
            parts.problems.append(
                "its parts are nested too deeply (POEDESK_NESTING); what lies deeper was not read; "
                "give the attachments as files of their own"
            )
        elif kind in _MESSAGES:
            parts.attached.append(_message(part))
        elif kind == "multipart/encrypted":
            parts.problems.append(_ENCRYPTED)
        elif part.children:
            self._children(part, parts, depth)
        elif kind in _PACKAGES or (kind == _BYTES and (_file_name(part) or "").lower().endswith(".p7m")):
            self._package(part, parts, depth)
        elif kind in {"message/partial", "message/external-body"}:
            what = "is one piece of a message" if kind == "message/partial" else "is kept elsewhere"
            parts.problems.append(f"a part of it {what} and was not read; give the whole document")
        else:
            self._leaf(part, parts)

    def _children(self, part: Part, parts: Parts, depth: int) -> None:
        if not part.closed:
            parts.problems.append(
                "the end mark of its parts is missing, so it may be cut off; ask for the message again"
            )
        if part.type.main == "multipart/alternative":
            self._alternative(part, parts, depth)
            return
        for child in part.children:
            if part.type.main == "multipart/digest" and not child.raw("content-type"):
                parts.attached.append(_message(child))
            else:
                self._collect(child, parts, depth + 1)

    def _alternative(self, part: Part, parts: Parts, depth: int) -> None:
        """Take one form of the text, and everything that is attached in any of them."""
        forms = Parts()
        texts = [child for child in part.children if child.type.main not in _NOT_SHOWN or _file_name(child)]
        for child in texts or part.children:
            self._collect(child, forms, depth + 1)
        parts.add(forms)
        plain = [body for body in forms.bodies if not body.is_html]
        html = [body for body in forms.bodies if body.is_html]
        if plain and html:
            flows, difference = shown("\n".join(body.text for body in plain), [body.text for body in html])
            if difference:
                parts.problems.append(difference)
            for body, flow in zip(html, flows or (), strict=False):
                body.flow = flow
            parts.bodies += html if flows is not None else plain
        else:
            parts.bodies += html or plain

    def _package(self, part: Part, parts: Parts, depth: int) -> None:
        """Read what an S/MIME package holds as if it stood here."""
        data, _ = _content(part)
        opened = smime.open_package(data)
        parts.signatures += opened.signatures
        if opened.problem:
            parts.problems.append(opened.problem)
        elif opened.content is not None:
            tree = parse(opened.content, self._limits.parts)
            self._collect(tree.root, parts, depth + 1)

    def _leaf(self, part: Part, parts: Parts) -> None:
        kind = part.type.main
        if kind in _NOT_DOCUMENTS:
            return
        data, wrong = _content(part)
        if kind in _SIGNATURES:
            parts.signatures += smime.open_package(data).signatures
            return
        name = _file_name(part)
        attached = part.value("content-disposition").main.lower() == "attachment"
        is_text = kind in {"text/plain", "text/html"} or part.is_multipart
        if wrong:
            parts.problems.append(f"{name}: {wrong}" if name else wrong)
        if is_text and not attached and name is None:
            self._text(part, data, parts)
        elif (
            kind.startswith("image/")
            and not attached
            and _content_id(part) in self._inline
            and not pictures.is_large(data)
        ):
            return
        elif data or attached or name:
            parts.attached.append((name or _default_name(kind), data))

    def _text(self, part: Part, data: bytes, parts: Parts) -> None:
        """Take a text of the message itself, without the files that old programs wrote into it."""
        if part.is_multipart:
            parts.problems.append("its parts could not be told apart; what it holds was read as text")
        is_html = part.type.main == "text/html"
        if not is_html and b"begin" in data:
            data, files = transfer.uuencoded(data)
            parts.attached += [(name, content) for name, content, _ in files]
            parts.problems += [f"{name}: {wrong}" for name, _, wrong in files if wrong]
        charset = part.type.parameters.get("charset")
        found = characters(data, charset)
        text = decode_html(data) if is_html and not charset else found.text
        if found.guessed and not (is_html and not charset):
            parts.problems.append(
                f"its character set is not said and was taken to be {found.guessed}, "
                "so its text may be wrong; give it as PDF"
            )
        if is_html:
            text, cut = within_limit(text, self._limits)
        else:
            text, cut = within_lines(clean(text), self._limits)
            if part.type.parameters.get("format", "").lower() == "flowed":
                text = unflow(text, delete_space=part.type.parameters.get("delsp", "").lower() == "yes")
        parts.problems += cut
        if _PGP in text:
            parts.problems.append(_ENCRYPTED)
        parts.bodies.append(Body(text, is_html))


def _message(part: Part) -> tuple[str, bytes]:
    """Return name and bytes of an attached message, also when it was encoded against the rules."""
    data, _ = _content(part)
    tree = parse(data, 1)
    subject = next((decoded(raw) for raw in tree.root.raw("subject")), "")
    subject = re.sub(r"[^\w\-. ]+", "", subject).strip()[:60].strip(". ")
    return _file_name(part) or f"{subject or 'message'}.eml", data


def _content(part: Part) -> tuple[bytes, str | None]:
    encodings = part.raw("content-transfer-encoding")
    encoding = encodings[0].decode("latin-1").strip() if encodings else ""
    return transfer.decode(part.body, "" if part.is_multipart else encoding)


def _default_name(kind: str) -> str:
    return "winmail.dat" if kind == "application/ms-tnef" else "unnamed" + _ENDINGS.get(kind, "")


def _file_name(part: Part) -> str | None:
    """Return the name that the sender gave, without what cannot be printed."""
    name = part.value("content-disposition").parameters.get("filename") or part.type.parameters.get("name")
    if not name:
        return None
    clean_name = " ".join(words_decoded(unquote(name) if "%20" in name else name).split())
    return "".join(sign for sign in clean_name if sign.isprintable()) or None


def _content_id(part: Part) -> str:
    found = part.raw("content-id")
    return found[0].decode("latin-1").strip().strip("<>").lower() if found else ""


def _referenced(root: Part) -> frozenset[str]:
    """Return the content ids that the HTML of the message shows."""
    leaves = [part for part in _walk(root) if not part.children]
    if not any(part.type.main.startswith("image/") for part in leaves):
        return frozenset()
    found: set[str] = set()
    for part in leaves:
        if part.type.main == "text/html":
            data, _ = _content(part)
            found.update(unquote(cid.decode("latin-1")).lower() for cid in _CID.findall(data))
    return frozenset(found - {""})


def _walk(root: Part) -> Iterator[Part]:
    stack = [root]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(reversed(part.children))
