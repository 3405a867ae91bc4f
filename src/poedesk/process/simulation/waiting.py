"""What a partner does while a clock runs: answers, is silent, asks for more time, mends what is lacking."""

from datetime import datetime, timedelta

from poedesk.process.claims import machine
from poedesk.process.claims.association import Item
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks import extensions
from poedesk.process.clocks.clock import Clock, Extension
from poedesk.process.simulation.world import Played, World, plan_sweep

_DAY = timedelta(days=1)
_BUSY = "the customer's signatory is away"


def answer(world: World, played: Played, at: datetime, clock: Clock | None, question: str, what: str) -> None:
    """Plan the partner's answer, and before the deadline its wish for more time if it will be late."""
    numbers, chance = world.numbers, world.chance
    if chance.holds(numbers["silent"], "silent", question):
        return
    when = at + chance.days(numbers["answer_days"], "answers in", question)
    given = played.request if what == "poe-answer" else None
    world.plan(when, what, played.id, turn=played.turn, given=given)
    end = clocks.ends(clock) if clock is not None else None
    if clock is None or end is None or not clock.span.extensions or when < end:
        return
    if chance.holds(numbers["extended"], "extends", question):
        world.plan(max(at, end - _DAY), "ask-extension", played.id, turn=played.turn, given=clock.span.name)


def asked(world: World, played: Played, at: datetime, name: str) -> None:
    """Ask for more time, as an object of its own; it is decided a day later."""
    wish = Extension(at, played.partner, int(world.numbers["extension_days"]), _BUSY)
    request = played.request
    clock = played.association.clock(name)
    if clock is not None and clocks.runs(clock, at):
        played.association = machine.ask_time(played.association, name, wish)
        _keep_in_step(played, name)
    elif clock is None and request is not None and clocks.runs(request.clock, at):
        request.clock = extensions.ask(request.clock, wish)
    else:
        return
    world.plan(at + _DAY, "decide-extension", played.id, given=name)


def granted(world: World, played: Played, at: datetime, name: str) -> None:
    """Decide about more time; the deadline moves, or stays."""
    good = world.chance.holds(world.numbers["granted"], "granted", played.id, at)
    words = "" if good else "the time was long enough"
    request = played.request
    clock = played.association.clock(name)
    if clock is not None and clock.undecided:
        played.association = machine.decide_time(
            played.association, name, at, "audit", granted=good, words=words
        )
        _keep_in_step(played, name)
        plan_sweep(world, played)
    elif clock is None and request is not None and request.clock.undecided:
        request.clock = extensions.decide(request.clock, at, "audit", granted=good, words=words)


def _keep_in_step(played: Played, name: str) -> None:
    """Let the request have the claim's clock as it is now, where that is the one that it waits for."""
    clock = played.association.clock(name)
    if clock is not None and played.request is not None and played.request.clock.span.name == name:
        played.request.clock = clock


def mended(world: World, played: Played, question: str) -> None:
    """Let the partner mend what is lacking in its proof, or not."""
    if played.flaws and world.chance.holds(world.numbers["mends"], "mends", question, played.id):
        played.flaws = ()


def objects(world: World, played: Played, question: str) -> bool:
    """Say whether a partner does not accept a refusal: more often when its proof is sound."""
    share = world.numbers["disputes_right" if played.flaws else "disputes_wrong"]
    return world.chance.holds(share, question, played.id)


def supplied(played: Played, at: datetime, rights: tuple[str, ...]) -> None:
    """Hand in what each side may and the claim needs."""
    for side in ("partner", "customer"):
        for right in machine.allowed_to(played.table, played.state, side):
            if right in rights:
                item = Item(right, at, played.partner if side == "partner" else "customer", played.id)
                played.association = machine.supply(played.table, played.association, side, item)
