"""The requests of a draw: each moves by the real batch's machine, and takes its claim and its money along."""

from datetime import datetime, timedelta

from poedesk.kernel.canonical import content_key
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.clocks import clock as clocks
from poedesk.process.requests import batch as batches
from poedesk.process.requests import linking, moretime
from poedesk.process.requests.batch import SUPPLY, Batch, Entry
from poedesk.process.reviews.cases import DISPUTE, POE, Case
from poedesk.process.reviews.decisions import ACCEPT, REFUSE, Decision
from poedesk.process.simulation.outcomes import money
from poedesk.process.simulation.people import proofs, reviewing, waiting
from poedesk.process.simulation.world import Played, Request, World, plan_sweep
from poedesk.process.simulation.world import taken as moved

REVIEWER, PARTNER = "reviewer", "incentives-admin"
_WORDS = "as the grounds say"
_SILENT = "nothing was sent in time"


def delivered(world: World, own: Batch, at: datetime, by: str) -> None:
    """Deliver one request to its partner, whose time runs from then on."""
    ((name, request),) = own.requests.items()
    played = world.claims[request.target.engagement]
    played.request, played.last_drawn = Request(name, own.asked.draw, played.id, own), at
    world.requests.append(played.request)
    _did(world, played, Entry("deliver", at, by, REVIEWER, name))
    clock = played.request.life.clock(linking.ANSWER)
    waiting.answer(world, played, at, clock, f"{own.asked.draw}/{played.id}", "poe-answer")


def due(world: World, played: Played, at: datetime) -> None:
    """Let happen what follows from a deadline of the request; one that nobody answered is closed by two."""
    request = played.request
    if request is None or request.outcome:
        return
    before = request.batch
    request.batch = batches.swept(before, at)
    _followed(world, played, before)
    if request.life.state == "overdue" and not request.closing:
        request.closing = True
        one = reviewing.slot(world, played, at)
        world.plan(reviewing.slot(world, played, one), "poe-close", played.id, given=request)


def closed(world: World, played: Played, at: datetime, request: Request) -> None:
    """Close what stayed without an answer: one proposes it and another does it."""
    if request.outcome:
        return
    first = world.chance.one_of(world.reviewers, "proposes", request.id)
    second = world.chance.one_of([each for each in world.reviewers if each != first], "closes", request.id)
    played.before = (first, second)
    for do, who in (("propose-fail", first), ("close-overdue", second)):
        _did(world, played, Entry(do, at, who, REVIEWER, request.id, "poe-unavailable", _SILENT))


def answered(world: World, played: Played, at: datetime, request: Request) -> None:
    """Let the partner hand in its proof, mended or not; too late is too late."""
    clock = request.life.clock(linking.ANSWER)
    if request.outcome or request.answered or clock is None or not clocks.runs(clock, at):
        return
    waiting.mended(world, played, "poe")
    content = content_key([played.id, [flaw.element for flaw in played.flaws]])
    for entry in (
        Entry("open", at, played.partner, PARTNER, request.id),
        Entry(SUPPLY, at, played.partner, PARTNER, request.id, content=content),
        Entry("answer", at, played.partner, PARTNER, request.id),
    ):
        _did(world, played, entry)
    reviewing.opened(world, played, POE, at)


def judged(world: World, played: Played, at: datetime, case: Case, decision: Decision) -> None:
    """Pass or fail what was answered; a partner may object once where its table knows no dispute."""
    request = played.request
    if request is None or request.outcome:
        return
    if decision.kind == ACCEPT:
        _did(world, played, Entry("accept", at, decision.reviewer, REVIEWER, request.id))
        return
    refusing = [each for each in case.decisions if each.kind == REFUSE]
    for do, one in (("propose-fail", refusing[0]), ("fail", refusing[-1])):
        reason = proofs.reason(one.grounds, _row(request, do).reasons, refusing=True)
        _did(world, played, Entry(do, at, one.reviewer, REVIEWER, request.id, reason, _WORDS))
    if played.holds and waiting.objects(world, played, "objects"):
        when = at + world.chance.days(world.numbers["answer_days"], "objects in", request.id)
        world.plan(when, "objects", played.id, turn=played.turn)


def objected(world: World, played: Played, at: datetime) -> None:
    """Let two others look at a failed proof again."""
    reviewing.opened(world, played, DISPUTE, at, played.before)


def restored(world: World, played: Played, at: datetime, decision: Decision) -> None:
    """Take a failure back, as another person than those who failed it: what was answered passes after all."""
    request = played.request
    if request is not None and request.outcome in {"failed", "overdue"} and request.restored is None:
        do = "reverse" if request.answered else "annul"
        _did(world, played, Entry(do, at, decision.reviewer, REVIEWER, request.id, None, _WORDS))
        world.plan(at, "pay", played.id)


def withdrawn(world: World, played: Played, at: datetime) -> None:
    """Close an open request because its association ended otherwise; what it held is free."""
    request = played.request
    if request is not None and not request.outcome:
        why = "the association ended otherwise"
        _did(world, played, Entry("withdraw", at, "audit", REVIEWER, request.id, None, why))


def asked_time(world: World, played: Played, at: datetime, request: Request) -> None:
    """Ask for more time, as an object of its own; it is decided a day later."""
    clock = moretime.waiting(request.batch.table, request.life)
    if clock is None or not clocks.runs(clock, at):
        return
    days = int(world.numbers["extension_days"])
    entry = Entry(moretime.ASK, at, played.partner, PARTNER, request.id, None, waiting.BUSY, days=days)
    _did(world, played, entry)
    world.plan(at + timedelta(days=1), "poe-more", played.id, given=request)


def decided_time(world: World, played: Played, at: datetime, request: Request) -> None:
    """Decide about more time; the deadline moves, or stays."""
    clock = moretime.waiting(request.batch.table, request.life)
    if clock is None or not clock.undecided:
        return
    good = world.chance.holds(world.numbers["granted"], "granted", played.id, at)
    do, words = (moretime.GRANT, "") if good else (moretime.REFUSE, waiting.LONG_ENOUGH)
    _did(world, played, Entry(do, at, "audit", REVIEWER, request.id, None, words))


def _did(world: World, played: Played, entry: Entry) -> None:
    """Let something be done about a request, through the real batch."""
    if played.request is not None:
        before = played.request.batch
        played.request.batch = batches.taken(before, entry)
        _followed(world, played, before)


def _followed(world: World, played: Played, before: Batch) -> None:
    """Let claim and money follow what is new in the life of a request, and plan its next deadline."""
    request = played.request
    if request is None:
        return
    world.events += request.batch.happened[len(before.happened) :]
    old = before.requests[request.id].life
    for step in request.life.steps[len(old.steps) :]:
        proof = request.life.items[-1].content if step.name == "answer" else None
        outcome = linking.followed(played.table, played.association, step, proof)
        if outcome is not None:
            moved(world, played, outcome)
        if step.name in linking.MONEY:
            money.happened(played, linking.MONEY[step.name], step.at)
        if request.ends_with(step):
            request.sound = not played.flaws
    clock = request.life.clock(linking.ANSWER)
    if clock is not None and clock != old.clock(linking.ANSWER):
        played.association = linking.in_step(played.table, played.association, clock)
        plan_sweep(world, played)
        end = clocks.ends(clock) if clock.stopped is None else None
        if end is not None:
            world.plan(max(end, request.batch.requests[request.id].last), "poe-due", played.id)


def _row(request: Request, name: str) -> Transition:
    return next(each for each in request.batch.table.out_of(request.life.state) if each.name == name)
