"""What a request does to the claim and to its money: declared here, step by step, and nowhere else.

The claim's own table decides whether it may happen (``claims/tables``), the ledger what is moved
(``ledger/consequences``). Whoever joins them asks here and does what is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Item, Outcome, Step
from poedesk.process.claims.tables import loader
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.clock import Clock
from poedesk.process.requests.batch import Batch, Request

TABLE = "poe-request"
ANSWER = "answer"
ASKED_FOR = "poe-requested"

CLAIM: Mapping[str, str] = {
    "deliver": ASKED_FOR,
    "answer": "poe-answered",
    "accept": "poe-passed",
    "reverse": "poe-passed",
    "fail": "poe-failed",
    "close-overdue": "poe-failed",
    "withdraw": "poe-withdrawn",
    "annul": "poe-withdrawn",
}
"""Step of a request -> what happens to the claim by it."""

MONEY: Mapping[str, str] = {
    "deliver": "issued",
    "accept": "passed",
    "reverse": "restored",
    "fail": "failed",
    "close-overdue": "failed",
    "withdraw": "withdrawn",
    "annul": "restored",
}
"""Step of a request -> kind of the ledger's event. No deadline moves money: a person closes.

``lapse`` moves none either: the association ended, and what that does to the money is the claim's to say.
"""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a request did to the money of its engagement."""

    id: str
    """The same for the same step, however often it is looked at."""

    kind: str
    """As the ledger calls it: one of the values of ``MONEY``."""

    engagement: str
    at: datetime
    undoes: str | None
    """Id of what it takes back: it moves nothing where that moved nothing."""


UNDOES: Mapping[str, str] = {"passed": "issued", "withdrawn": "issued", "restored": "failed"}
"""Kind of what happened -> kind of what it takes back."""


def happenings(batch: Batch) -> tuple[Happening, ...]:
    """Return what the requests of a batch did to money so far, in order of time."""
    found = [each for name, request in batch.requests.items() for each in _of_one(name, request)]
    return tuple(sorted(found, key=lambda each: each.at))


def _of_one(name: str, request: Request) -> Iterator[Happening]:
    before: dict[str, str] = {}
    for number, step in enumerate(request.life.steps):
        kind = MONEY.get(step.name)
        if kind is not None:
            own = f"{name}:{number}:{step.name}"
            undoes = before.get(UNDOES.get(kind, ""))
            yield Happening(own, kind, request.target.engagement, step.at, undoes)
            before[kind] = own


class NoRequests(UsageError):
    """The programme asks for no proofs after the fact."""


def life(programme: Table) -> Table:
    """Return the table of a request's life, with the time that the programme's table gives the partner.

    Raises:
        NoRequests: no proof is asked for after the fact in that programme.
    """
    if all(row.name != ASKED_FOR for row in programme.transitions):
        message = f"{programme} asks for proofs with the claim, never afterwards: it has no {ASKED_FOR}"
        raise NoRequests(message)
    table = loader.load(TABLE)
    told = clock_of(programme)
    if told is None:
        return table
    spans = {**table.spans, ANSWER: replace(programme.spans[told], name=ANSWER)}
    return replace(table, spans=spans)


def clock_of(programme: Table) -> str | None:
    """Return the name of the claim's clock that runs while a proof is asked for; null when it has none."""
    rows = (row for row in programme.transitions if row.name == ASKED_FOR)
    return next((name for row in rows for name in row.starts), None)


def on_claim(programme: Table, state: str, step: str) -> str | None:
    """Return the transition that a step of its request brings about in a claim; null for none.

    Where a failed proof ended the association, reversing the decision on the request does not bring it back:
    that is for the claim's own dispute. A claim that went elsewhere meanwhile is left alone.

    Args:
        programme: the claim's table.
        state: where the claim is.
        step: what happened to the request.
    """
    name = CLAIM.get(step)
    return name if any(row.name == name for row in programme.out_of(state)) else None


def lapses(programme: Table, before: str, after: str) -> bool:
    """Say whether what is asked of a claim ends because the claim went from one state to another.

    It does where a proof could be asked for before and cannot be now: the association ended, by whatever else
    than the request. A request that closed by then, such as one whose failure ended it, stays as it is.
    """
    return (
        on_claim(programme, before, "deliver") is not None and on_claim(programme, after, "deliver") is None
    )


def followed(programme: Table, claim: Association, step: Step, proof: str | None = None) -> Outcome | None:
    """Return what becomes of a claim by a step of its request; null where it brings about nothing.

    The claim's own table says who may do it; that the step happened is proof that somebody might.

    Args:
        programme: the claim's table.
        claim: the claim, swept up to then, and in step with its request (``in_step``).
        step: what happened to the request.
        proof: SHA-256 of what was sent; needed where the claim keeps the proof too.

    Raises:
        NotAllowed: the claim's table does not let it happen now.
    """
    name = on_claim(programme, claim.state, step.name)
    row = next((each for each in programme.out_of(claim.state) if each.name == name), None)
    if row is None:
        return None
    role, at = row.roles[0], max(step.at, claim.last)
    if proof is not None and "poe" in machine.allowed_to(programme, claim.state, "partner"):
        claim = machine.supply(programme, claim, "partner", Item("poe", at, step.actor, proof))
    reason = step.reason if step.reason in row.reasons else next(iter(row.reasons), None)
    return machine.apply(programme, claim, Act(row.name, at, step.actor, role, reason, step.words))


def in_step(programme: Table, claim: Association, answer: Clock) -> Association:
    """Return the claim with its own clock as long as the request's: there is one time, told twice.

    Args:
        programme: the claim's table.
        claim: the claim.
        answer: the request's clock.
    """
    name = clock_of(programme)
    own = claim.clock(name) if name else None
    if own is None or own.stopped is not None:
        return claim
    same = replace(own, pauses=answer.pauses, extensions=answer.extensions)
    return replace(claim, clocks=tuple(same if each is own else each for each in claim.clocks))
