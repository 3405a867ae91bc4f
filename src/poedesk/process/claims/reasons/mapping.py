"""An assessment's elements and codes to the reasons by which the programme asks for more or refuses."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.kernel.yaml_data import load_yaml

Json = Mapping[str, Any]


@cache
def _data() -> Json:
    source = files(__package__).joinpath("reasons.yaml").read_text(encoding="utf-8")
    data: Json = load_yaml(source)
    return data


def asked() -> Mapping[str, str]:
    """Return the five reasons by which more is asked for: id -> words."""
    reasons: Mapping[str, str] = _data()["asks"]
    return reasons


def rejections() -> Mapping[str, str]:
    """Return the reasons by which a claim is rejected: id -> words."""
    reasons: Mapping[str, str] = _data()["rejections"]
    return reasons


@dataclass(frozen=True, slots=True)
class Reason:
    """What one finding of an assessment comes to."""

    element: str
    code: str
    ask: str | None
    """Why more would be asked for; null: nothing is asked."""

    reject: str | None
    """Why the claim would be refused; null: it is no ground to refuse."""

    why_not: str | None
    """Why there is no reason, or none to refuse; null where there are both."""

    basis: str | None
    """``stated`` or ``inferred``; null where there is no reason."""


def reason_of(element: str, code: str, verdict: Verdict | None) -> Reason:
    """Return what the programme would say to a finding.

    What is unclear is asked about and never a ground to refuse.

    Args:
        element: id of the element.
        code: the assessment's code.
        verdict: met, not met, unclear, or null where the element does not apply.
    """
    data = _data()
    if code in data["not_asked"]:
        return Reason(element, code, None, None, data["not_asked"][code], None)
    usual = data["elements"][element]
    if "ask" not in usual:
        return Reason(element, code, None, None, usual["why_not"], None)
    chosen = {**usual, **data["codes"].get(code, {})}
    if code in data["dates"]:
        chosen["ask"] = "dates"
    if verdict is not Verdict.NOT_MET or "reject" not in chosen or "why_not" in chosen:
        why = chosen.get("why_not", data["codes"]["uncertain"]["why_not"])
        return Reason(element, code, chosen["ask"], None, why, chosen["basis"])
    return Reason(element, code, chosen["ask"], chosen["reject"], None, chosen["basis"])


def reasons_of(assessment: Json) -> tuple[Reason, ...]:
    """Return what a reviewer would say to a ``poedesk.assessment/1``, for each element that is asked for.

    Elements that are met, optional or not asked for are left out.
    """
    found = (
        reason_of(entry["id"], entry["code"], _verdict(entry["verdict"]))
        for entry in assessment["elements"]
        if entry["required"]
    )
    return tuple(reason for reason in found if reason.ask is not None)


def _verdict(text: str) -> Verdict | None:
    return None if text == "not_applicable" else Verdict(text)
