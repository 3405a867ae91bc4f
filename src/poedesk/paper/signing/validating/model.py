"""What is said of the signatures of a file: several questions, each with an answer of its own."""

from enum import StrEnum

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.pdf.signed.change import Change

SCHEMA = "poedesk.verification/1"


class Answer(StrEnum):
    """The answer to one question about a signature."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, *, known: bool | None) -> "Answer":
        """Return what is known as an answer; null is not known."""
        return cls.UNKNOWN if known is None else cls.YES if known else cls.NO


class Kind(StrEnum):
    """What a signature is for."""

    APPROVAL = "approval"
    CERTIFICATION = "certification"
    """Its maker says which later changes are allowed."""

    TIME_STAMP = "time-stamp"
    """An authority says that the file was there; it is nobody's signature."""


class Revocation(StrEnum):
    """Whether the certificates were revoked when the file was signed."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Certified:
    """What a certificate says of its holder."""

    name: str
    organisation: str | None
    email: str | None
    issuer: str
    serial: str
    """Hexadecimal."""

    begins: str
    """ISO 8601."""

    ends: str
    sha256: str
    """Of the certificate in DER."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one signature."""

    field: str
    kind: Kind
    signer: Certified | None
    platform: bool
    """Whether the certificate is that of a platform, which signs for people named elsewhere."""

    claimed: str | None
    """The time that the signer's computer gave, ISO 8601."""

    proved: str | None
    """The time by which the signature was there, proved by a time stamp that is trusted."""

    proved_by: str | None
    """Who proved it."""

    intact: Answer
    """Whether the signed bytes are as they were, and what came after them is allowed."""

    covers: str
    """``whole document``, ``revision`` (a later one followed) or ``part``."""

    revision: int
    """Which revision of the file it signs, from 1."""

    shown: Answer
    """Whether a person still sees what was signed."""

    trusted: Answer
    """Whether its certificate leads to one of the roots that were given."""

    revocation: Revocation
    revocation_as_of: str | None
    """When what is known of the revocation was said, ISO 8601."""

    changes: tuple[Change, ...]
    reasons: tuple[str, ...]
    """Why an answer is no, and what it rests on."""

    unknown: tuple[str, ...]
    """What is not known, and what would tell it."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return the answer to each question that is asked of every signature."""
        revoked = {
            Revocation.GOOD: Answer.YES,
            Revocation.REVOKED: Answer.NO,
            Revocation.UNKNOWN: Answer.UNKNOWN,
        }
        return self.intact, self.shown, self.trusted, revoked[self.revocation]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that could be asked of others."""

    url: str
    body: str
    """Base64; empty when it is only fetched."""

    about: str
    """Whose certificate it is about."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the sandbox says of one file."""

    revisions: int
    signatures: tuple[Seen, ...]
    problems: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    """What would tell what is unknown."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What is said of one file."""

    name: str
    sha256: str
    at: str
    """The time for which it is said, ISO 8601."""

    revisions: int
    signatures: tuple[Seen, ...]
    people: tuple[str, ...] = ()
    """Who signed according to the completion certificate of a platform: text, not proved by a signature."""

    problems: tuple[str, ...] = ()

    @property
    def answer(self) -> Answer | None:
        """Return the weakest answer of all; null when nobody signed or the file could not be read."""
        people = [item for item in self.signatures if item.kind is not Kind.TIME_STAMP]
        if not people:
            return None
        answers = {answer for item in self.signatures for answer in item.answers}
        if Answer.NO in answers:
            return Answer.NO
        unsaid = self.problems or any(item.unknown for item in self.signatures)
        return Answer.UNKNOWN if Answer.UNKNOWN in answers or unsaid else Answer.YES
