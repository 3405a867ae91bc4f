"""Assessments of two partners, as small as arbitration needs them."""

from typing import Any

from poedesk.process.claims.contending.comparing import Side
from poedesk.proof.policy.elements import ELEMENTS


def assessment(signed: str = "2026-05-04", mark: str = "", **verdicts: str) -> dict[str, Any]:
    """Return an assessment; ``verdicts`` by element (dots as two underscores), ``mark`` in every text."""
    told = {name.replace("__", "."): verdict for name, verdict in verdicts.items()}
    elements = [
        {
            "id": element,
            "verdict": told.get(element, "met"),
            "required": element not in {"project.name", "supporting_documents"},
            "code": "found" if told.get(element, "met") == "met" else "missing",
            "value": signed if element == "acknowledgement.date" else mark,
            "because": f"Because {mark} of {element}.",
            "remedy": mark or None,
            "evidence": [{"document": f"{mark}.pdf", "quote": mark}],
        }
        for element in ELEMENTS
    ]
    worst = set(told.values())
    verdict = (
        "not_approvable" if "not_met" in worst else "needs_review" if "unclear" in worst else "approvable"
    )
    return {"verdict": verdict, "elements": elements, "documents": [{"name": f"{mark}.pdf", "sha256": mark}]}


def side(name: str, value: dict[str, Any]) -> Side:
    """Return the side of partner ``P-name`` with claim ``CLM-name``."""
    return Side(f"CLM-{name}", f"P-{name}", value)
