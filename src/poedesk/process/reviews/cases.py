"""A case and its reviewers: who may decide, who decides with whom, and what comes of it.

A refusal, an arbitration and a dispute need two, and so does accepting what the machine found not met. The
second is never the first, and whoever decided before decides no dispute about it.
"""

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.process.reviews.decisions import REFUSE, Decision

CLAIM, POE, ARBITRATION, DISPUTE = "claim", "poe", "arbitration", "dispute"
BY_TWO = frozenset({ARBITRATION, DISPUTE})
"""Cases in which every decision needs two."""

OPEN, WAITING, DISAGREED, DECIDED = "open", "waiting-for-second", "disagreed", "decided"


class MayNot(PoedeskError):
    """This reviewer may not decide this case."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Case:
    """Something that reviewers decide."""

    id: str
    kind: str
    """``claim``, ``poe``, ``arbitration`` or ``dispute``."""

    decisions: tuple[Decision, ...] = ()
    """In order; two, and a third where they differ; a fourth where the third alone needs another."""

    before: tuple[str, ...] = ()
    """Reviewers of the decision that a dispute is about."""

    involved: tuple[str, ...] = ()
    """People who may not decide: they work for a party, or helped with the proof."""

    doubled: bool = False
    """A second reviewer decides it blindly, for measuring how far reviewers agree."""


@dataclass(frozen=True, slots=True)
class Answer:
    """May somebody do something, and why."""

    allowed: bool
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a case stands."""

    state: str
    """``open``, ``waiting-for-second``, ``disagreed`` or ``decided``."""

    decision: Decision | None
    """What holds; null until it is decided."""


def may_decide(case: Case, reviewer: str) -> Answer:
    """Return whether a reviewer may decide a case now, and why."""
    state = outcome(case).state
    if state == DECIDED:
        return Answer(allowed=False, why="it is decided")
    if reviewer in case.involved:
        return Answer(allowed=False, why=f"{reviewer} is involved in it")
    if reviewer in case.before:
        return Answer(allowed=False, why=f"{reviewer} took the decision that is disputed")
    if any(each.reviewer == reviewer for each in case.decisions):
        return Answer(allowed=False, why=f"{reviewer} has decided it already; another one must")
    wanted = {OPEN: "it waits for a reviewer", WAITING: "it waits for a second reviewer"}
    return Answer(allowed=True, why=wanted.get(state, "those before differ, another decides"))


def decide(case: Case, decision: Decision) -> Case:
    """Return the case with a decision; raises MayNot when its reviewer may not, or its time is earlier."""
    answer = may_decide(case, decision.reviewer)
    if not answer.allowed:
        raise MayNot(answer.why)
    if case.decisions and decision.at < case.decisions[-1].at:
        message = "a decision cannot be earlier than the one before it"
        raise MayNot(message)
    return replace(case, decisions=(*case.decisions, decision))


def outcome(case: Case) -> Outcome:
    """Return where a case stands."""
    if not case.decisions:
        return Outcome(OPEN, None)
    first, *others = case.decisions
    if case.kind == ARBITRATION and first.winner:
        return _agreed(case)
    if not (case.kind in BY_TWO or _by_two(first) or case.doubled):
        return Outcome(DECIDED, first)
    if not others:
        return Outcome(WAITING, None)
    if others[0].kind == first.kind:
        return Outcome(DECIDED, first)
    for number, third in enumerate(case.decisions[2:], 2):
        alone = all(each.kind != third.kind for each in case.decisions[:number])
        if not (alone and _by_two(third)):  # nobody refuses or overrules alone, not even as the third
            return Outcome(DECIDED, third)
    return Outcome(DISAGREED, None)


def _by_two(decision: Decision) -> bool:
    """Say whether nobody decides so alone: it takes from the partner, or overrules the machine."""
    return decision.kind == REFUSE or decision.overrules


def _agreed(case: Case) -> Outcome:
    """Return where an arbitration stands: two say that the same claim prevails, or nothing holds yet."""
    told = [(each.kind, each.winner) for each in case.decisions]
    for number, each in enumerate(told):
        if each in told[:number]:
            return Outcome(DECIDED, case.decisions[told.index(each)])
    return Outcome(WAITING if len(told) == 1 else DISAGREED, None)


def visible(case: Case, reviewer: str) -> tuple[Decision, ...]:
    """Return the decisions that a reviewer may see: only its own while a blind double review goes on."""
    if case.doubled and outcome(case).state in (OPEN, WAITING):
        return tuple(each for each in case.decisions if each.reviewer == reviewer)
    return case.decisions


def is_doubled(case: str, secret: str, share: Fraction) -> bool:
    """Return whether a case is in the share that two decide blindly: by a keyed hash, so nobody can choose.

    Args:
        case: its id.
        secret: of the programme, the same for all cases.
        share: from 0 to 1.
    """
    return Fraction(int(content_key([secret, case]), 16), 2**256) < share


def second_may_be(case: Case, reviewers: Collection[str]) -> tuple[str, ...]:
    """Return who of some reviewers may decide a case now, sorted."""
    return tuple(sorted(each for each in reviewers if may_decide(case, each).allowed))
