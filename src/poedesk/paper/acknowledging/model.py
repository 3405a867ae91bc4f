"""What is known of one acknowledgement. Data only.

Address and browser are ``Personal``: in the record stand only their salted hashes, and they themselves are
kept where they can be erased (the trail's store).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from poedesk.kernel.records import dataclass
from poedesk.trail.events import Personal


class Kind(StrEnum):
    """What somebody did."""

    SIGN = "sign"
    INITIAL = "initial"
    DECLINE = "decline"
    DELEGATE = "delegate"
    CHANGE = "change"
    """The acknowledged content was changed; nobody's act, but what ends the acknowledgement."""


class Way(StrEnum):
    """How a signature or initials were given."""

    DRAWN = "drawn"
    TYPED = "typed"
    UPLOADED = "uploaded"


class State(StrEnum):
    """Where an acknowledgement stands."""

    ASKED = "asked"
    INCOMPLETE = "incomplete"
    """Signed, and an initial that the policy asks for is missing."""

    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"
    DELEGATED = "delegated"
    """Passed on: the other person gets a record of their own."""

    VOID = "void"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A text that the customer initials, as it was shown."""

    element: str
    """Such as ``disclosure.public_sector``."""

    title: str
    text: str

    @property
    def sha256(self) -> str:
        """Return the hash of its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the customer had before them."""

    name: str
    sha256: str
    """Of the exact bytes."""

    size: int
    at: datetime
    disclosures: tuple[Disclosure, ...]
    """Every one that the policy asks this claim for."""

    policy: str
    """``ID@VERSION`` that asks for them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who acknowledges, as they say."""

    name: str
    title: str
    email: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code that was sent to an address: never the code itself."""

    email: str
    salt: str
    digest: str
    """Hash of salt and code, both in hexadecimal digits."""

    expires_at: datetime
    tries: int = 0
    """Wrong ones so far."""

    proven_at: datetime | None = None
    """When the right one came; null while it has not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A signature or initials."""

    way: Way
    text: str = ""
    """What was typed; what a picture or strokes are meant to say."""

    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
    """What was drawn: lines of points, x and y from 0 to 1 from the upper left corner."""

    picture: str | None = None
    """SHA-256 of an uploaded picture."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done."""

    kind: Kind
    at: datetime
    """With the zone of the person who did it."""

    mark: Mark | None = None
    """Of a signature and of initials."""

    element: str | None = None
    """The disclosure that was initialled."""

    reason: str | None = None
    """Why it was declined or passed on; what was changed."""

    to: str | None = None
    """The address to which it was passed on."""

    origin: Mapping[str, Personal | str] = field(default_factory=dict)
    """``address`` and ``browser``, as far as they are known; as salted hashes in a record that was read."""

    addendum: bool = False
    """Whether it came after the acknowledgement was filed."""


@dataclass(frozen=True, slots=True)
class Record:
    """One acknowledgement by one person."""

    id: str
    shown: Shown
    person: Person
    code: Code
    state: State = State.ASKED
    acts: tuple[Act, ...] = ()
    """In the order in which they were done."""

    filed_at: datetime | None = None
    """When it was signed first; an addendum does not change it."""

    def initialled(self) -> frozenset[str]:
        """Return the disclosures that were initialled."""
        return frozenset(act.element for act in self.acts if act.kind is Kind.INITIAL and act.element)

    def missing(self) -> tuple[Disclosure, ...]:
        """Return the disclosures that still lack initials."""
        done = self.initialled()
        return tuple(each for each in self.shown.disclosures if each.element not in done)

    def signature(self) -> Act | None:
        """Return the act of signing; null when it was not signed."""
        return next((act for act in self.acts if act.kind is Kind.SIGN), None)
