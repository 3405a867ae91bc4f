"""A reviewer's decision, held against the assessment: no refusal without element, code and citation."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass

ACCEPT, ASK, REFUSE = "accept", "ask", "refuse"
KINDS = (ACCEPT, ASK, REFUSE)
SHORTEST_REASON = 15
"""Signs of a reason for overriding the machine; fewer say nothing."""

NOT_FOUND = frozenset({"missing", "blank", "illegible"})
"""Codes that say that something is not there: they name where it was looked for."""

LOST = "lost_arbitration"
"""Code of a ground that says nothing against a proof but that another partner's stands better."""

OPEN = NOT_FOUND | {
    "placeholder", "contradicted", "too_old", "in_future", "too_thin", "altered", "not_the_customers",
    "unacceptable_document", "uncertain",
}  # fmt: skip
"""Codes of the assessment by which an element can be refused or asked about; besides there is ``LOST``."""


class InvalidDecision(UsageError):
    """The decision lacks what it needs to be understood by the one whom it hits."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem."""
        self.problems = problems
        super().__init__("the decision cannot stand:\n" + "\n".join(f"  - {problem}" for problem in problems))


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something stands that speaks against an element."""

    document: str
    place: str
    """Such as ``page 2, 'Date Signed'``."""

    quote: str
    """The very words."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why one element is not accepted."""

    element: str
    code: str
    """Of the assessment, such as ``missing`` or ``contradicted``; ``LOST`` in an arbitration."""

    cites: tuple[Citation, ...] = ()
    """What speaks against it; needed unless the code says that it is not there."""

    searched: tuple[str, ...] = ()
    """Documents in which it was looked for; needed when the code says that it is not there."""

    words: str = ""
    """What the partner reads besides."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided."""

    kind: str
    """``accept``, ``ask`` or ``refuse``."""

    reviewer: str
    at: datetime
    grounds: tuple[Ground, ...] = ()
    """For ``ask`` and ``refuse``; none for ``accept``."""

    overriding: str = ""
    """Why the reviewer decides otherwise than the machine; typed, and counted."""

    winner: str = ""
    """In an arbitration of several claims: id of the one that prevails; else empty."""

    overrules: bool = False
    """Whether it accepts what the machine found not met: that needs two. See ``overruling``."""


def overridden(decision: Decision, assessment: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the elements about which a decision says the contrary of the machine.

    Accepting overrides every required element that is not met; a ground overrides an element that is met.
    What the machine calls unclear is left to people: deciding it overrides nothing. Nor does a lost
    arbitration: it says nothing against what stands there.
    """
    verdicts = {each["id"]: each for each in assessment["elements"]}
    if decision.kind == ACCEPT:
        return tuple(
            name for name, each in verdicts.items() if each["required"] and each["verdict"] == "not_met"
        )
    return tuple(
        ground.element
        for ground in decision.grounds
        if ground.code != LOST and verdicts.get(ground.element, {}).get("verdict") == "met"
    )


def overruling(decision: Decision, assessment: Mapping[str, Any]) -> Decision:
    """Return a decision that says of itself whether it accepts what the machine found not met."""
    accepted = decision.kind == ACCEPT and bool(overridden(decision, assessment))
    return replace(decision, overrules=accepted)


def check(decision: Decision, assessment: Mapping[str, Any], *, contested: bool = False) -> None:
    """Hold a decision against the assessment (``poedesk.assessment/1``) that the reviewer saw.

    Args:
        decision: what somebody decided.
        assessment: of the partner's own proof.
        contested: whether it settles what two partners claim: only then can it be lost to another.

    Raises:
        InvalidDecision: with everything that it lacks.
    """
    problems = problems_of(decision, assessment, contested=contested)
    if problems:
        raise InvalidDecision(problems)


def problems_of(
    decision: Decision, assessment: Mapping[str, Any], *, contested: bool = False
) -> tuple[Problem, ...]:
    """Return everything that a decision lacks, see ``check``; empty when it can stand."""
    return (*_problems(decision, assessment), *_lost(decision, contested=contested))


def _lost(decision: Decision, *, contested: bool) -> Iterator[Problem]:
    for ground in decision.grounds:
        field = f"grounds.{ground.element}"
        if ground.code == LOST and not contested:
            yield Problem(field, "nobody else claims the same: nothing is lost to another")
        elif ground.code == LOST and decision.kind != REFUSE:
            yield Problem(field, f"{LOST} is a ground to refuse, and no other")


def _problems(decision: Decision, assessment: Mapping[str, Any]) -> Iterator[Problem]:
    if decision.kind not in KINDS:
        yield Problem("kind", f"a decision is {', '.join(KINDS)}, not {decision.kind!r}")
    if not decision.reviewer:
        yield Problem("reviewer", "a decision has a name behind it")
    if decision.at.tzinfo is None:
        yield Problem("at", "a time needs its zone")
    if decision.kind == ACCEPT and decision.grounds:
        yield Problem("grounds", "what is accepted has no ground for refusing it; ask, or refuse")
    if decision.kind in (ASK, REFUSE) and not decision.grounds:
        yield Problem(
            "grounds", "name the element, the code and the place: the partner must know what to mend"
        )
    for ground in decision.grounds:
        yield from _wrong(ground, assessment)
    against = overridden(decision, assessment)
    if against and len(decision.overriding.strip()) < SHORTEST_REASON:
        told = ", ".join(against)
        yield Problem("overriding", f"the machine says otherwise of {told}: say why you decide against it")


def _wrong(ground: Ground, assessment: Mapping[str, Any]) -> Iterator[Problem]:
    field = f"grounds.{ground.element}"
    known = {each["id"]: each for each in assessment["elements"]}
    names = {each["name"] for each in assessment["documents"]}
    if ground.element not in known:
        yield Problem(field, "is no element of this programme")
    elif known[ground.element]["verdict"] == "not_applicable":
        yield Problem(field, "is not asked for in this claim")
    if ground.code not in OPEN | {LOST}:
        yield Problem(
            field, f"{ground.code!r} is no code for what is not accepted; {', '.join(sorted(OPEN))} are"
        )
    elif ground.code in NOT_FOUND and not ground.searched:
        yield Problem(field, f"{ground.code}: say in which documents it was looked for")
    elif ground.code not in NOT_FOUND and not ground.cites:
        yield Problem(field, f"{ground.code}: cite the words that speak against it")
    for each in (*ground.searched, *(cite.document for cite in ground.cites)):
        if each not in names:
            yield Problem(field, f"{each} is no document of this proof")
    if any(not (cite.place.strip() and cite.quote.strip()) for cite in ground.cites):
        yield Problem(field, "a citation has a place and the very words")
