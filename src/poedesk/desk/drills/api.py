"""API of the drill: what a random audit of one's own engagements would show."""

import secrets
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router

from poedesk.desk.accounts.services import Refused
from poedesk.desk.api.asking import actor_for
from poedesk.desk.api.describing import Schema, also
from poedesk.desk.api.problems import Code, Invalid, Wrong
from poedesk.desk.drills.services import HOURS, MOST_HOURS, TAKE, missing_in, ready_ones
from poedesk.process.drills import drill as drills

router = Router(tags=["drills"])

_CENT = Decimal("0.01")


class DrillDrawn(Schema):
    """An engagement that was drawn."""

    engagement: UUID
    standing: str
    """``passes``, ``fails`` or ``doubtful``."""

    missing: list[str]
    """Required elements that are not met."""


class DrillLoss(Schema):
    """What is lost in a currency."""

    currency: str
    """Empty where the engagement names none."""

    least: Decimal
    """On average over all draws, when all that is doubtful passes."""

    most: Decimal
    """On average over all draws, when all that is doubtful fails."""

    worst: Decimal
    """In this draw, when all that is doubtful fails."""


class DrillTold(Schema):
    """What a draw of one's own engagements would show."""

    seed: str
    """The same seed draws the same ones."""

    engagements: int
    """From which it is drawn."""

    chance: float
    """Of each engagement to be drawn, from 0 to 1."""

    hours: int
    """To put the proofs together, one after the other."""

    drawn: list[DrillDrawn]
    losses: list[DrillLoss]


@router.get("/drill", response=DrillTold, openapi_extra=also(Code.REFUSED))
def drill(
    request: HttpRequest,
    take: Annotated[
        int,
        Query(ge=1, description="How many are drawn; at most ``drill_engagements``, a setting of the desk."),
    ] = TAKE,
    hours: Annotated[
        int, Query(ge=0, le=MOST_HOURS, description="To put one proof together that is not approvable yet.")
    ] = HOURS,
    seed: Annotated[str, Query(max_length=200, description="Any text; one is made when it is empty.")] = "",
) -> DrillTold:
    """Draw from the organisation's engagements as a random audit would; nothing is kept."""
    actor = actor_for(request, "engagement:see")
    if take > (most := settings.OPTIONS.drill_engagements):
        raise Invalid([Wrong("take", "less_than_equal", f"a drill draws at most {most}; ask for fewer")])
    ready = [each for _engagement, each in ready_ones(actor, hours)]
    if not ready:
        message = "There is no engagement with a customer to draw from. Begin one, then drill."
        raise Refused(message)
    seed = seed.strip() or secrets.token_hex(4)
    told = drills.drill(ready, min(take, len(ready)), seed)
    missing = missing_in(actor, [each.engagement for each in told.drawn])
    return DrillTold(
        seed=seed,
        engagements=len(ready),
        chance=float(told.chance),
        hours=round(told.to_assemble / timedelta(hours=1)),
        drawn=[
            DrillDrawn(
                engagement=UUID(each.engagement),
                standing=each.standing,
                missing=missing.get(each.engagement, []),
            )
            for each in told.drawn
        ],
        losses=[
            DrillLoss(
                currency=currency,
                least=_money(loss.least),
                most=_money(loss.most),
                worst=told.worst.get(currency, Decimal()).quantize(_CENT),
            )
            for currency, loss in told.losses.items()
        ],
    )


def _money(amount: Fraction) -> Decimal:
    return (Decimal(amount.numerator) / amount.denominator).quantize(_CENT)
