"""Judges an engagement as ``poedesk check`` does, and keeps what it says with the pictures of the pages."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import plain
from poedesk.desk.evidence import blobs
from poedesk.desk.readiness.asking import hash_of
from poedesk.desk.readiness.models import Assessment
from poedesk.kernel.errors import InvalidClaim, PoedeskError
from poedesk.paper.reports.html.figures import outlined
from poedesk.proof.assessing.api import check_given, policy_for
from poedesk.proof.assessing.given import Given
from poedesk.proof.assessing.illustrating import Illustrations, illustrate
from poedesk.proof.claim.draft import dump
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import bundle_from_environment, cache_from_environment, from_environment
from poedesk.proof.reading.read import Entry


def text_of(engagement: Engagement) -> str:
    """Return the claim file that an engagement's answers make."""
    return dump(plain(engagement.answers, engagement.organisation.name))


def judge(key: str) -> None:
    """Judge the engagement with an id, if it is not judged as it is now."""
    everybodys = Engagement.objects.of_anybody("a job acts for nobody")
    engagement = everybodys.select_related("organisation").filter(pk=UUID(key)).first()
    if engagement is None:
        return
    day = timezone.localdate()
    given = hash_of(engagement, day)
    kept = Assessment.objects.of_anybody("a job acts for nobody")
    known = kept.filter(engagement=engagement).first()
    if known is not None and known.given == given:
        return
    told = _judged(engagement, day)
    kept.update_or_create(
        engagement=engagement,
        defaults={
            "organisation": engagement.organisation,
            "given": given,
            "judged_at": timezone.now(),
            **told,
        },
    )


def _judged(engagement: Engagement, day: date) -> dict[str, Any]:
    there = engagement.documents.filter(removed_at=None)
    store = Store(settings.FOLDER.path / "cache", cache_from_environment())
    return judged(text_of(engagement), [(each.name, each.sha256) for each in there], day, store)


def judged(
    text: str, documents: Sequence[tuple[str, str]], day: date, store: Store | None = None
) -> dict[str, Any]:
    """Judge a claim file with documents, and keep the pictures of the cited pages.

    Args:
        text: the claim file.
        documents: name and SHA-256 of each; the bytes lie among the blobs.
        day: as of when, and whose rules.
        store: what was read before; null: everything is read again.

    Returns:
        The columns ``verdict``, ``result``, ``pictures`` and ``problem`` of an assessment.
    """
    nothing: dict[str, Any] = {"verdict": "", "result": None, "pictures": []}
    entries = [Entry(name, blobs.path_of(settings.FOLDER.blobs, sha256)) for name, sha256 in documents]
    if not entries:
        return {**nothing, "problem": _("There is no document yet.")}
    given = Given(Path("claim.yaml"), text.encode(), entries)
    try:
        (made,) = check_given(
            given, choose=lambda claim: (policy_for(claim, None, day),), as_of=day, cache=store
        )
    except InvalidClaim:
        return {**nothing, "problem": _("The claim is not whole yet.")}
    except PoedeskError as error:
        return {**nothing, "problem": str(error)}
    shown = illustrate(made, entries, from_environment(), bundle_from_environment())
    result = made.to_json()
    return {"verdict": result["verdict"], "result": result, "pictures": _kept(result, shown), "problem": ""}


def _kept(result: dict[str, Any], shown: Illustrations) -> list[dict[str, Any]]:
    """Keep the pictures among the blobs, and tell each piece of evidence its picture and outlines."""
    order = {key: number for number, key in enumerate(shown.pictures)}
    names = {each["sha256"]: each["name"] for each in reversed(result["documents"])}
    for element in result["elements"]:
        for piece in element["evidence"]:
            picture = shown.pictures.get((piece["sha256"], piece["page"] or 0))
            if picture is not None:
                piece["picture"] = order[picture.sha256, picture.page]
                piece["outlines"] = [[list(point) for point in one] for one in outlined(picture, piece)]
    return [
        {
            "title": f"{names[picture.sha256]}, page {picture.page}",
            "sha256": blobs.keep(settings.FOLDER.blobs, _chunks(picture.data), len(picture.data)).sha256,
            "media_type": picture.media_type,
            "width": picture.width,
            "height": picture.height,
        }
        for picture in shown.pictures.values()
    ]


def _chunks(data: bytes) -> Sequence[bytes]:
    return (data,)
