"""All that the checks look at: the claim, the policy, what was found, and what could not be read."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.standing import Doubt, doubts
from poedesk.proof.assessing.citing import cite_all, stands
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, not_met, unclear
from poedesk.proof.assessing.recognition import SURE, is_blurred, not_surely_empty
from poedesk.proof.assessing.together.belonging import CONTRIBUTES, Belongs, belongings
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.identity.names import Agreement, agree
from poedesk.proof.finding.model import CUSTOMER, Finding, Findings, Role, State
from poedesk.proof.finding.narratives.cited import parts_of
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.loader import Policy

if TYPE_CHECKING:
    from poedesk.proof.assessing.acknowledging.acknowledgement import Acknowledgement

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Seen:
    """A candidate together with its document; at least one of its citations stands."""

    finding: Finding
    source: Findings
    belongs: Belongs
    made: dict[Hashable, Any] = field(repr=False, compare=False)
    """What was worked out for the case so far."""

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return its checked citations, never none; made when asked for, because few candidates are told."""
        key, finding = ("evidence", id(self.finding)), self.finding
        if key not in self.made:
            cited = cite_all(self.source.document, finding.spans, finding.confidence)
            self.made[key] = finding, cited  # what is kept keeps its identity
        found: tuple[Evidence, ...] = self.made[key][1]
        return found

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the words of each of its citations, folded: lines of a list stay apart."""
        key = ("words", id(self.finding))
        if key not in self.made:
            same = ("words", id(self.source), self.finding.spans)  # of several findings that cite one passage
            if same not in self.made:
                self.made[same] = self.source, parts_of(self.source.document, self.finding)
            self.made[key] = self.finding, self.made[same][1]  # what is kept keeps its identity
        found: tuple[str, ...] = self.made[key][1]
        return found

    @property
    def text(self) -> str:
        """Return all the words that it cites, folded."""
        return " ".join(self.parts).strip()

    @property
    def document(self) -> str:
        """Return the document's name."""
        return self.source.document.name

    @property
    def value(self) -> str:
        """Return the value, or an empty text."""
        return self.finding.value or ""

    @property
    def where(self) -> str:
        """Return the place in words: document and place."""
        return where(self.evidence)

    @property
    def recognised(self) -> bool:
        """Say whether words of it were recognised in a picture, not told by the file."""
        return any(evidence.sure is not None for evidence in self.evidence)

    @property
    def sure(self) -> float:
        """Return how surely its words were recognised; 1 for words that the file says."""
        if all(page.by != "ocr" for page in self.source.document.pages):
            return 1.0
        return min((evidence.sure for evidence in self.evidence if evidence.sure is not None), default=1.0)


def where(evidence: tuple[Evidence, ...]) -> str:
    """Return document and place of the first of ``evidence``."""
    return f"{evidence[0].document}, {evidence[0].place}"


