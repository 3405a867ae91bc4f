"""Lets something happen to a claim that is locked: kept, told to whom it concerns, within one act."""

from uuid import UUID

from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims import keeping
from poedesk.desk.claims.course import notifying
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.signals import taken
from poedesk.desk.texts.showing import sentence
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Outcome
from poedesk.process.claims.tables.loader import Table


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a claim."""

    claim: Claim
    outcome: Outcome
    """With the effects that other rooms follow."""


def outcome_of(table: Table, association: Association, act: Act) -> Outcome:
    """Return what would become of an association; raises Refused with all that stands against it."""
    try:
        return machine.apply(table, association, act)
    except UsageError as error:
        message = sentence(error)
        raise Refused(message) from error


def keep(claim: Claim, table: Table, outcome: Outcome, role: str, person: UUID | None) -> None:
    """Keep what became of a claim, write the mails, tell the other rooms."""
    keeping.took(claim, table, outcome, role, person)
    notifying.notify(claim, table, outcome)
    taken.send(sender=Claim, claim=claim, outcome=outcome)
