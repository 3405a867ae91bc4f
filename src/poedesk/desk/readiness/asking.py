"""Asks for an assessment of an engagement, within the act that changed what it judges."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import ask
from poedesk.desk.readiness.models import Assessment
from poedesk.kernel.canonical import canonical_json, sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.proof.assessing.api import own_programme
from poedesk.proof.assessing.running.key import FINDER_VERSION, READER_VERSION
from poedesk.proof.policy import loader as policies

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from poedesk.desk.engagements.models import Engagement

JUDGE = "readiness:judge"
"""Kind of the job; its key is the id of the engagement."""


def judge_anew(engagement: "Engagement") -> None:
    """Ask for an assessment of the engagement as it is now."""
    ask(JUDGE, str(engagement.id))


def judge_if_stale(engagement: "Engagement", *, after_failing: bool = False) -> None:
    """Ask for an assessment unless one waits already: with another day another answer may be right.

    One that was given up rests where people only look; ``after_failing`` has it tried again.
    """
    waiting = Job.objects.filter(kind=JUDGE, key=str(engagement.id), done_at=None)
    if not (waiting.filter(failed_at=None) if after_failing else waiting).exists():
        judge_anew(engagement)


def is_asked(engagement: "Engagement") -> bool:
    """Say whether a judgement of an engagement was asked for, and is not there yet."""
    return Job.objects.filter(kind=JUDGE, key=str(engagement.id), done_at=None).exists()


def current_of(engagement: "Engagement") -> Assessment | None:
    """Return the assessment of an engagement as it is now, or null: it is being judged, or is to be."""
    kept = Assessment.objects.of_anybody("the engagement was found for somebody")
    known = kept.filter(engagement=engagement).first()
    return known if known is not None and known.given == hash_of(engagement, timezone.localdate()) else None


def trouble_of(engagement: "Engagement") -> str:
    """Return what to say when the newest assessment was given up, else nothing."""
    if Job.objects.filter(kind=JUDGE, key=str(engagement.id), done_at=None).exclude(failed_at=None).exists():
        return _("It could not be judged: something of this desk failed. Who looks after the desk sees why.")
    return ""


def outdated(engagements: "QuerySet[Engagement]") -> set[UUID]:
    """Return which of some engagements were changed since they were judged, and are not judged anew yet.

    Every change asks for a judgement in the same act, so only what waits for one, or had one given up, is
    looked at: a list stays quick, and what was judged on another day stays told in it.
    """
    asked = Job.objects.filter(kind=JUDGE, done_at=None).values_list("key", flat=True)
    found = engagements.filter(pk__in=[UUID(each) for each in asked]).exclude(assessment=None)
    day = timezone.localdate()
    return {
        each.pk
        for each in found.select_related("assessment", "organisation").prefetch_related("documents")
        if each.assessment.given != hash_of(each, day)
    }


def hash_of(engagement: "Engagement", day: date) -> str:
    """Return the hash of all that an assessment of the engagement on a day depends on.

    The rules in force and the versions of readers and finders are part of it: with others the answer may be
    another one, so what was judged before them is judged again.
    """
    return sha256_hex(
        canonical_json(
            {
                **changeable(engagement),
                "partner": engagement.organisation.name,
                "day": day.isoformat(),
                "policy": _policy(engagement.answers.get("programme"), day),
                "versions": {"reader": READER_VERSION, "finder": FINDER_VERSION},
            }
        )
    )


def changeable(engagement: "Engagement") -> dict[str, Any]:
    """Return what people change of an engagement: its answers, and name and hash of its documents."""
    there = [each for each in engagement.documents.all() if each.removed_at is None]
    return {"answers": engagement.answers, "documents": [[each.name, each.sha256] for each in there]}


def _policy(programme: Any, day: date) -> list[str]:
    """Return id, version and hash of the rules in force; nothing where there are none."""
    try:
        policy = policies.resolve(own_programme(str(programme)), None, day)
    except PoedeskError:
        return []
    return [policy.id, policy.version, policy.key]
