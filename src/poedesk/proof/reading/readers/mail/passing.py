"""What the headers say of a message's way: its ids, who handed it in, what servers found on it.

All of it is text in the file. The server that received a message wrote "Authentication-Results", but so can
anybody who made the file: it is told as what the header says, and nothing rests on it.
Sources: RFC 5322 (ids), RFC 3834 (Auto-Submitted), RFC 6376 (DKIM-Signature), RFC 8601
(Authentication-Results), RFC 8617 (ARC), RFC 7208 (Received-SPF).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Authentication, Mail
from poedesk.proof.reading.readers.mail.coding.headers import decoded
from poedesk.proof.reading.readers.mail.mime import Part

MOST = 100
"""Ids, signatures and results that are kept, at most; a message of a long thread has some dozens."""

LONGEST = 8000
"""Bytes of a header field that are looked at."""

_ID = compiled(r"<([^<>\s]{1,400})>")
_COMMENT = compiled(r"\([^()]*\)")
_RESULT = compiled(r"(?i)\b(dkim|spf|dmarc|arc|compauth)\s*=\s*([a-z]+)")
_OF = compiled(
    r"(?i)\b(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|helo)|policy\.dmarc)\s*=\s*\"?(?:[^\s;@\"]*@)?([\w.-]+)"
)
_DOMAIN = compiled(r"(?i)(?:^|;)\s*d\s*=\s*([\w.-]+)")
_SPF = compiled(r"(?i)^\s*(pass|fail|softfail|neutral|none|temperror|permerror)\b")
_SPF_OF = compiled(r"(?i)domain of (?:[^\s@]*@)?([\w.-]+)|envelope-from=\"?<?(?:[^\s@\"]*@)?([\w.-]+)")


def with_way(mail: Mail, root: Part) -> Mail:
    """Return ``mail`` with what the header fields of ``root`` say of its way."""
    own = _ids(root, "message-id")
    earlier = dict.fromkeys([*_ids(root, "references"), *_ids(root, "in-reply-to")])
    results = [*_results(root), *_spf(root)]
    return replace(
        mail,
        message_id=own[0] if own else None,
        references=tuple(earlier)[-MOST:],
        reply_to=_first(root, "reply-to"),
        handed_in_by=_first(root, "sender"),
        automatic=(_first(root, "auto-submitted") or "").lower().startswith("auto-replied"),
        dkim=tuple(dict.fromkeys(_signing(root)))[:MOST],
        authentication=tuple(dict.fromkeys(results))[:MOST],
    )


def _fields(root: Part, name: str) -> list[str]:
    return [decoded(raw[:LONGEST]) for raw in root.raw(name)[:MOST]]


def _first(root: Part, name: str) -> str | None:
    return next((value for value in _fields(root, name) if value), None)


def _ids(root: Part, name: str) -> list[str]:
    return [found for value in _fields(root, name) for found in _ID.findall(value)]


def _signing(root: Part) -> Iterator[str]:
    """Yield the domains that signatures of the message name, whether or not the signatures are true."""
    for value in _fields(root, "dkim-signature"):
        found = _DOMAIN.search(value)
        if found is not None:
            yield found[1].lower()


def _results(root: Part) -> Iterator[Authentication]:
    for name in ("authentication-results", "arc-authentication-results"):
        for value in _fields(root, name):
            server, rest = _server_of(_COMMENT.sub(" ", value))
            for part in rest.split(";"):
                found = _RESULT.search(part)
                if found is not None:
                    of = _OF.search(part, found.end())
                    domain = of[1].lower() if of is not None and of[1].lower() != "none" else None
                    yield Authentication(found[1].lower(), found[2].lower(), domain, server)


def _server_of(value: str) -> tuple[str | None, str]:
    """Return the server that reports and its results; ARC has "i=1;" before it, some name no server."""
    first, _, rest = value.partition(";")
    if re.match(r"\s*i\s*=", first):
        first, _, rest = rest.partition(";")
    name = next(iter(first.split()), None)
    if name is None or "=" in name:
        return None, f"{first};{rest}"
    return name.lower(), rest


def _spf(root: Part) -> Iterator[Authentication]:
    for value in _fields(root, "received-spf"):
        found = _SPF.match(value)
        if found is not None:
            of = _SPF_OF.search(value)
            yield Authentication("spf", found[1].lower(), (of[1] or of[2]).lower() if of else None, None)
