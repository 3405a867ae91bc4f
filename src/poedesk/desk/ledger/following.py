"""What becomes of a claim's money by what becomes of the claim; its POE requests speak for themselves."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from poedesk.desk.claims import keeping
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.models import Line
from poedesk.desk.ledger.posting import lines_of, post
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


def is_over(table: Table, state: str) -> bool:
    """Say whether a state does not hold and nothing leads out of it."""
    return not table.states[state].holds and not table.out_of(state)
