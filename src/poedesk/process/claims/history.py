"""What a history says about time: whose turn it was, and how long."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from poedesk.process.claims.association import Association
from poedesk.process.claims.tables.loader import Table
from poedesk.process.clocks.turns import Turn, spent


def turns(table: Table, association: Association) -> tuple[Turn, ...]:
    """Return from when on it was whose turn, the first from the beginning."""
    found = [Turn(association.began, table.states[table.settings.initial].turn)]
    found += [
        Turn(step.at, table.states[step.to].turn) for step in association.steps if step.source != step.to
    ]
    return tuple(found)


def time_of(table: Table, association: Association, until: datetime) -> Mapping[str, timedelta]:
    """Return how long it was each side's turn; the times add up to all that passed until then."""
    return spent(turns(table, association), until)
