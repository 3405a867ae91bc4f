"""Labels and assessments in few words."""

from typing import Any

from eval.judging import Outcome, compare
from eval.labels import ELEMENTS, ElementLabel, Labels

Place = tuple[str, str, Any]
"""Verdict, code, value."""

AS_USUAL: Place = ("met", "found", None)


def labels(verdict: str = "approvable", **places: Place) -> Labels:
    """Labels of a bundle where all is met but for ``places`` (``customer__domain`` is customer.domain)."""
    told = dict.fromkeys(ELEMENTS, AS_USUAL) | {_key(name): place for name, place in places.items()}
    elements = {key: ElementLabel(v, frozenset([code]), value) for key, (v, code, value) in told.items()}
    return Labels("Made in a test.", verdict, elements, {"paper.pdf": frozenset({"contract"})})


def assessment(verdict: str = "approvable", kind: str = "contract", **places: Place) -> dict[str, Any]:
    """An assessment where all is met but for ``places``."""
    told = dict.fromkeys(ELEMENTS, AS_USUAL) | {_key(name): place for name, place in places.items()}
    return {
        "verdict": verdict,
        "elements": [
            {"id": key, "verdict": v, "code": code, "value": value, "because": f"Because of {key}."}
            for key, (v, code, value) in told.items()
        ],
        "documents": [{"name": "paper.pdf", "kind": kind}],
    }


def outcome(expected: Labels, got: dict[str, Any], bundle: str = "bundle") -> Outcome:
    """What comes out of comparing both."""
    return compare(bundle, expected, got)


def _key(name: str) -> str:
    return name.replace("__", ".")
