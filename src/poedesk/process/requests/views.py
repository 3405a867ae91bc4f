"""What is told of a batch: all to the programme, to a partner its own requests and nothing of others."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from poedesk.kernel.text import printable
from poedesk.kernel.times import to_microsecond, to_second
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.tables import loader
from poedesk.process.clocks.clock import GRANTED, due, reminders
from poedesk.process.clocks.telling import weekday, why
from poedesk.process.requests.answering import questions_for
from poedesk.process.requests.batch import Batch, Request, running

SCHEMA = "poedesk.poe-request-state/1"
_CONSEQUENCES = {
    "association": "If the proof is not accepted, the association is rejected, and with it what it earns.",
    "eligibility": "If it is not accepted, what this engagement earns is forfeited. The association stays.",
}


def for_programme(batch: Batch, at: datetime) -> dict[str, Any]:
    """Return where every request stands, as a ``poedesk.poe-request-state/1``, and all events."""
    told = _told(batch, batch.requests.values(), at, by_name=True)
    events = [
        {
            "event": each.tag,
            "at": to_microsecond(each.at),
            "actor": each.actor,
            "request": each.subject,
            "data": dict(each.data),
        }
        for each in batch.events
    ]
    return told | {"events": events}


def for_partner(batch: Batch, partner: str, at: datetime) -> dict[str, Any]:
    """Return where one partner's requests stand: no number, name or event of another's, and no reviewer's."""
    return _told(batch, delivered_to(batch, partner), at, by_name=False)


def delivered_to(batch: Batch, partner: str) -> tuple[Request, ...]:
    """Return what was delivered to a partner; what is only drafted or released is nobody's to know."""
    return tuple(
        each
        for each in batch.requests.values()
        if each.target.partner == partner and any(step.name == "deliver" for step in each.life.steps)
    )


def letter(batch: Batch, request: Request) -> str:
    """Return the letter of a request: what is asked, until when and why, what follows.

    Raises:
        NotAllowed: nothing is asked of the partner now.
    """
    state = batch.table.states[request.life.state]
    if request.life.state not in {"drafted", "released"} and state.turn != "partner":
        message = f"{request.life.id} is in {state.title!r}: nothing is asked of the partner now"
        raise NotAllowed(message)
    asked, clock = batch.asked, running(batch, request)
    name, _, version = asked.programme.partition("@")
    programme = loader.load(name, version or None)
    chosen, called = _CHOSEN[request.target.chosen], f"{programme.title}, version {programme.version}"
    lines = [
        f"Request for a proof of execution {request.life.id}",
        "",
        f"Engagement {request.target.engagement} was {chosen}: {asked.draw}, {called}.",
        "Please send the proof of execution for it.",
        "",
        "The proof has to answer:",
        *(f"  - {each.asks}" for each in questions_for(asked.solution_area, asked.engagement)),
        "",
    ]
    if request.about:
        lines += ["The reviewer writes:", *(f"  - {key}: {said}" for key, said in request.about.items()), ""]
    last = due(clock) if clock else None
    if clock is not None and last is not None:
        lines += [f"Please answer by {weekday(last)}.", why(clock), ""]
        left = clock.span.extensions - sum(each.decision == GRANTED for each in clock.extensions)
        more = left > 0 and not clock.undecided
        lines += ["If you need more time, ask before that day and say why.", ""] if more else []
    else:
        span = batch.table.spans["answer"]
        lines += [
            f"You have {span.days} {span.unit.replace('-', ' ')} from the day on which you get this.",
            "",
        ]
    lines.append(_CONSEQUENCES[programme.settings.failed_poe])
    return printable("\n".join(lines)) + "\n"


_CHOSEN = {"drawn": "drawn at random", "picked": "chosen, not drawn at random"}


def reminded(batch: Batch, after: datetime, until: datetime) -> tuple[tuple[datetime, str, int], ...]:
    """Return the reminders of a stretch of time: when, of which request, how many days are left; in order."""
    found = []
    for name, request in batch.requests.items():
        clock = running(batch, request)
        if clock is not None:
            found += [(moment, name, left) for moment, left in reminders(clock, after, until)]
    return tuple(sorted(found))


def _told(batch: Batch, requests: Iterable[Request], at: datetime, *, by_name: bool) -> dict[str, Any]:
    asked = batch.asked
    return {
        "schema": SCHEMA,
        "draw": asked.draw,
        "programme": asked.programme,
        "at": to_second(at),
        "requests": [_one(batch, each, by_name=by_name) for each in requests],
    }


def _one(batch: Batch, request: Request, *, by_name: bool) -> dict[str, Any]:
    clock, life = running(batch, request), request.life
    last = due(clock) if clock else None
    state = batch.table.states[life.state]
    reason = next((step.reason for step in reversed(life.steps) if step.to == life.state), None)
    told: Mapping[str, Any] = {
        "request": life.id,
        "engagement": request.target.engagement,
        "partner": request.target.partner,
        "chosen": request.target.chosen,
        "state": life.state,
        "title": state.title,
        "turn": state.turn,
        "since": to_second(life.entered),
        "reason": reason,
        "due": last.isoformat() if last else None,
        "why": why(clock) if clock else None,
        "about": dict(request.about),
        "proofs": [item.content for item in life.items if item.right == "poe"],
    }
    steps = [{"do": each.name, "at": to_second(each.at), "to": each.to} for each in life.steps]
    return {**told, "steps": _with_actors(steps, request) if by_name else steps}


def _with_actors(steps: list[dict[str, str]], request: Request) -> list[dict[str, str]]:
    return [{**row, "actor": each.actor} for row, each in zip(steps, request.life.steps, strict=True)]
