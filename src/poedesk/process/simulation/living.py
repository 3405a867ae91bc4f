"""What is planned when a claim enters a state, and what each planned thing does when its time comes."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from poedesk.process.claims import machine
from poedesk.process.claims.association import Act
from poedesk.process.reviews.cases import CLAIM, DISPUTE
from poedesk.process.simulation.asked import requests
from poedesk.process.simulation.outcomes import contesting, deciding, money
from poedesk.process.simulation.people import reviewing, waiting
from poedesk.process.simulation.world import Played, World, acted, can, swept, tried

_PROOF = ("poe", "acknowledgements", "customer-survey", "partner-survey", "invoice", "products")
_DESK = timedelta(hours=4)
"""From handing in until the desk takes it up."""


def happens(world: World, played: Played, at: datetime, what: str, turn: int, given: Any) -> None:
    """Let a planned thing happen to a claim, after what deadlines did before it; drop what is overtaken."""
    swept(world, played, at)
    requests.due(world, played, at)
    if what in _WHAT and turn in {-1, played.turn}:
        _WHAT[what](world, played, at, given)


def _entered(world: World, played: Played, at: datetime, given: Any) -> None:  # noqa: ARG001 - one shape
    if not played.turn:
        world.events.append(machine.begun(played.table, played.association, played.partner))
    if played.holds:
        money.earned(world, played, at)
    elif played.book.entries:
        requests.withdrawn(world, played, at)
        (money.lost if played.table.states[played.state].rests else money.doubted)(played, at)
    for name, follow in _FOLLOWS.items():
        if can(played, name):
            follow(world, played, at)
            return


def _later(what: str, parameter: str) -> Callable[[World, Played, datetime], None]:
    def plan(world: World, played: Played, at: datetime) -> None:
        wait = world.chance.days(world.numbers[parameter], what, played.id, played.turn)
        world.plan(at + wait, what, played.id, turn=played.turn)

    return plan


def _soon(what: str) -> Callable[[World, Played, datetime], None]:
    return lambda world, played, at: world.plan(at + _DESK, what, played.id, turn=played.turn)


def _consents(world: World, played: Played, at: datetime) -> None:
    if not world.chance.holds(world.numbers["consent_silent"], "consents", played.id):
        _later("consent", "answer_days")(world, played, at)


def _answers(world: World, played: Played, at: datetime) -> None:
    clock = played.association.clock("partner-answer")
    waiting.answer(world, played, at, clock, f"{played.id}/{played.turn}", "answer")


def _disputes(world: World, played: Played, at: datetime) -> None:
    if not played.association.taken("dispute") and waiting.objects(world, played, "disputes"):
        _later("dispute", "answer_days")(world, played, at)


def _reviewed(world: World, played: Played, at: datetime) -> None:
    disputed = played.association.taken("dispute")
    reviewing.opened(world, played, DISPUTE if disputed else CLAIM, at, played.before if disputed else ())


_FOLLOWS: Mapping[str, Callable[[World, Played, datetime], None]] = {
    "ask-consent": _soon("ask-consent"),
    "give-consent": _consents,
    "submit": _later("submit", "preparing_days"),
    "start-review": _soon("start-review"),
    "take-up-dispute": _soon("take-up-dispute"),
    "answer": _answers,
    "approve": _reviewed,
    "dispute": _disputes,
    "overturn": _reviewed,
}
"""A transition that leads out of the state that was entered -> what is planned; the first counts."""


def _acts(name: str, role: str) -> Callable[[World, Played, datetime, Any], None]:
    def act(world: World, played: Played, at: datetime, given: Any) -> None:  # noqa: ARG001 - one shape
        actor = played.partner if role == "incentives-admin" else "desk" if role == "reviewer" else "customer"
        tried(world, played, Act(name, at, actor, role, words="see the proof" if name == "dispute" else ""))

    return act


def _submits(world: World, played: Played, at: datetime, given: Any) -> None:
    waiting.supplied(played, at, _PROOF)
    _acts("submit", "incentives-admin")(world, played, at, given)


def _answered(world: World, played: Played, at: datetime, given: Any) -> None:
    waiting.mended(world, played, "answer")
    waiting.supplied(played, at, ("poe",))
    _acts("answer", "incentives-admin")(world, played, at, given)


def _declines(world: World, played: Played, at: datetime, given: Any) -> None:  # noqa: ARG001 - one shape
    for name, reason in (("customer-declines", "customer-declined"), ("detach", None)):
        tried(world, played, Act(name, at, "customer", "customer", reason))


def _accepted(world: World, played: Played, at: datetime, reviewer: Any) -> None:
    if contesting.free(world, played, at, reviewer):
        acted(world, played, Act("approve", at, reviewer, "reviewer"))


_WHAT: Mapping[str, Callable[[World, Played, datetime, Any], None]] = {
    "entered": _entered,
    "ask-consent": _acts("ask-consent", "incentives-admin"),
    "consent": _acts("give-consent", "customer"),
    "submit": _submits,
    "start-review": _acts("start-review", "reviewer"),
    "take-up-dispute": _acts("take-up-dispute", "reviewer"),
    "answer": _answered,
    "dispute": _acts("dispute", "incentives-admin"),
    "declines": _declines,
    "decided": deciding.decided,
    "accepted": _accepted,
    "ask-extension": waiting.asked,
    "decide-extension": waiting.granted,
    "poe-answer": requests.answered,
    "poe-close": requests.closed,
    "poe-late": requests.asked_time,
    "poe-more": requests.decided_time,
    "objects": lambda world, played, at, _: requests.objected(world, played, at),
    "pay": lambda world, played, at, _: money.pay(world, played, at),
}
"""Everything that can be planned for a claim, but ``sweep`` and ``poe-due``: those are deadlines alone."""
