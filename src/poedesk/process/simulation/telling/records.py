"""The world as records that a desk can load: a file a kind, a record a line, always in the same order."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from poedesk.kernel.times import to_second
from poedesk.process.ledger.book import Book
from poedesk.process.simulation.outcomes import money
from poedesk.process.simulation.world import Judged, Played, World

Record = dict[str, Any]


def records(world: World) -> Mapping[str, Iterator[Record] | Iterator[bytes]]:
    """Return name of the file -> its records; those of the trail are leaves, whose bytes count."""
    book = money.whole(world)
    return {
        "partners": _partners(world),
        "claims": (_claim(each) for each in world.claims.values()),
        "draws": (each.receipt.population.json() | {"receipt": each.receipt.json()} for each in world.draws),
        "requests": _requests(world),
        "reviews": (_review(each) for each in world.judged),
        "lines": _lines(book),
        "ledger": _ledger(book),
        "trail": (event.leaf() for event in world.events),
    }


def _partners(world: World) -> Iterator[Record]:
    for name in dict.fromkeys(each.partner for each in world.claims.values()):
        yield {"id": name, "name": f"Invented Partner {name.removeprefix('P-')}"}


def _claim(each: Played) -> Record:
    association = each.association
    return {
        "id": each.id,
        "partner": each.partner,
        "programme": str(each.table),
        "variant": each.table.variant,
        "began": to_second(association.began),
        "state": each.state,
        "keys": list(association.claimant.keys),
        "acknowledged": each.acknowledged,
        "truth": {
            "at_first": [flaw.element for flaw in each.planted],
            "now": [flaw.element for flaw in each.flaws],
        },
        "items": [
            {"right": item.right, "at": to_second(item.at), "by": item.by} for item in association.items
        ],
        "steps": [
            {"name": step.name, "at": to_second(step.at), "from": step.source, "to": step.to,
             "actor": step.actor, "reason": step.reason, "words": step.words}
            for step in association.steps
        ],
    }  # fmt: skip


def _requests(world: World) -> Iterator[Record]:
    for each in world.requests:
        yield {
            "id": each.id,
            "draw": each.draw,
            "claim": each.claim,
            "issued": _when(each.issued),
            "answered": _when(each.answered),
            "outcome": each.outcome,
            "state": each.life.state,
            "closed": _when(each.closed),
            "restored": _when(each.restored),
            "extensions": [
                {"asked": to_second(wish.asked), "days": wish.days, "decision": wish.decision}
                for wish in each.extensions
            ],
            "steps": [
                {"do": step.name, "at": to_second(step.at), "to": step.to, "actor": step.actor,
                 "reason": step.reason}
                for step in each.life.steps
            ],
        }  # fmt: skip


def _review(each: Judged) -> Record:
    return {
        "case": each.case.id,
        "kind": each.case.kind,
        "claim": each.claim,
        "about": each.about,
        "doubled": each.case.doubled,
        "decision": each.decision,
        "at": to_second(each.at),
        "truth": "sound" if each.sound else "flawed",
        "machine": each.machine["verdict"],
        "decisions": [
            {"kind": one.kind, "reviewer": one.reviewer, "at": to_second(one.at),
             "overriding": one.overriding,
             "grounds": [{"element": ground.element, "code": ground.code} for ground in one.grounds]}
            for one in each.case.decisions
        ],
    }  # fmt: skip


def _lines(book: Book) -> Iterator[Record]:
    for line in book.lines.values():
        yield {
            "id": line.id, "claim": line.claim, "engagement": line.engagement, "partner": line.partner,
            "programme": line.programme, "period": line.period, "amount": f"{line.amount:.2f}",
            "currency": line.currency, "kind": line.kind,
        }  # fmt: skip


def _ledger(book: Book) -> Iterator[Record]:
    for entry in book.entries:
        yield {
            "event": entry.event, "at": to_second(entry.at), "line": entry.line, "move": entry.move,
            "debit": entry.debit, "credit": entry.credit, "amount": f"{entry.amount:.2f}",
            "because": entry.because,
        }  # fmt: skip


def _when(at: datetime | None) -> str | None:
    return None if at is None else to_second(at)
