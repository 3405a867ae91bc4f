"""The list of engagements: narrowed, where each stands, until when, how much money waits for the partner."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import keeping
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.telling import tag_of
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.readiness.asking import outdated

if TYPE_CHECKING:
    from poedesk.desk.readiness.models import Assessment


def kinds() -> list[tuple[str, str]]:
    """Return what the list can be narrowed to."""
    return [
        ("", _("All")),
        ("draft", _("Not submitted")),
        ("ready", _("Not submitted, approvable")),
        ("mine", _("Waits for you")),
        ("theirs", _("With the programme")),
        ("held", _("Approved")),
        ("over", _("Rejected or ended")),
    ]


def narrowed(actor: Actor, show: str, sought: str) -> "QuerySet[Engagement]":
    """Return the engagements of the actor's organisation that were asked for."""
    found = Engagement.objects.of(actor)
    any_claim = Claim.objects.of(actor).filter(engagement=OuterRef("pk"))
    running = any_claim.filter(is_open=True)
    match show:
        case "draft":
            found = found.exclude(Exists(any_claim))
        case "ready":
            found = found.exclude(Exists(any_claim)).filter(assessment__verdict="approvable")
            found = found.exclude(pk__in=outdated(found))
        case "mine":
            found = found.filter(_waits(actor))
        case "theirs":
            found = found.filter(Exists(running.filter(turn__in=["programme", "customer"])))
        case "held":
            found = found.filter(Exists(running.filter(turn="nobody")))
        case "over":
            found = found.filter(Exists(any_claim)).exclude(Exists(running))
    if sought:
        found = found.filter(
            Q(name__icontains=sought)
            | Q(customer__icontains=sought)
            | Exists(any_claim.filter(reference__icontains=sought))
        )
    return found


def with_rows(actor: Actor, found: "QuerySet[Engagement]") -> "QuerySet[Engagement]":
    """Return the engagements with what a row needs: one query each for assessments and claims of a page."""
    newest = Prefetch("claims", queryset=Claim.objects.of(actor).order_by("-submitted_at", "-id"))
    return found.select_related("assessment").prefetch_related(newest)


def rows_of(actor: Actor, engagements: Sequence[Engagement], today: date) -> list[dict[str, Any]]:
    """Return what the list says of each engagement; what was said before a change is said of none."""
    before = outdated(Engagement.objects.of(actor).filter(pk__in=[each.pk for each in engagements]))
    return [_row(each, None if each.pk in before else _judged(each), today) for each in engagements]


def _judged(engagement: Engagement) -> "Assessment | None":
    known: Assessment | None = getattr(engagement, "assessment", None)
    return known


def _row(engagement: Engagement, assessment: "Assessment | None", today: date) -> dict[str, Any]:
    verdict = assessment.verdict if assessment else ""
    claim = next(iter(engagement.claims.all()), None)
    if claim is not None:
        tag = tag_of(keeping.table_of(claim).states[claim.state], "partner")
        side = keeping.side_of_deadline(claim)
        late = side == "partner" and claim.deadline is not None and claim.deadline < today
        return {
            "engagement": engagement,
            "verdict": verdict,
            "judged": _another_day(assessment, today),
            "claim": claim,
            "tag": tag,
            "until": claim.deadline,
            "what": _whose(side),
            "late": late,
        }
    told = (assessment.result or {}).get("good_for_filing_until") if assessment else None
    until = date.fromisoformat(told) if told else None
    return {
        "engagement": engagement,
        "verdict": verdict,
        "judged": _another_day(assessment, today),
        "claim": None,
        "until": until,
        "what": _("to submit"),
        "late": until is not None and until < today,
    }


def _whose(side: str) -> str:
    """Return whose time a deadline is, as the partner reads it."""
    names = {"partner": _("for you"), "programme": _("for the programme"), "customer": _("for the customer")}
    return names.get(side, "")


def _another_day(assessment: "Assessment | None", today: date) -> date | None:
    """Return the day of a verdict that is not of today: with another day another answer may be right."""
    if assessment is None or not assessment.verdict or assessment.judged_at is None:
        return None
    day = timezone.localdate(assessment.judged_at)
    return None if day == today else day


def _waits(actor: Actor) -> Exists:
    """Return whether an engagement waits for the partner: its claim does, or a proof is asked for."""
    asked = Request.objects.of(actor).filter(claim=OuterRef("pk"), turn="partner")
    waits = Claim.objects.of(actor).filter(engagement=OuterRef("pk"), is_open=True)
    return Exists(waits.filter(Q(turn="partner") | Exists(asked.exclude(delivered_at=None))))


def at_risk(actor: Actor) -> list[dict[str, Any]]:
    """Return the money by currency that is lost when the partner does nothing: drafts, and what waits."""
    any_claim = Claim.objects.of(actor).filter(engagement=OuterRef("pk"))
    waits = _waits(actor) | ~Exists(any_claim)
    found = Engagement.objects.of(actor).filter(waits, amount__gt=0)
    sums = found.order_by("currency").values_list("currency").annotate(Sum("amount"), Count("pk"))
    return [{"currency": currency, "amount": amount, "count": count} for currency, amount, count in sums]
