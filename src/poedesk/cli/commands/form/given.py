"""What the commands of ``poedesk form`` are given: a claim, the rules for it, the answers."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poedesk.cli.inputs import bytes_of, claim_file

if TYPE_CHECKING:
    from poedesk.paper.forms.narratives import Narratives
    from poedesk.proof.claim.model import Claim
    from poedesk.proof.policy.loader import Policy


def claim_at(path: Path) -> "Claim":
    """Return the claim of a claim file, or of a folder that holds one; raises UsageError or InvalidClaim."""
    from poedesk.proof.claim import load as claims  # noqa: PLC0415 - loaded when it is needed

    file = claim_file(path)
    return claims.load(bytes_of(file, "the claim"), str(file))


def rules_for(claim: "Claim", policy: str | None, as_of: date | None) -> "tuple[Policy, date]":
    """Return the policy for a claim and the day that is "today"."""
    from poedesk.proof.assessing.api import policy_for, today  # noqa: PLC0415 - loaded when it is needed

    day = as_of or today()
    return policy_for(claim, policy, day), day


def narratives_at(path: Path | None) -> "Narratives":
    """Return the answers in a narrative file; none without one."""
    from poedesk.paper.forms import narratives  # noqa: PLC0415 - loaded when it is needed

    if path is None:
        return narratives.Narratives()
    return narratives.load(bytes_of(path, "the narrative file"), str(path))
