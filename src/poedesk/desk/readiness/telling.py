"""What a page shows of an assessment: elements left, the page with the cited place right."""

from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.readiness.asking import changeable, hash_of, trouble_of
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.texts import elements
from poedesk.desk.texts.showing import as_found, shown
from poedesk.kernel.canonical import content_key
from poedesk.kernel.records import dataclass
from poedesk.paper.reports.html.figures import widened
from poedesk.proof.policy import vocabulary

if TYPE_CHECKING:
    from poedesk.proof.document.outlines import Outline

COLOURS = {"met": "green", "not_met": "red", "unclear": "yellow", "not_applicable": "grey"}
"""Colour of a verdict's tag; the word beside it says the same."""

WHOLE = {
    "approvable": ("green", gettext_lazy("Approvable")),
    "not_approvable": ("red", gettext_lazy("Not approvable")),
    "needs_review": ("yellow", gettext_lazy("Needs review")),
}


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is shown."""

    waiting: bool
    """Whether a newer answer is on its way; the elements are those of the answer before."""

    problem: str
    colour: str
    verdict: str
    counts: str
    until: str
    elements: list[dict[str, Any]]
    workloads: list[dict[str, Any]]
    """The product-connection matrix; see ``matrix``."""

    left: list[dict[str, Any]]
    """Elements that are still to be mended."""

    unread: list[dict[str, Any]]
    """Documents with ``problems``: what could not be read, and what to do about it."""

    picture: dict[str, Any] | None
    shown: str
    """Id of the element whose place is shown."""

    changes: str
    """Stamp of what people changed, answers and documents: another one whenever somebody did."""

    judged: str
    """Stamp of what is shown of it: another one whenever it was judged, or is to be, for whatever cause."""


def readiness_of(engagement: Engagement, show: str) -> Readiness:
    """Return the readiness of an engagement; ``show``: the element whose place is to be shown."""
    kept = Assessment.objects.of_anybody("the engagement was found for somebody")
    known = kept.filter(engagement=engagement).first()
    waiting = known is None or known.given != hash_of(engagement, timezone.localdate())
    trouble = trouble_of(engagement) if waiting else ""
    judged = content_key([known.given if known else "", waiting, trouble])[:16]
    stamps = content_key(changeable(engagement))[:16], judged
    waiting, problem = waiting and not trouble, trouble or (known.problem if known else "")
    result = known.result if known is not None else None
    if known is None or result is None or trouble:  # what was judged before it was changed says nothing now
        return Readiness(waiting, problem, "", "", "", "", [], [], [], [], None, "", *stamps)
    asked = [each for each in result["elements"] if each["verdict"] != "not_applicable"]
    order = {"not_met": 0, "unclear": 1, "met": 2}
    asked.sort(key=lambda each: order[each["verdict"]])
    chosen = next((each for each in asked if each["id"] == show), None) or next(
        (each for each in asked if any("picture" in piece for piece in each["evidence"])), None
    )
    colour, verdict = WHOLE[result["verdict"]]
    return Readiness(
        waiting,
        problem,
        colour,
        str(verdict),
        _counts(asked),
        "" if waiting else result.get("good_for_filing_until") or "",
        [_element(each) for each in asked],
        matrix(result.get("workloads") or [], engagement.answers.get("workloads") or []),
        [_element(each) for each in asked if each["required"] and each["verdict"] != "met"],
        [each for each in result.get("documents") or [] if each["problems"]],
        _picture(known, chosen) if chosen else None,
        chosen["id"] if chosen else "",
        *stamps,
    )


CELLS = ("named", "tied_to_customer", "dated")
"""What is asked of a workload beside its activities."""


def matrix(rows: list[dict[str, Any]], claimed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the product-connection matrix: each workload with a cell for each thing that must connect it.

    A cell of an activity that is claimed and not shown is not met; one that is shown unasked is met.
    """
    known = vocabulary.load()
    asked = {each["workload"]: set(each.get("activities") or ()) for each in claimed}
    columns = [
        each
        for each in known.activities
        if any(each.id in row["activities"] or each.id in asked.get(row["workload"], ()) for row in rows)
    ]
    return [
        {
            "title": known.workload(row["workload"]).title,
            "because": as_found(row["because"]),
            "whole": _cell(row["verdict"]),
            "cells": [
                *({"title": _COLUMNS[name], **_cell(row[name])} for name in CELLS),
                *(
                    {"title": shown(each.title), **_activity(each.id, row, asked.get(row["workload"], set()))}
                    for each in columns
                ),
            ],
        }
        for row in rows
    ]


_COLUMNS = {
    "named": gettext_lazy("Named"),
    "tied_to_customer": gettext_lazy("Tied to the customer"),
    "dated": gettext_lazy("Dated"),
}


def _cell(verdict: str) -> dict[str, str]:
    return {"colour": COLOURS.get(verdict, "grey"), "word": elements.verdict_of(verdict)}


def _activity(activity: str, row: dict[str, Any], asked: set[str]) -> dict[str, str]:
    if activity in row["activities"]:
        return _cell("met")
    return _cell("not_met") if activity in asked else {"colour": "", "word": ""}


def _counts(asked: list[dict[str, Any]]) -> str:
    needed = [each for each in asked if each["required"]]
    told = {word: sum(each["verdict"] == word for each in needed) for word in ("met", "not_met", "unclear")}
    return _("%(met)s of %(needed)s met, %(not_met)s not met, %(unclear)s unclear") % {
        "met": told["met"],
        "needed": len(needed),
        "not_met": told["not_met"],
        "unclear": told["unclear"],
    }


def _element(each: dict[str, Any]) -> dict[str, Any]:
    return {
        **elements.told(each),
        "colour": COLOURS[each["verdict"]],
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
