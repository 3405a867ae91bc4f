"""What an event of a POE request does: to its engagement's lines, and to nothing else without a rule."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.errors import InvalidPolicy, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.process.ledger.book import MOVES, Book, Entry

STAYS, REJECTED = "stays", "rejected"


@dataclass(frozen=True, slots=True)
class AssociationRule:
    """What a failed proof does to the association, in one programme from one day on."""

    id: str
    programme: str
    after_failed_poe: str
    """``stays`` or ``rejected``."""

    valid_from: date
    valid_to: date | None
    source: str
    basis: str
    """``stated``, ``inferred`` or ``default``."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a POE request."""

    id: str
    """Unique; the same id posts nothing twice."""

    kind: str
    """``issued``, ``passed``, ``withdrawn``, ``failed`` or ``restored``."""

    engagement: str
    programme: str
    """Id of the programme, without a version."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Effects:
    """What follows from an event."""

    entries: tuple[Entry, ...]
    association: str
    """``stays`` or ``rejected``: what the claim's own machine is told, which decides by its own rules."""

    rule: AssociationRule | None
    """What says so about the association; null where nothing was asked."""


def effects(event: Event, book: Book, rules: Iterable[AssociationRule] | None = None) -> Effects:
    """Return what an event does to the lines of its engagement.

    What is released already stays released: no source says that it is taken back. An event that the book
    knows moves nothing again.

    Args:
        event: what happened.
        book: the ledger so far.
        rules: about associations; those that come with poedesk by default.

    Raises:
        UsageError: an event of an unknown kind.
        InvalidPolicy: no rule, or two, say what a failed proof means for the association.
    """
    moves = _data()["money"]
    if event.kind not in moves:
        message = f"a POE request is {', '.join(moves)}, not {event.kind!r}"
        raise UsageError(message)
    move, because = moves[event.kind]["move"], moves[event.kind]["because"]
    entries = tuple(
        Entry(event.id, event.at, line.id, move, source, target, amount, because)
        for line in book.lines.values()
        if line.engagement == event.engagement and not book.knows(event.id)
        for source, target in MOVES[move]
        if (amount := book.balance(line.id, source))
    )
    if event.kind != "failed":
        return Effects(entries, STAYS, None)
    rule = rule_for(event.programme, event.at.date(), rules)
    return Effects(entries, rule.after_failed_poe, rule)


def rule_for(programme: str, day: date, rules: Iterable[AssociationRule] | None = None) -> AssociationRule:
    """Return the one rule of a programme on a day; raises InvalidPolicy when there is none, or two."""
    found = [
        rule
        for rule in (association_rules() if rules is None else rules)
        if rule.programme == programme
        and rule.valid_from <= day
        and (rule.valid_to is None or day <= rule.valid_to)
    ]
    if len(found) != 1:
        told = " and ".join(rule.id for rule in found) or "no rule"
        message = f"{told} of {programme} on {day} says what a failed proof means for the association"
        raise InvalidPolicy(message)
    return found[0]


@cache
def association_rules() -> tuple[AssociationRule, ...]:
    """Return the rules that come with poedesk."""
    return tuple(
        AssociationRule(
            row["id"],
            row["programme"],
            row["after_failed_poe"],
            row["valid_from"],
            row.get("valid_to"),
            row["source"],
            row["basis"],
        )
        for row in _data()["association"]
    )


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_yaml((files(__package__) / "consequences.yaml").read_text("utf-8"))
    return loaded
