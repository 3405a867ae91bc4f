"""Asks for an assessment of an engagement, within the act that changed what it judges."""

from datetime import date
from typing import TYPE_CHECKING

from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import ask
from poedesk.kernel.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    from poedesk.desk.engagements.models import Engagement

JUDGE = "readiness:judge"
"""Kind of the job; its key is the id of the engagement."""


def judge_anew(engagement: "Engagement") -> None:
    """Ask for an assessment of the engagement as it is now."""
    ask(JUDGE, str(engagement.id))


def judge_if_stale(engagement: "Engagement") -> None:
    """Ask for an assessment unless one waits already: with another day another answer may be right."""
    if not Job.objects.filter(kind=JUDGE, key=str(engagement.id), done_at=None).exists():
        judge_anew(engagement)


def hash_of(engagement: "Engagement", day: date) -> str:
    """Return the hash of all that an assessment of the engagement on a day depends on."""
    there = engagement.documents.filter(removed_at=None)
    return sha256_hex(
        canonical_json(
            {
                "answers": engagement.answers,
                "partner": engagement.organisation.name,
                "documents": [[each.name, each.sha256] for each in there],
                "day": day.isoformat(),
            }
        )
    )
