"""What a drill draws from: the engagements of an organisation as each is judged now."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from poedesk.desk.accounts.may import Actor
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.asking import outdated
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.texts import elements
from poedesk.process.drills.drill import Ready

if TYPE_CHECKING:
    from django.db.models import QuerySet

TAKE = 5
"""Engagements that are drawn when nobody says how many."""

HOURS = 4
"""Hours that putting one proof together is thought to take when nobody says how many."""

MOST_TAKEN = 10_000
"""Engagements that can be drawn at once."""

MOST_HOURS = 400
"""Hours that putting one proof together can be thought to take."""

_WHOLE = ("answers", "assessment__result", "assessment__pictures")
"""All can be drawn, so of all the verdict is needed; why, of the few that are."""


def drawable(actor: Actor) -> "QuerySet[Engagement]":
    """Return the engagements that can be drawn: those that name a customer."""
    return Engagement.objects.of(actor).exclude(customer="").order_by("id")


def ready_ones(actor: Actor, hours: int) -> list[tuple[Engagement, Ready]]:
    """Return the engagements that can be drawn, each as the drill knows it.

    Args:
        actor: whose engagements.
        hours: to put one proof together that is not approvable yet.
    """
    before = outdated(drawable(actor))
    found = drawable(actor).select_related("assessment").defer(*_WHOLE)
    return [(each, _ready(each, timedelta(hours=hours), judged=each.pk not in before)) for each in found]


def _ready(each: Engagement, hours: timedelta, *, judged: bool) -> Ready:
    """Return an engagement as the drill knows it; one that was changed since it was judged is doubtful."""
    assessment = getattr(each, "assessment", None)
    verdict = assessment.verdict or None if assessment is not None else None
    if not judged:
        verdict = "needs_review"
    return Ready(
        str(each.id),
        verdict,
        {each.currency: each.amount} if each.amount else {},
        timedelta() if verdict == "approvable" else hours,
    )


def missing_in(actor: Actor, engagements: Sequence[str]) -> dict[str, list[str]]:
    """Return id of each engagement -> titles of the required elements that are not met in it.

    Of one that is not judged as it is now nothing is known.
    """
    drawn = Engagement.objects.of(actor).filter(pk__in=[UUID(each) for each in engagements])
    kept = Assessment.objects.of(actor).filter(engagement__in=drawn).exclude(engagement__in=outdated(drawn))
    return {
        str(engagement): [
            elements.title_of(one["id"])
            for one in result["elements"]
            if one["required"] and one["verdict"] != "met"
        ]
        for engagement, result in kept.values_list("engagement", "result")
        if result is not None
    }
