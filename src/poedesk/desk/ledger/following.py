"""What becomes of a claim's money by what becomes of the claim; its POE requests speak for themselves."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from poedesk.desk.audits.models import NOBODY_WAITS
from poedesk.desk.claims import keeping
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.models import Line
from poedesk.desk.ledger.posting import lines_of, post, request_happened
from poedesk.process.claims.association import Outcome
from poedesk.process.claims.tables.loader import Table


def follow(sender: type, claim: Claim, outcome: Outcome, **_: Any) -> None:  # noqa: ARG001 - a signal names it
    """Accrue what is gained, hold what may still be won back, reverse what is lost for good."""
    table = keeping.table_of(claim)
    step = outcome.association.steps[-1]
    if step.source == step.to:
        return
    event, by = f"{claim.reference}/{len(outcome.association.steps)}", step.actor
    before, after = table.states[step.source].holds, table.states[step.to].holds
    if after and not before:
        gained(lines_of(claim), event, step.at, by)
    elif is_over(table, step.to):
        lines = lines_of(claim)
        because = gettext_noop("The association is lost for good")
        post(lines, "free", f"{event}/free", step.at, because, by)
        post(lines, "reverse", event, step.at, because, by)
    elif before and not after:
        post(
            lines_of(claim),
            "hold",
            event,
            step.at,
            gettext_noop("The association was lost and may be disputed"),
            by,
        )


def gained(lines: list[Line], event: str, at: datetime, by: str) -> None:
    """Accrue lines whose claim holds; what was held for a dispute is free again."""
    post(
        [each for each in lines if each.state == "held"],
        "free",
        event,
        at,
        gettext_noop("The association is back"),
        by,
    )
    fresh = [each for each in lines if each.state == "listed"]
    post(fresh, "accrue", event, at, gettext_noop("The association holds"), by)


def as_others(claim: Claim, lines: list[Line], event: str, at: datetime, by: str) -> None:
    """Let accrued lines fare like those of their claim that were accrued all the time.

    Args:
        claim: theirs; it may not hold any more.
        lines: what came back.
        event: what brought them back; unique.
        at: when.
        by: id of who did it, as the trail has it.
    """
    table = keeping.table_of(claim)
    if is_over(table, claim.state):
        post(lines, "reverse", f"{event}/reverse", at, gettext_noop("The association is lost for good"), by)
    elif not table.states[claim.state].holds:
        because = gettext_noop("The association was lost and may be disputed")
        post(lines, "hold", f"{event}/hold", at, because, by)
    else:
        as_asked(claim, lines, event, at, by)


def as_asked(claim: Claim, lines: list[Line], event: str, at: datetime, by: str) -> None:
    """Do to accrued lines what the claim's newest request for a proof did to those that were there before.

    To the given ones alone: what people did to the others since stays.
    """
    last = claim.poe_requests.exclude(delivered_at=None).order_by("-delivered_at").first()
    if last is None:
        return
    kind = "issued" if last.state not in NOBODY_WAITS else "failed" if last.state == "failed" else None
    if kind is not None:
        request_happened(claim, f"{last.reference}/{event}", kind, at, by, lines)


def is_over(table: Table, state: str) -> bool:
    """Say whether a state does not hold and nothing leads out of it."""
    return not table.states[state].holds and not table.out_of(state)
