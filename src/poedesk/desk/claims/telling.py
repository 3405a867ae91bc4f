"""What a page says of a claim: where it is, who waits for whom until when and why, what can be done."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.claims import keeping
from poedesk.desk.claims.contesting import facts_of
from poedesk.desk.claims.models import Claim, Happening
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.desk.claims.sides import STARTS, role_of
from poedesk.desk.texts.showing import called, shown, spelt
from poedesk.kernel.records import dataclass
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association
from poedesk.process.claims.effective import effective_on
from poedesk.process.claims.reasons.mapping import asked, rejections
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import AnyOf, Guard, Says, State, Transition
from poedesk.process.clocks.clock import GRANTED
from poedesk.process.requests import linking

OF_REQUESTS = {"poe", "request"}
"""What a transition is about that only requests for proofs make happen."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as a coloured word; the word alone says it all."""

    colour: str
    title: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something that the actor could do."""

    name: str
    title: str
    lacking: tuple[str, ...]
    """What still stands against it; empty: nothing."""

    reasons: tuple[tuple[str, str], ...]
    """Id and words of each reason, one of which must be given; empty: none is asked for."""

    words: bool
    """Whether something must be written."""

    to: str
    """State afterwards."""

    turn: str
    final: bool
    """Whether nothing can be done any more afterwards, and the partner does not hold it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim on its page."""

    tag: Tag
    turn: str
    """Who is waited for, in words."""

    mine: bool
    """Whether the actor's side is waited for."""

    buttons: list[Button]
    clocks: list[dict[str, Any]]
    effective: tuple[date, str] | None
    last_words: Happening | None
    """The newest words of the other side while an answer to them is due."""


def told_of(actor: Actor, claim: Claim, at: datetime) -> Told:
    """Return what a page shows of a claim."""
    table, association = keeping.table_of(claim), keeping.association_of(claim)
    since = effective_on(table, association)
    mine = claim.turn == actor.kind
    other = claim.happenings.exclude(words="").exclude(side=actor.kind).last() if mine else None
    return Told(
        tag_of(table.states[claim.state], actor.kind),
        turn_of(claim.turn, actor.kind),
        mine,
        buttons_of(actor, claim, at),
        _clocks(actor, claim, association, at),
        (since.on, shown(since.because)) if since else None,
        other,
    )


def clock_called(name: str) -> str:
    """Return what people call a clock, named by its id in a programme's table."""
    known = {
        "customer-decline": _("Time for the customer to decline"),
        "dispute-answer": _("Answer to the dispute"),
        "dispute-complete": _("Decision on the dispute"),
        "dispute-window": _("Time to dispute"),
        "first-submit": _("First submission"),
        "partner-answer": _("The partner's answer"),
        "poe-answer": _("Answer with the proof"),
        "review-complete": _("End of the review"),
        "review-start": _("Start of the review"),
    }
    return known.get(name) or called(name)


def _clocks(actor: Actor, claim: Claim, association: Association, at: datetime) -> list[dict[str, Any]]:
    """Return the running deadlines: whose, until when and why, and what the actor can do about more time."""
    able = bool(may(actor, "claim:act"))
    of_request = linking.clock_of(keeping.table_of(claim))
    told = []
    for row in claim.deadlines.filter(stopped_at=None):
        clock = association.clocks[row.number - 1]
        given = sum(each.decision == GRANTED for each in clock.extensions)
        asks = row.side == actor.kind and row.due is not None and given < clock.span.extensions
        told.append(
            {
                "name": row.clock,
                "clock": clock_called(row.clock),
                "side": turn_of(row.side, actor.kind),
                "due": row.due,
                "why": shown(row.why),
                "late": row.due is not None and row.due < at.date(),
                "asked": clock.undecided,
                "may_ask": able
                and row.clock != of_request
                and asks
                and not clock.undecided
                and actor.kind == "partner",
                "may_decide": able
                and row.clock != of_request
                and clock.undecided
                and actor.kind == "programme",
            }
        )
    return told


def tag_of(state: State, kind: str) -> Tag:
    """Return the tag of a state as a side sees it."""
    if state.holds:
        return Tag("green", shown(state.title))
    if state.pending:
        return Tag("yellow" if state.turn == kind else "blue", shown(state.title))
    return Tag("red" if state.name != "draft" else "grey", shown(state.title))


def turn_of(side: str, kind: str) -> str:
    """Return who is waited for, in words."""
    names = {
        "partner": _("you") if kind == "partner" else _("the partner"),
        "programme": _("you") if kind == "programme" else _("the programme"),
        "customer": _("the customer"),
    }
    return names.get(side, _("nobody"))


def buttons_of(actor: Actor, claim: Claim, at: datetime) -> list[Button]:
    """Return what the actor could do to a claim, by its table; what requests and cases do is not among it."""
    if not may(actor, "claim:act") or not role_of(actor):
        return []
    table, association = keeping.table_of(claim), keeping.association_of(claim)
    facts = facts_of(claim, table, association)
    act = Act("", max(at, association.last), actor.id, role_of(actor), facts=facts)
    return [
        _button(table, claim.state, each.transition, each.lacking)
        for each in machine.choices(table, association, act)
        if each.transition.about not in OF_REQUESTS
        and (actor.kind != PROGRAMME or each.transition.name in STARTS)
    ]


def _button(table: Table, now: str, row: Transition, lacking: tuple[str, ...]) -> Button:
    to = table.states[row.to or now]
    return Button(
        row.name,
        shown(row.title),
        tuple(map(shown, lacking)),
        tuple((each, reason_words(each)) for each in row.reasons),
        any(isinstance(guard, Says) for guard in row.guards),
        shown(to.title),
        to.turn,
        to.rests and not to.holds and not to.pending and row.to is not None,
    )


def says_something(guards: tuple[Guard, ...]) -> bool:
    """Return whether words count for one of the guards."""
    return any(
        isinstance(each, Says) or (isinstance(each, AnyOf) and says_something(each.any)) for each in guards
    )


def reason_words(reason: str) -> str:
    """Return a reason in words."""
    known = {**asked(), **rejections()}
    return shown(known.get(reason) or spelt(reason))


def history(claim: Claim, kind: str) -> list[dict[str, Any]]:
    """Return what happened, the newest first, as a side may know it: of the other side, no name."""
    states = keeping.table_of(claim).states
    sides = {
        "partner": str(claim.organisation),
        "programme": str(claim.owner),
        "customer": _("The customer"),
        "clock": _("A deadline"),
    }
    return [
        {
            "at": each.at,
            "title": shown(each.title),
            "who": f"{each.person}, {sides[each.side]}"
            if each.side == kind and each.person
            else sides[each.side],
            "state": shown(states[each.to].title) if each.to in states and each.to != each.source else "",
            "reason": reason_words(each.reason) if each.reason else "",
            "words": each.words,
        }
        for each in claim.happenings.select_related("person").order_by("-number")
    ]