@dataclass(frozen=True, slots=True)
class Case:
    """One claim with its documents, ready to be judged."""

    claim: Claim
    policy: Policy
    findings: tuple[Findings, ...]
    as_of: date
    belongs: Mapping[str, Belongs]
    unread: tuple[str, ...]
    """Names of documents of which a page could not be read."""

    foreign: tuple[str, ...]
    """Names of documents in a language that the finders do not know."""

    blurred: tuple[str, ...] = ()
    """Names of documents of which a page was recognised with little confidence."""

    doubts: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)
    """Of each document that takes itself back (a draft, cancelled work): where it does."""

    acknowledgement: "Acknowledgement | None" = None
    """The customer's act; set once, before the elements are judged."""

    judged: Mapping[str, Outcome] = field(default_factory=dict)
    """Outcomes of the elements judged so far (``document.kind`` looks at the others)."""

    required: frozenset[str] = frozenset()
    """Elements that this claim asks for."""

    made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was worked out so far (see ``once``); of all stages of judging one case."""

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return ``make()``, worked out once for this case: many checks ask for the same.

        It may depend on the acknowledgement, once that is set, but not on the outcomes so far.
        """
        if key not in self.made:
            self.made[key] = make()
        made: _Made = self.made[key]
        return made

    def view(self, document: Document) -> DocumentView:
        """Return one of the documents as finders look at it: what was laid out once stays so."""
        return self.once(("view", id(document)), lambda: DocumentView(document))

    def forget(self) -> None:
        """Let go of what was worked out, which refers back to itself: the case is judged."""
        for made in self.made.values():
            if isinstance(made, DocumentView):
                made.forget()
        self.made.clear()

    @property
    def submission(self) -> date:
        """Return the day of submission; while drafting, today."""
        return self.claim.submitted_on or self.as_of

    @property
    def searched(self) -> tuple[str, ...]:
        """Return the names of all documents."""
        return tuple(entry.document.name for entry in self.findings)

    def contributing(self) -> Iterator[tuple[Findings, Belongs]]:
        """Yield the documents whose passages count."""
        for entry in self.findings:
            belongs = self.belongs[entry.document.name]
            if belongs in CONTRIBUTES:
                yield entry, belongs

    def speaking(self) -> Iterator[tuple[Findings, Belongs]]:
        """Yield the contributing documents, then empty templates: they have places, with nothing in them."""
        yield from self.contributing()
        for entry in self.findings:
            if is_empty_template(entry):
                yield entry, Belongs.NOT_PROOF

    def seen(
        self, key: str, role: Role | None = None, *, strict: bool = False, of: str | None = None
    ) -> tuple[Seen, ...]:
        """Return the candidates for ``key``, best first, of ``role`` or (unless ``strict``) of none.

        ``of`` leaves those with this value or topic only.
        """
        return self.once(("seen", key, role, strict, of), lambda: self._seen(key, role, strict=strict, of=of))

    def _seen(self, key: str, role: Role | None, *, strict: bool, of: str | None) -> tuple[Seen, ...]:
        found = [
            candidate
            for entry, belongs in self.speaking()
            for finding in entry.get(key)
            if of is None or of in (finding.value, finding.topic)
            if belongs in CONTRIBUTES or finding.state is not State.PRESENT
            if role is None or finding.role is role or (finding.role is None and not strict)
            if not self._is_anothers(finding)
            if (candidate := self.seen_as(finding, entry, belongs)) is not None
        ]
        return tuple(sorted(found, key=self._order))

    def _is_anothers(self, finding: Finding) -> bool:
        """Return whether the heading over described work names the customer's side, or a firm of neither."""
        if finding.doer == CUSTOMER:
            return True
        parties = self.claim.partner.name, self.claim.customer.name
        return finding.doer is not None and all(
            agree(finding.doer, name) is Agreement.DIFFERENT for name in parties
        )

    def _order(self, seen: Seen) -> tuple[bool, bool, bool, bool, float]:
        """Rank documents that stand and say whose they are before the others, then what was surely read."""
        finding = seen.finding
        doubtful = seen.belongs is not Belongs.OURS or seen.document in self.doubts
        empty = finding.state is not State.PRESENT
        return empty, not finding.anchored, doubtful, seen.sure < SURE, -finding.confidence

    def seen_as(self, finding: Finding, entry: Findings, belongs: Belongs | None = None) -> Seen | None:
        """Return ``finding`` with its checked citations, or None when none of them stands."""
        document = entry.document
        if not any(stands(document, span) for span in finding.spans):
            return None
        return Seen(finding, entry, belongs or self.belongs[document.name], self.made)

    def parameter(self, name: str) -> Any:
        """Return the value of a parameter of the policy."""
        return self.policy.parameters[name]

    def absent(self, code: Code, because: str, **parts: Any) -> Outcome:
        """Return not met with ``missing`` or ``blank``; unclear while something was not read or understood.

        "I could not read it" is never "it is not there".
        """
        elsewhere = self.elsewhere()
        if elsewhere is None:
            return not_met(code, because, **parts)
        code = Code.ILLEGIBLE if self.unread or self.blurred else Code.UNCERTAIN
        return unclear(code, f"{because.rstrip('.')}, but {elsewhere}.", **parts)

    def elsewhere(self) -> str | None:
        """Return the clause that says where what was not found could stand; null when all was understood."""
        if self.unread:
            return f"it could stand where {_listed(self.unread)} could not be read"
        if self.blurred:
            return f"it could stand where {_listed(self.blurred)} could not be read with confidence"
        if self.foreign:
            return f"the language of {_listed(self.foreign)} is not understood"
        return None

    def missing(self, what: str, **parts: Any) -> Outcome:
        """Return that ``what`` is nowhere."""
        return self.absent(Code.MISSING, f"{what} was found in none of the documents.", **parts)

    def empty_place(self, what: str, seen: Seen, **parts: Any) -> Outcome:
        """Return what a blank or untouched place of ``what`` amounts to."""
        if seen.finding.state is State.PLACEHOLDER:
            because = f"{what} is untouched template text ({seen.where})."
            return not_met(Code.PLACEHOLDER, because, evidence=seen.evidence, **parts)
        told = f"The place of {_lower(what)} is empty ({seen.where})."
        for span in seen.finding.spans:
            doubt = not_surely_empty(seen.source.document, span)
            if doubt is not None:
                because = f"{told.rstrip('.')}, but {doubt}."
                return unclear(Code.ILLEGIBLE, because, evidence=seen.evidence, **parts)
        return self.absent(
            Code.BLANK,
            told,
            evidence=seen.evidence,
            **parts,
        )


def case_of(claim: Claim, policy: Policy, findings: tuple[Findings, ...], as_of: date) -> Case:
    """Return the case for a claim and all that was found in its documents."""
    return Case(
        claim=claim,
        policy=policy,
        findings=findings,
        as_of=as_of,
        belongs=belongings(claim, findings),
        unread=tuple(entry.document.name for entry in findings if not _whole(entry)),
        foreign=tuple(entry.document.name for entry in findings if not entry.understood),
        blurred=tuple(entry.document.name for entry in findings if is_blurred(entry.document)),
        doubts={entry.document.name: found for entry in findings if (found := doubts(entry.document))},
    )


def is_empty_template(entry: Findings) -> bool:
    """Say whether a document is a form that nobody filled in."""
    return entry.kind == "not-proof" and entry.kind_detail == "empty template"


def _whole(entry: Findings) -> bool:
    return entry.document.read is Read.COMPLETE and all(page.readable for page in entry.document.pages)


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"  # noqa: PLR2004 - three are read at a glance


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def soften(outcome: Outcome, seen: Seen) -> Outcome:
    """Return ``outcome``, made unclear when it stands only in a document that does not say whose it is."""
    if outcome.verdict is not Verdict.MET or seen.belongs is Belongs.OURS:
        return outcome
    because = f"{outcome.because.rstrip('.')}, but {seen.document} does not say for which customer it is."
    parts = {"value": outcome.value, "expected": outcome.expected, "evidence": outcome.evidence}
    return unclear(Code.UNCERTAIN, because, **parts)
