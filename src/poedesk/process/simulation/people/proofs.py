"""The proof of a claim: what is planted in it, what an erring machine says of it, what a reviewer sees."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from poedesk.kernel.verdict import Verdict
from poedesk.process.claims.reasons.mapping import reason_of
from poedesk.process.reviews.decisions import NOT_FOUND, Citation, Ground
from poedesk.process.simulation.chance import Chance
from poedesk.process.simulation.parameters import Flaw, flaws
from poedesk.proof.policy.elements import ELEMENTS

Json = Mapping[str, Any]
DOCUMENT = "proof.pdf"
_WORSE = 3
"""How much more often a careless partner's proofs are flawed."""


def planted(chance: Chance, numbers: Mapping[str, float], partner: str, claim: str) -> tuple[Flaw, ...]:
    """Return what is wrong with the proof of a claim as it is first handed in: nothing, or one thing."""
    careless = chance.holds(numbers["careless"], "careless", partner)
    share = min(1.0, numbers["flawed"] * (_WORSE if careless else 1))
    if not chance.holds(share, "flawed", claim):
        return ()
    kinds = [flaw for flaw in flaws() for _ in range(flaw.weight)]
    return (chance.one_of(kinds, "flaw", claim),)


def assessed(
    chance: Chance, numbers: Mapping[str, float], claim: str, wrong: tuple[Flaw, ...], acknowledged: str
) -> Json:
    """Return what the machine says of a proof, in the shape of ``poedesk.assessment/1``.

    Args:
        chance: of the world.
        numbers: the parameters.
        claim: its id.
        wrong: what is wrong with the proof now.
        acknowledged: when the customer acknowledged, as an ISO date.
    """
    codes = {flaw.element: flaw.code for flaw in flaws()}
    lacking = {flaw.element for flaw in wrong}
    state = ",".join(sorted(lacking))
    alarm = chance.one_of(tuple(codes), "alarm at", claim, state)
    alarmed = chance.holds(numbers["machine_false_alarms"], "alarm", claim, state)
    entries = []
    for element in ELEMENTS:
        verdict, code = "met", "found"
        if element not in codes:
            verdict, code = "not_applicable", "not_applicable"
        elif element in lacking:
            missed = numbers["machine_misses"]
            number = chance.share("machine", claim, element)
            if number >= missed:
                unclear = number < missed + numbers["machine_unclear"]
                verdict, code = ("unclear", "uncertain") if unclear else ("not_met", codes[element])
        elif alarmed and element == alarm:
            verdict, code = "not_met", codes[element]
        value = acknowledged if element == "acknowledgement.date" and verdict == "met" else None
        entries.append(_entry(element, verdict, code, value))
    verdicts = {entry["verdict"] for entry in entries}
    whole = (
        "not_approvable"
        if "not_met" in verdicts
        else "needs_review"
        if "unclear" in verdicts
        else "approvable"
    )
    return {"verdict": whole, "elements": entries, "documents": [{"name": DOCUMENT}]}


@lru_cache(maxsize=4096)
def _entry(element: str, verdict: str, code: str, value: str | None) -> Json:
    """Return an element of an assessment; those that are the same are one object: a world has many."""
    return {
        "id": element, "required": verdict != "not_applicable", "verdict": verdict, "code": code,
        "value": value, "because": code, "remedy": None,
    }  # fmt: skip


def seen(
    chance: Chance,
    numbers: Mapping[str, float],
    case: str,
    reviewer: str,
    wrong: tuple[Flaw, ...],
    machine: Json,
) -> tuple[Ground, ...]:
    """Return what a reviewer finds wrong with a proof; who never errs and follows nobody finds the truth."""
    lacking = {flaw.element for flaw in wrong}
    alarm = chance.one_of(flaws(), "reviewer's alarm at", case, reviewer).element
    alarmed = chance.holds(numbers["reviewer_false_alarms"], "reviewer's alarm", case, reviewer)
    verdicts = {entry["id"]: entry["verdict"] for entry in machine["elements"]}
    found = []
    for flaw in flaws():
        said = verdicts[flaw.element]
        question = (case, reviewer, flaw.element)
        if said != "unclear" and chance.holds(numbers["follows_machine"], "follows", *question):
            bad = said == "not_met"
        elif flaw.element in lacking:
            bad = not chance.holds(numbers["reviewer_misses"], "misses", *question)
        else:
            bad = alarmed and flaw.element == alarm
        if bad:
            found.append(_ground(flaw))
    return tuple(found)


def reason(grounds: tuple[Ground, ...], allowed: tuple[str, ...], *, refusing: bool) -> str:
    """Return the programme's reason for the first ground; where its table has no such reason, its first."""
    told = reason_of(grounds[0].element, grounds[0].code, Verdict.NOT_MET)
    wanted = told.reject if refusing else told.ask
    return wanted if wanted in allowed else allowed[0]


def _ground(flaw: Flaw) -> Ground:
    if flaw.code in NOT_FOUND:
        return Ground(flaw.element, flaw.code, searched=(DOCUMENT,))
    return Ground(flaw.element, flaw.code, cites=(Citation(DOCUMENT, "page 1", "as it stands there"),))
