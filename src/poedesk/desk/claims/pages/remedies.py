"""The failing elements of a claim beside what the reviewer said, and what to do about each."""

from typing import Any

from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.telling import Told
from poedesk.desk.readiness.asking import current_of, judge_if_stale
from poedesk.desk.texts import elements
from poedesk.process.claims.reasons.mapping import reasons_of


def remedies_of(claim: Claim, told: Told) -> list[dict[str, Any]]:
    """Return what is not met in the engagement as it is now, first what the reviewer's reason is about.

    Nothing while it is not judged as it is now.
    """
    known = current_of(claim.engagement)
    if known is None:
        judge_if_stale(claim.engagement)
        return []
    if known.result is None:
        return []
    asked = told.last_words.reason if told.last_words else ""
    rows = failing(known.result)
    return sorted(rows, key=lambda each: each["ask"] != asked)


def failing(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each required element that is not met, with the reason by which a reviewer would ask."""
    entries = {each["id"]: elements.told(each) for each in result["elements"]}
    return [
        {
            "id": each.element,
            "title": entries[each.element]["title"],
            "verdict": entries[each.element]["verdict"],
            "word": entries[each.element]["word"],
            "because": entries[each.element]["because"],
            "remedy": entries[each.element]["remedy"],
            "rule": entries[each.element]["rule"]["source"],
            "ask": each.ask,
            "reject": each.reject,
        }
        for each in reasons_of(result)
    ]
