"""What a partner does while a clock runs: answers, is silent, asks for more time, mends what is lacking."""

from datetime import datetime, timedelta

from poedesk.process.claims import machine
from poedesk.process.claims.association import Item
from poedesk.process.clocks import clock as clocks
from poedesk.process.clocks.clock import Clock, Extension
from poedesk.process.simulation.world import Played, World, plan_sweep

_DAY = timedelta(days=1)
BUSY = "the customer's signatory is away"
LONG_ENOUGH = "the time was long enough"


def answer(world: World, played: Played, at: datetime, clock: Clock | None, question: str, what: str) -> None:
    """Plan the partner's answer, and before the deadline its wish for more time if it will be late."""
    numbers, chance = world.numbers, world.chance
    if chance.holds(numbers["silent"], "silent", question):
        return
    when = at + chance.days(numbers["answer_days"], "answers in", question)
    request = played.request if what == "poe-answer" else None
    world.plan(when, what, played.id, turn=played.turn, given=request)
    end = clocks.ends(clock) if clock is not None else None
    if clock is None or end is None or not clock.span.extensions or when < end:
        return
    if chance.holds(numbers["extended"], "extends", question):
        late, turn = max(at, end - _DAY), played.turn
        if request is not None:
            world.plan(late, "poe-late", played.id, turn=turn, given=request)
        else:
            world.plan(late, "ask-extension", played.id, turn=turn, given=clock.span.name)


def asked(world: World, played: Played, at: datetime, name: str) -> None:
    """Ask for more time, as an object of its own; it is decided a day later."""
    clock = played.association.clock(name)
    if clock is not None and clocks.runs(clock, at):
        wish = Extension(at, played.partner, int(world.numbers["extension_days"]), BUSY)
        played.association = machine.ask_time(played.association, name, wish)
        world.plan(at + _DAY, "decide-extension", played.id, given=name)


def granted(world: World, played: Played, at: datetime, name: str) -> None:
    """Decide about more time; the deadline moves, or stays."""
    clock = played.association.clock(name)
    if clock is not None and clock.undecided:
        good = world.chance.holds(world.numbers["granted"], "granted", played.id, at)
        words = "" if good else LONG_ENOUGH
        played.association = machine.decide_time(
            played.association, name, at, "audit", granted=good, words=words
        )
        plan_sweep(world, played)


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
