"""What the finders return: candidates, each with its place, and the acts by which people acknowledged."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Literal, TypeAlias

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Document, SignatureKind, Span

KEYS = (
    "party.name",
    "signatory.name",
    "signatory.title",
    "signature",
    "initials",
    "date.signed",
    "date.agreement",
    "date.effective",
    "tenant_id",
    "domain",
    "subscription_id",
    "project.name",
    "workload",
    "activity",
    "product",
    "purchase_type",
    "business_need",
    "work",
    "presales",
    "azure.architecture",
    "azure.benefits",
    "disclosure",
    "supporting_document",
    "approval",
)
"""Every key of ``poedesk.findings/1``, in the order of the contract."""


class Role(StrEnum):
    """The side that a candidate belongs to, as far as the document itself tells."""

    PARTNER = "partner"
    CUSTOMER = "customer"


class State(StrEnum):
    """What stands at a place."""

    PRESENT = "present"
    BLANK = "blank"
    """The place is there and empty."""

    PLACEHOLDER = "placeholder"
    """Untouched template text stands there: "[Client Name]", "TBD", "xxx"."""


CUSTOMER = "the customer"
"""Whom a heading names that says whose work it is by the side: "Leistungen des Auftraggebers"."""


Coming: TypeAlias = Literal["planned", "another order"]
"""Work that is still to come: planned here, or left to an order that is not given yet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One candidate for one key."""

    value: str | None
    """Normal form: ISO date, lower-case GUID or domain, workload or activity id; else the words, folded.

    For narratives the first words of the passage; for ``blank`` places null.
    """

    spans: tuple[Span, ...]
    """Where it stands; the first is the value itself. A blank place is cited by its label."""

    confidence: float
    """0 to 1: how sure the finder is that this is such a value (not that it is the right one)."""

    role: Role | None = None
    state: State = State.PRESENT
    anchored: bool = False
    """Whether it stands at the element's own place: its label, form field, party role, signature block.

    Only an anchored value can contradict a claim; one in running text is a candidate and no more.
    """

    readings: tuple[str, ...] = ()
    """ISO dates, when a date can be read in two ways."""

    signature_kind: SignatureKind | None = None
    intact: bool | None = None
    """For digital signatures: unchanged since signing."""

    covered: tuple[str, ...] = ()
    """For digital signatures: words that are not, or not wholly, shown as they were when it was signed."""

    act: str | None = None
    """Id of the act (``Act.id``) that it is part of."""

    topic: str | None = None
    """For initials and disclosures: the disclosure's id. For activities: the workload it is tied to.

    For subscription ids: the product. For approvals: the message it answers.
    """

    person: str | None = None
    """For initials, signatures and approvals: whose, when the document says so."""

    doer: str | None = None
    """For work: the organisation that the heading over it says did it; ``CUSTOMER`` for the customer."""

    coming: Coming | None = None
    """For work: what the heading over it, or its row, says of its time; null where it says nothing."""

    detail: str | None = None
    """Anything a reviewer should be told about it, as a clause without a full stop."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of signing or approving by one person for one party: a block, an e-signature, a mail."""

    id: str
    """Unique in the document, such as ``block-2``."""

    kind: str
    """``block`` (a signature block on a page), ``digital``, ``mail``."""

    role: Role | None
    party: str | None
    """Name of the organisation it is given for, when the block says so."""

    signature: Finding | None
    """Its state is ``blank`` for an unsigned line; null when the act has no place for one."""

    date: Finding | None
    name: Finding | None
    title: Finding | None
    sender: str | None = None
    """For mails: who wrote it, as in the header, ``Dana Whitfield <dana@contosohealth.com>``.

    For completion certificates: the address to which the platform sent it for signing.
    """

    quoted: bool = False
    """Whether it stands only as a quotation in somebody else's message: then it is nobody's own act."""

    @property
    def parts(self) -> tuple[Finding, ...]:
        """Return what the act consists of, as far as it was found: signature, name, title, date."""
        found = (self.signature, self.name, self.title, self.date)
        return tuple(part for part in found if part is not None)

    @property
    def is_signed(self) -> bool:
        """Return whether its signature is there, and not only the place for one."""
        return self.signature is not None and self.signature.state is State.PRESENT


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document."""

    document: Document
    kind: str
    """A document kind of the contract, or ``unknown``."""

    kind_detail: str | None = None
    kind_confidence: float = 0.0
    kind_spans: tuple[Span, ...] = ()
    between: str | None = None
    """For an unknown kind: which it is wherever the document names the two parties of a claim."""

    language: str | None = None
    """ISO 639-1 code; null when it cannot be told; see ``understood``."""

    understood: bool = True
    """False when the document is in a language whose labels and phrases the finders do not know."""

    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """Key of ``KEYS`` -> candidates, best first; absent keys have none."""

    acts: tuple[Act, ...] = ()
    problems: tuple[str, ...] = ()

    def get(self, key: str) -> tuple[Finding, ...]:
        """Return the candidates for ``key``, best first."""
        return self.found.get(key, ())
