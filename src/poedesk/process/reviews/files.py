"""A case as a file (``poedesk.review/1``): the assessment that reviewers saw, and what they decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from poedesk.kernel.errors import PoedeskError, UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.shapes import fits
from poedesk.kernel.times import to_second
from poedesk.process.reviews.cases import ARBITRATION, CLAIM, DISPUTE, POE, Case, decide
from poedesk.process.reviews.decisions import Citation, Decision, Ground, check, overruling

SCHEMA = "poedesk.review/1"
KINDS = (CLAIM, POE, ARBITRATION, DISPUTE)
_GROUND = {
    "element": str,
    "code": str,
    "cites": [{"document": str, "place": str, "quote": str}],
    "searched": [str],
    "words": str,
}
_SHAPE = {
    "schema": str,
    "case": str,
    "kind": str,
    "before": [str],
    "involved": [str],
    "doubled": bool,
    "decisions": [{"kind": str, "reviewer": str, "at": str, "grounds": [_GROUND], "overriding": str}],
}
_ASSESSMENT = "poedesk.assessment/1"
_ELEMENT = {
    "id": str,
    "verdict": str,
    "required": bool,
    "code": str,
    "because": str,
    "rule": dict,
    "evidence": list,
    "searched": list,
}
"""What decisions are held against, of each element."""

_CITED = {"document", "place", "quote"}


class InvalidReview(UsageError):
    """The file is no case, or something in it could not have been decided."""


@dataclass(frozen=True, slots=True)
class Review:
    """A case with the assessment that its reviewers saw."""

    case: Case
    assessment: Mapping[str, Any]


def opened(case: Case, assessment: Any) -> Review:
    """Return a case about an assessment; raises InvalidReview when one of both is none."""
    if case.kind not in KINDS or not case.id:
        message = f"a case has an id and is one of {', '.join(KINDS)}, not {case.kind!r}"
        raise InvalidReview(message)
    if not _whole(assessment):
        message = f"what is decided on is a {_ASSESSMENT}; poedesk check --format json writes one"
        raise InvalidReview(message)
    return Review(case, assessment)


def _whole(value: Any) -> bool:
    """Say whether a value is an assessment, as far as decisions are held against it."""
    if not isinstance(value, dict) or value.get("schema") != _ASSESSMENT:
        return False
    elements: Any = value.get("elements")
    documents: Any = value.get("documents")
    if not (_maps(elements) and _maps(documents)):
        return False
    texts = (value.get("verdict"), value.get("key"), *(each.get("name") for each in documents))
    return (
        all(isinstance(each, str) for each in texts)
        and all(fits({name: each.get(name) for name in _ELEMENT}, _ELEMENT) for each in elements)
        and all(_maps(each["evidence"]) for each in elements)
        and all(cite.keys() >= _CITED for each in elements for cite in each["evidence"])
    )


def taken(review: Review, decision: Decision) -> Review:
    """Return the review with one more decision.

    Raises:
        InvalidDecision: it lacks what it needs; the message names all of it.
        MayNot: that reviewer may not decide it now.
    """
    check(decision, review.assessment, contested=review.case.kind in {ARBITRATION, DISPUTE})
    return Review(decide(review.case, overruling(decision, review.assessment)), review.assessment)


def to_json(review: Review) -> dict[str, Any]:
    """Return what the file of a case holds."""
    case = review.case
    return {
        "schema": SCHEMA,
        "case": case.id,
        "kind": case.kind,
        "before": list(case.before),
        "involved": list(case.involved),
        "doubled": case.doubled,
        "decisions": [decision_json(each) for each in case.decisions],
        "assessment": dict(review.assessment),
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON."""
    return {
        "kind": decision.kind,
        "reviewer": decision.reviewer,
        "at": to_second(decision.at),
        "grounds": [
            {
                "element": ground.element,
                "code": ground.code,
                "cites": [
                    {"document": cite.document, "place": cite.place, "quote": cite.quote}
                    for cite in ground.cites
                ],
                "searched": list(ground.searched),
                "words": ground.words,
            }
            for ground in decision.grounds
        ],
        "overriding": decision.overriding,
    }


def load(value: Any) -> Review:
    """Return the case of a file, every decision taken anew.

    Raises:
        InvalidReview: it is no such file, or a decision could not have been taken; the message says which.
    """
    known = isinstance(value, dict) and value.get("schema") == SCHEMA
    if not known or not fits({name: each for name, each in value.items() if name != "assessment"}, _SHAPE):
        message = f"it is no {SCHEMA}: a field is missing, unknown or of another kind"
        raise InvalidReview(message)
    case = Case(
        value["case"],
        value["kind"],
        before=tuple(value["before"]),
        involved=tuple(value["involved"]),
        doubled=value["doubled"],
    )
    review = opened(case, value.get("assessment"))
    for number, each in enumerate(value["decisions"], 1):
        try:
            review = taken(review, _decision(each))
        except (PoedeskError, ValueError) as error:
            message = f"decision {number} could not have been taken: {error}"
            raise InvalidReview(message) from error
    return review


def grounds_of(value: Any) -> tuple[Ground, ...]:
    """Return grounds that a reviewer wrote: a list of element, code and what is cited or was searched.

    Raises:
        InvalidReview: it is no such list.
    """
    whole = [{**_EMPTY, **each} for each in value] if _maps(value) else value
    if not fits(whole, [_GROUND]):
        message = (
            "grounds are a list with element, code and cites (document, place, quote) or searched, and words"
        )
        raise InvalidReview(message)
    return tuple(map(_ground, whole))


_EMPTY: Mapping[str, Any] = {"cites": [], "searched": [], "words": ""}


def _maps(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _decision(value: Mapping[str, Any]) -> Decision:
    return Decision(
        value["kind"],
        value["reviewer"],
        datetime.fromisoformat(value["at"]),
        tuple(map(_ground, value["grounds"])),
        value["overriding"],
    )


def _ground(value: Mapping[str, Any]) -> Ground:
    cites = tuple(Citation(**each) for each in value["cites"])
    return Ground(value["element"], value["code"], cites, tuple(value["searched"]), value["words"])
