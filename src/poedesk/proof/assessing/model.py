"""What an assessment is: every element with its verdict, code, reason and evidence. Data only."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Box, By
from poedesk.proof.finding.model import Findings


class Code(StrEnum):
    """Why a verdict is what it is (contract, section 4)."""

    FOUND = "found"
    ALTERED = "altered"
    NOT_THE_CUSTOMERS = "not_the_customers"
    CONTRADICTED = "contradicted"
    PLACEHOLDER = "placeholder"
    BLANK = "blank"
    IN_FUTURE = "in_future"
    TOO_OLD = "too_old"
    TOO_THIN = "too_thin"
    UNACCEPTABLE_DOCUMENT = "unacceptable_document"
    MISSING = "missing"
    ILLEGIBLE = "illegible"
    UNCERTAIN = "uncertain"
    OPTIONAL = "optional"
    NOT_APPLICABLE = "not_applicable"


PRECEDENCE = (
    Code.ALTERED,
    Code.NOT_THE_CUSTOMERS,
    Code.CONTRADICTED,
    Code.PLACEHOLDER,
    Code.BLANK,
    Code.IN_FUTURE,
    Code.TOO_OLD,
    Code.TOO_THIN,
    Code.UNACCEPTABLE_DOCUMENT,
    Code.MISSING,
    Code.ILLEGIBLE,
    Code.UNCERTAIN,
)
"""When several codes fit, the first of these is reported; the last two say less than any other."""


class Overall(StrEnum):
    """The verdict on the whole proof."""

    APPROVABLE = "approvable"
    NOT_APPROVABLE = "not_approvable"
    NEEDS_REVIEW = "needs_review"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation that was checked against the document."""

    document: str
    sha256: str
    page: int | None
    """From 1; null for formats without pages."""

    place: str
    """Where it stands, in words: ``page 1, 'Customer Tenant ID'``."""

    box: Box | None
    quote: str | None
    by: By
    confidence: float
    start: int | None = field(default=None, compare=False)
    """Where the quotation begins in the text of the page, as far as it stands there."""

    sure: float | None = field(default=None, compare=False)
    """How surely its words were recognised in a picture; null for words that the file itself says."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One check of a rule with its answer: a node of the tree from rule to page."""

    check: str
    """Its title, such as ``matches_claim: customer.name``."""

    verdict: Verdict
    code: Code
    because: str
    evidence: tuple[Evidence, ...] = ()
    children: tuple["Reason", ...] = ()


@dataclass(frozen=True, slots=True)
class RuleReference:
    """The rule by which an element was judged."""

    id: str
    source: str
    basis: str
    """``stated``, ``inferred`` or ``default``."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the proof and what was found for it."""

    id: str
    verdict: Verdict | None
    """Null when it is not applicable."""

    required: bool
    code: Code
    because: str
    rule: RuleReference
    value: Any = None
    expected: Any = None
    remedy: str | None = None
    searched: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reasons: Reason | None = None


@dataclass(frozen=True, slots=True)
class WorkloadRow:
    """One claimed workload: named, tied to the customer, with an activity, dated."""

    workload: str
    verdict: Verdict
    named: Verdict
    tied_to_customer: Verdict
    activities: tuple[str, ...]
    """Activities shown for it."""

    dated: Verdict
    because: str
    evidence: tuple[Evidence, ...] = ()
    activity_verdict: Verdict = Verdict.NOT_MET
    """Whether each claimed activity (or, with none claimed, any) is shown for it."""

    remedy: str | None = None
    """Which sentence is missing, or that the workload is to be dropped; null when the row is met."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a document to the claim."""

    by: str
    """``customer-name``, ``tenant-id``, ``domain``, ``sender``, ``signatory``, ``project``, ``reference``,
    ``thread``, ``attachment``."""

    value: str
    """The very name, id, number, subject or other document."""

    evidence: Evidence | None
    """Null for ids in the headers of a mail and for a document that came inside another."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose a document is, and what shows it."""

    document: str
    belongs: str
    """``ours``, ``untied``, ``other_customer``, ``not_proof``."""

    because: str
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a thread: its own words, or what is quoted of it."""

    document: str
    """The mail in which it stands."""

    sender: str | None
    sent: str | None
    """ISO 8601, as the mail or the quotation says."""

    side: str
    """``customer``, ``partner``, ``stranger``, ``unknown``: whose address it is."""

    quoted: bool
    """Whether it stands there only as a quotation in another message."""

    words: str
    """``approved``, ``conditional``, ``refused``, ``out-of-office``, ``receipt``, ``request``, ``other``."""

    counts: bool
    """Whether it is the acknowledgement."""

    because: str
    evidence: Evidence | None
    """The sentence that answers, else the first one."""

    origin: str | None = None
    """What the headers say of where it came from; null for quotations."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Mails that answer each other, in order."""

    subject: str
    messages: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A paper that stands under an agreement, or says so."""

    document: str
    kind: str
    stands: Verdict
    """Whether the agreement that it names is this one."""

    by: tuple[str, ...]
    """What shows it: ``number``, ``date``, ``title``, ``same file``, ``together``, ``only agreement``."""

    against: tuple[str, ...]
    """What speaks against it: ``number``, ``date``, ``title`` or ``parties`` of another agreement."""

    named: str | None
    """The agreement that it names, in its own words."""

    day: str | None
    """ISO day from which it speaks: signed, else dated; null when none is told."""

    describes_work: bool
    takes_away: bool
    """Whether it takes back work that was ordered."""

    because: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Stack:
    """An agreement with the papers under it, oldest first; the newest that speaks decides."""

    agreement: str
    describes_work: bool
    """Whether the agreement itself does."""

    layers: tuple[Layer, ...]
    because: str
    """What the stack amounts to, in one sentence."""


@dataclass(frozen=True, slots=True)
class PolicyReference:
    """Which policy was used."""

    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer to one claim with its documents."""

    claim: Claim
    verdict: Overall
    policy: PolicyReference
    as_of: date
    key: str
    """Hash of all that went in: same key, same answer."""

    good_for_filing_until: date | None
    """Last day on which a claim could be submitted with this acknowledgement."""

    elements: tuple[Element, ...]
    workloads: tuple[WorkloadRow, ...]
    documents: tuple[Findings, ...]
    """What was read and found, one entry a document, attachments after their parents."""

    belongings: tuple[Belonging, ...] = ()
    """Of each document, in the same order."""

    threads: tuple[Thread, ...] = ()
    stacks: tuple[Stack, ...] = ()

    def element(self, element_id: str) -> Element:
        """Return the element; raises KeyError for an unknown id."""
        for element in self.elements:
            if element.id == element_id:
                return element
        raise KeyError(element_id)

    def to_json(self) -> dict[str, Any]:
        """Return the ``poedesk.assessment/1`` value."""
        from poedesk.proof.assessing.contract import assessment_json  # noqa: PLC0415 - it imports this module

        return assessment_json(self)
