"""Who else claims the same: what a table calls contested."""

from poedesk.desk.claims.keeping import association_of, table_of
from poedesk.desk.claims.models import Claim
from poedesk.process.claims.association import Association
from poedesk.process.claims.contending.keys import Contest, contests
from poedesk.process.claims.tables.loader import Table

CONTESTED = "contested"


def contests_of(claim: Claim, table: Table, association: Association) -> tuple[Contest, ...]:
    """Return each key of a claim that another partner holds or asks for too; ids are references of claims."""
    keys = association.claimant.keys
    if not keys:
        return ()
    rivals = (
        Claim.objects.of_anybody("rivals are of other partners; only that there are some is told")
        .filter(programme=claim.programme, is_open=True, keys__key__in=keys)
        .exclude(organisation_id=claim.organisation_id)
        .distinct()
    )
    return contests(table, association, [(table_of(each), association_of(each)) for each in rivals])


def facts_of(claim: Claim, table: Table, association: Association) -> frozenset[str]:
    """Return what the machine cannot know by itself."""
    return frozenset({CONTESTED} if contests_of(claim, table, association) else ())
