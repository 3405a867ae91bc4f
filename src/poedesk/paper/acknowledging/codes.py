"""One-time codes that prove an address: only a salted hash is kept, tries and time are bounded.

A code of eight digits with five tries is guessed once in twenty million times. The hash keeps the code out
of what is stored; who reads the store can try all codes, so a code is worth nothing once it has expired.
"""

import hashlib
import hmac
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from poedesk.paper.acknowledging.model import Code

DIGITS = 8
TRIES = 5
VALID = timedelta(minutes=30)
_DOMAIN = b"poedesk.code/1\0"


class Answer(StrEnum):
    """What became of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    EXPIRED = "expired"
    TOO_MANY = "too_many"
    """Wrong too often; even the right one does not help any more. Send a new code."""

    USED = "used"
    """It was right before, and a code counts once."""


def drawn(number: int) -> str:
    """Return the code for a random number below ``10 ** DIGITS``."""
    return f"{number:0{DIGITS}}"


def issued(code: str, email: str, salt: bytes, at: datetime) -> Code:
    """Return what is kept of a code that is sent to ``email``."""
    return Code(email.strip().lower(), salt.hex(), _digest(code, salt), at + VALID)


def tried(kept: Code, code: str, at: datetime) -> tuple[Code, Answer]:
    """Return what is kept after somebody entered ``code``, and what came of it."""
    if kept.proven_at is not None:
        return kept, Answer.USED
    if kept.tries >= TRIES:
        return kept, Answer.TOO_MANY
    if at >= kept.expires_at:
        return kept, Answer.EXPIRED
    given = "".join(code.split())
    if hmac.compare_digest(_digest(given, bytes.fromhex(kept.salt)), kept.digest):
        return replace(kept, proven_at=at), Answer.RIGHT
    kept = replace(kept, tries=kept.tries + 1)
    return kept, Answer.TOO_MANY if kept.tries >= TRIES else Answer.WRONG


def _digest(code: str, salt: bytes) -> str:
    return hashlib.sha256(_DOMAIN + salt + code.encode("utf-8", "surrogatepass")).hexdigest()
