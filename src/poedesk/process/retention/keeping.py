"""What would go on a day, what stays, and why: originals and personal data, dated rules, legal holds."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.acknowledging.days.windows import months_before
from poedesk.proof.policy.shape import DatedRow

ORIGINAL, PERSONAL = "original", "personal"


class Rule(DatedRow):
    """How long one kind of thing is kept, from one day on."""

    what: Literal["original", "personal"]
    months: Annotated[int, Field(ge=0)]
    """Calendar months after the case of the thing ended."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing that is kept."""

    id: str
    """Hash of an original, salted hash of a personal value."""

    what: str
    subject: str
    """Claim or engagement that it belongs to."""

    person: str | None
    """Id of the person whom it is about, when it is personal."""

    size: int
    """Bytes."""

    ended: date | None
    """When its case ended; null while it goes on."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold: while it lasts, nothing of its subjects goes."""

    id: str
    subjects: tuple[str, ...]
    begins: date
    ends: date | None
    because: str

    def stops(self, thing: Kept, day: date) -> bool:
        """Say whether it keeps a thing on a day."""
        lasts = self.begins <= day and (self.ends is None or day <= self.ends)
        return lasts and thing.subject in self.subjects


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a thing on a day."""

    thing: Kept
    goes: bool
    because: str
    """One sentence with the rule, or with what keeps it."""

    until: date | None
    """Last day on which the rule keeps it; null while its case goes on."""


def preview(
    things: Iterable[Kept], holds: Sequence[Hold], day: date, rules: Iterable[Rule] | None = None
) -> tuple[Fate, ...]:
    """Return what would go on a day and what would stay; nothing is done.

    Raises:
        InvalidPolicy: no rule, or two, say how long a kind of thing is kept.
    """
    known = tuple(default_rules() if rules is None else rules)
    return tuple(_fate(thing, holds, day, known) for thing in things)


def erasure(things: Iterable[Kept], person: str, holds: Sequence[Hold], day: date) -> tuple[Fate, ...]:
    """Return what would go when a person asks that everything about it be erased.

    Originals are not rewritten: what they say of the person goes with them, when their time comes.
    """
    own = [thing for thing in things if thing.what == PERSONAL and thing.person == person]
    kept = [_kept_by(thing, holds, day) for thing in own]
    return tuple(
        Fate(thing, goes=because is None, because=because or f"{person} asked for it.", until=None)
        for thing, because in zip(own, kept, strict=True)
    )


def rule_for(what: str, day: date, rules: Iterable[Rule]) -> Rule:
    """Return the one rule for a kind of thing on a day; raises InvalidPolicy when there is none, or two."""
    found = [rule for rule in rules if rule.what == what and rule.holds_on(day)]
    if len(found) != 1:
        told = " and ".join(rule.id for rule in found) or "no rule"
        message = f"{told} says how long {what} data is kept on {day}"
        raise InvalidPolicy(message)
    return found[0]


@cache
def default_rules() -> tuple[Rule, ...]:
    """Return the rules that come with poedesk."""
    rows = load_yaml((files(__package__) / "rules.yaml").read_text("utf-8"))
    return tuple(Rule.model_validate(row) for row in rows)


def _kept_by(thing: Kept, holds: Sequence[Hold], day: date) -> str | None:
    """Return what keeps a thing whatever its rule says, as a sentence; null for nothing."""
    if thing.ended is None:
        return f"Its case {thing.subject} still goes on."
    hold = next((each for each in holds if each.stops(thing, day)), None)
    return f"The legal hold {hold.id} keeps it: {hold.because}" if hold else None


def _fate(thing: Kept, holds: Sequence[Hold], day: date, rules: Sequence[Rule]) -> Fate:
    because = _kept_by(thing, holds, day)
    if thing.ended is None:
        return Fate(thing, goes=False, because=because or "", until=None)
    rule = rule_for(thing.what, thing.ended, rules)
    until = months_before(thing.ended, -rule.months)
    kept = f"{rule.months} months after {thing.ended} ({rule.id}, {rule.basis})"
    if because is None and day > until:
        return Fate(thing, goes=True, because=f"It was kept {kept}.", until=until)
    return Fate(thing, goes=False, because=because or f"It is kept {kept}.", until=until)
