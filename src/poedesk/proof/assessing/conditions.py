"""Whether a condition of a policy holds for a claim."""

from typing import Literal, assert_never

from poedesk.proof.claim.model import Claim
from poedesk.proof.policy.conditions import (
    AreaIs,
    Both,
    Claims,
    Condition,
    CountryIn,
    Either,
    EngagementIs,
    Lists,
    SectorIs,
)
from poedesk.proof.policy.loader import Policy


def required(when: Literal["always", "never"] | Condition, claim: Claim, policy: Policy) -> bool:
    """Return whether an element is asked for in this claim; ``never`` is optional."""
    if isinstance(when, str):
        return when == "always"
    return holds(when, claim, policy)


def holds(condition: Condition, claim: Claim, policy: Policy) -> bool:
    """Return whether ``condition`` holds."""
    match condition:
        case EngagementIs():
            return claim.engagement == condition.engagement
        case AreaIs():
            return claim.solution_area == condition.solution_area
        case SectorIs():
            return claim.customer.sector == condition.sector
        case CountryIn():
            return claim.customer.country in policy.parameters[condition.country_in]
        case Claims():
            return claim.business_applications
        case Lists():
            return bool(getattr(claim, condition.lists))
        case Both():
            return all(holds(part, claim, policy) for part in condition.all_of)
        case Either():
            return any(holds(part, claim, policy) for part in condition.any_of)
        case _:
            assert_never(condition)
