"""Events as leaves: canonical JSON, with personal data outside of it and only salted hashes inside.

So a person's data can be erased while the tree stays as it is: without the salt the hash says nothing.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.kernel.times import to_microsecond

SCHEMA = "poedesk.event/1"
SALT = 32
"""Bytes of a salt; each value has its own."""

_TAG = re.compile(r"[a-z][a-z0-9_]*(?::[a-z][a-z0-9_]*){1,3}")
_DOMAIN = b"poedesk.personal/1\0"


class InvalidEvent(PoedeskError):
    """The leaf is no event."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Personal:
    """A value about a person with the salt that hides it."""

    value: Any
    """Anything that JSON can hold."""

    salt: bytes
    """``SALT`` random bytes, used once."""

    @property
    def commitment(self) -> str:
        """Return the salted hash that stands in the leaf, in hexadecimal digits."""
        return hashlib.sha256(_DOMAIN + self.salt + canonical_json(self.value)).hexdigest()

    def opens(self, commitment: str) -> bool:
        """Say whether this is the value that was committed to."""
        return hmac.compare_digest(self.commitment, commitment)

    def __repr__(self) -> str:
        """Return neither value nor salt: logs are read by many."""
        return "Personal(...)"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as it stands in the log."""

    tag: str
    """``subject:action`` or ``subject:action:detail``, such as ``claim:poe_request:issued``."""

    at: datetime
    """When, with its zone."""

    actor: str
    """Id of who did it; never a name or an address."""

    subject: str
    """Id of what it happened to."""

    data: Mapping[str, Any] = field(default_factory=dict)
    """What else everybody may know for ever."""

    personal: Mapping[str, Personal] = field(default_factory=dict)
    """What may have to be erased: name -> value with its salt."""

    def leaf(self) -> bytes:
        """Return the bytes of the leaf; raises ValueError for a tag or time that cannot be."""
        if not _TAG.fullmatch(self.tag):
            message = f"{self.tag!r} is no tag; write subject:action or subject:action:detail"
            raise ValueError(message)
        return canonical_json(
            {
                "schema": SCHEMA,
                "tag": self.tag,
                "at": to_microsecond(self.at),
                "actor": self.actor,
                "subject": self.subject,
                "data": dict(self.data),
                "personal": {name: entry.commitment for name, entry in self.personal.items()},
            }
        )


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as a leaf tells it."""

    tag: str
    at: datetime
    actor: str
    subject: str
    data: Mapping[str, Any]
    personal: Mapping[str, str]
    """Name -> salted hash of a value that is kept elsewhere, or was erased."""


def recorded(leaf: bytes) -> Recorded:
    """Return what a leaf tells.

    Raises:
        InvalidEvent: it is no event in canonical JSON.
    """
    try:
        value = json.loads(leaf)
        canonical = canonical_json(value) == leaf
        told = Recorded(
            tag=value["tag"],
            at=datetime.fromisoformat(value["at"]),
            actor=value["actor"],
            subject=value["subject"],
            data=value["data"],
            personal=value["personal"],
        )
        known = value["schema"] == SCHEMA and len(value) == 7  # noqa: PLR2004 - schema and six fields
        tagged = _TAG.fullmatch(told.tag) is not None
        shaped = isinstance(told.data, dict) and all(isinstance(each, str) for each in told.personal.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"the leaf is no event: {type(error).__name__}"
        raise InvalidEvent(message) from error
    if not (canonical and known and tagged and shaped):
        message = "the leaf is no event in canonical JSON"
        raise InvalidEvent(message)
    return told
