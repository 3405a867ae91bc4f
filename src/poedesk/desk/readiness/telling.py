"""What a page shows of an assessment: elements left, the page with the cited place right."""

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.utils import timezone

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.readiness.asking import hash_of
from poedesk.desk.readiness.models import Assessment
from poedesk.kernel.records import dataclass
from poedesk.paper.reports import words
from poedesk.paper.reports.html.figures import widened

if TYPE_CHECKING:
    from poedesk.proof.document.outlines import Outline

COLOURS = {"met": "green", "not_met": "red", "unclear": "yellow", "not_applicable": "grey"}
"""Colour of a verdict's tag; the word beside it says the same."""

WHOLE = {
    "approvable": ("green", "Approvable"),
    "not_approvable": ("red", "Not approvable"),
    "needs_review": ("yellow", "Needs review"),
}


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is shown."""

    waiting: bool
    """Whether a newer answer is on its way."""

    problem: str
    colour: str
    verdict: str
    counts: str
    until: str
    elements: list[dict[str, Any]]
    workloads: list[dict[str, Any]]
    unread: list[dict[str, Any]]
    """Documents with ``problems``: what could not be read, and what to do about it."""

    picture: dict[str, Any] | None
    shown: str
    """Id of the element whose place is shown."""


def readiness_of(engagement: Engagement, show: str) -> Readiness:
    """Return the readiness of an engagement; ``show``: the element whose place is to be shown."""
    kept = Assessment.objects.of_anybody("the engagement was found for somebody")
    known = kept.filter(engagement=engagement).first()
    waiting = known is None or known.given != hash_of(engagement, timezone.localdate())
    result = known.result if known is not None else None
    if known is None or result is None:
        return Readiness(waiting, known.problem if known else "", "", "", "", "", [], [], [], None, "")
    asked = [each for each in result["elements"] if each["verdict"] != "not_applicable"]
    order = {"not_met": 0, "unclear": 1, "met": 2}
    asked.sort(key=lambda each: order[each["verdict"]])
    chosen = next((each for each in asked if each["id"] == show), None) or next(
        (each for each in asked if any("picture" in piece for piece in each["evidence"])), None
    )
    colour, verdict = WHOLE[result["verdict"]]
    return Readiness(
        waiting,
        known.problem,
        colour,
        verdict,
        _counts(asked),
        result.get("good_for_filing_until") or "",
        [_element(each) for each in asked],
        result.get("workloads") or [],
        [each for each in result.get("documents") or [] if each["problems"]],
        _picture(known, chosen) if chosen else None,
        chosen["id"] if chosen else "",
    )


def _counts(asked: list[dict[str, Any]]) -> str:
    needed = [each for each in asked if each["required"]]
    told = {word: sum(each["verdict"] == word for each in needed) for word in ("met", "not_met", "unclear")}
    return f"{told['met']} of {len(needed)} met, {told['not_met']} not met, {told['unclear']} unclear"


def _element(each: dict[str, Any]) -> dict[str, Any]:
    return {
        **each,
        "title": words.title(each),
        "colour": COLOURS[each["verdict"]],
        "word": words.VERDICTS[each["verdict"]].word,
        "pictured": any("picture" in piece for piece in each["evidence"]),
    }


def _picture(known: Assessment, chosen: dict[str, Any]) -> dict[str, Any] | None:
    number = next((piece["picture"] for piece in chosen["evidence"] if "picture" in piece), None)
    if number is None:
        return None
    outlines = [
        " ".join(f"{x:.1f},{y:.1f}" for x, y in widened(cast("Outline", tuple(map(tuple, one)))))
        for piece in chosen["evidence"]
        if piece.get("picture") == number
        for one in piece["outlines"]
    ]
    return {
        **known.pictures[number],
        "number": number,
        "outlines": outlines,
        "colour": COLOURS[chosen["verdict"]],
    }


def picture_of(known: Assessment, number: int) -> tuple[bytes, str] | None:
    """Return a picture of an assessment and its media type, or null."""
    if not 0 <= number < len(known.pictures):
        return None
    told = known.pictures[number]
    try:
        data = blobs.path_of(settings.FOLDER.blobs, told["sha256"]).read_bytes()
    except OSError:
        return None
    return data, told["media_type"]
