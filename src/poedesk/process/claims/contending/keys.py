"""What a claim takes for itself alone, and who else claims it. The key follows from the programme's table."""

from collections.abc import Iterable

from poedesk.kernel.records import dataclass
from poedesk.process.claims.association import Association
from poedesk.process.claims.tables.loader import Table
from poedesk.proof.claim.model import BUSINESS_APPLICATIONS, Claim

WORKLOAD, SUBSCRIPTION = "workload", "subscription"


def keys_of(table: Table, claim: Claim) -> tuple[str, ...]:
    """Return what ``claim`` takes for its partner alone, sorted; empty where nothing is exclusive.

    A workload is taken with its tenant; a subscription by its id, which belongs to one tenant. Where the
    table goes by area, business applications are taken by subscription, all else by workload.
    """
    rule = table.settings.exclusive
    keys: set[str] = set()
    if rule in {WORKLOAD, "by-area"}:
        by_area = rule == "by-area"
        taken = (entry.workload for entry in claim.workloads)
        keys |= {
            f"{WORKLOAD}:{claim.customer.tenant_id}:{name}"
            for name in taken
            if not (by_area and name == BUSINESS_APPLICATIONS)
        }
    if rule in {SUBSCRIPTION, "by-area"}:
        keys |= {
            f"{SUBSCRIPTION}:{product.subscription_id}"
            for product in claim.products
            if product.subscription_id
        }
    return tuple(sorted(keys))


@dataclass(frozen=True, slots=True)
class Contest:
    """One key that more than one partner claims."""

    key: str
    holder: str | None
    """Id of the association that holds it; null while nobody does."""

    claimants: tuple[str, ...]
    """Ids of the associations that claim it and do not hold it, the one begun first before."""


def contests(
    table: Table, association: Association, others: Iterable[tuple[Table, Association]]
) -> tuple[Contest, ...]:
    """Return each key of ``association`` that another partner holds, or asks for too.

    Args:
        table: of the association.
        association: the one that is looked at.
        others: associations of the same programme, each with the table of the version that it pinned.
    """
    partner = association.claimant.partner
    rivals = [each for each in others if each[1].claimant.partner != partner and _claims(*each)]
    found = []
    for key in association.claimant.keys:
        same = [each for each in rivals if key in each[1].claimant.keys]
        if same:
            everyone = sorted([(table, association), *same], key=lambda each: (each[1].began, each[1].id))
            holders = [each.id for its, each in everyone if its.states[each.state].holds]
            holder = holders[0] if holders else None
            found.append(Contest(key, holder, tuple(each.id for _, each in everyone if each.id != holder)))
    return tuple(found)


def _claims(table: Table, association: Association) -> bool:
    state = table.states[association.state]
    return state.holds or state.pending
