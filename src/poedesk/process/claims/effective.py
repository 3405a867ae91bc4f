"""From which day an approved association counts: its approval, or the denial that a later proof cured."""

from datetime import date

from poedesk.kernel.records import dataclass
from poedesk.process.claims.association import Association, Step
from poedesk.process.claims.reasons.mapping import asked
from poedesk.process.claims.tables.loader import Table


@dataclass(frozen=True, slots=True)
class Effective:
    """The day and why it is that day."""

    on: date
    because: str


def effective_on(table: Table, association: Association) -> Effective | None:
    """Return from which day the association counts; null while the partner does not hold it.

    What was lost and won back in a dispute counts from the first approval: it should never have been lost.
    """
    if not table.states[association.state].holds:
        return None
    day_of = association.calendar.day_of
    gained = [step for step in association.steps if _gains(table, step)]
    approved = day_of(gained[0].at) if gained else day_of(association.began)
    if association.preserved is not None:
        because = f"the proof cures the denial of {association.cures} on {association.preserved}"
        return Effective(association.preserved, because)
    denied = denial(table, association)
    if denied is not None and day_of(denied.at) <= approved:
        day = day_of(denied.at)
        return Effective(day, f"a later proof cured the denial of {day} ({denied.reason})")
    return Effective(approved, f"it was approved on {approved}" if gained else f"it holds since {approved}")


def denial(table: Table, association: Association) -> Step | None:
    """Return the first denial whose date a later proof keeps; null when none of them can be cured."""
    rule = table.settings.effective_date
    if not rule.cured or association.claimant.sector not in rule.sectors:
        return None
    states = table.states
    for step in association.steps:
        refused = not states[step.source].holds and not states[step.to].holds
        if refused and step.source != step.to and step.reason in rule.reasons:
            return step
    return None


def kept(table: Table, before: Association, after: Association) -> date | None:
    """Return the day that a new claim keeps from the rejected claim that it makes good; null when none.

    It must be the same partner and the same things; what was lost for another reason is not kept.
    """
    denied = denial(table, before)
    old, new = before.claimant, after.claimant
    same = old.partner == new.partner and old.sector == new.sector and set(new.keys) <= set(old.keys)
    if not same or not new.keys or denied is None or table.states[before.state].holds:
        return None
    lost = {step.reason for step in before.steps if step.reason is not None and step.reason not in asked()}
    if not lost <= set(table.settings.effective_date.reasons):
        return None
    return before.preserved or before.calendar.day_of(denied.at)


def _gains(table: Table, step: Step) -> bool:
    return table.states[step.to].holds and not table.states[step.source].holds
