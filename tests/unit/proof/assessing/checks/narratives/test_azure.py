"""Answers on Azure and on pre-sales work: those that tell it, and those that tell the contrary."""

from pathlib import Path
from typing import Any

import pytest
from tests.unit.proof.assessing.acknowledging.papers import judged_text

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.model import Overall

TOLD: dict[str, Any] = load_yaml(Path(__file__).with_name("certificates.yaml").read_text("utf-8"))
PARTIES = {
    "schema": "poedesk.claim/1",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Tollgate Systems Ltd"},
    "customer": {
        "name": "Greyhaven Ports",
        "domain": "greyhaven.example",
        "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        "country": "GB",
    },
}
ON_AZURE = {"programme": "microsoft-azure-poe", "engagement": "usage", "solution_area": "azure"}
BEFORE_A_SALE = {
    "programme": "microsoft-cpor",
    "engagement": "presales",
    "solution_area": "business-applications",
    "products": [
        {
            "name": "Dynamics 365 Customer Service Enterprise",
            "subscription_id": "4261eba8-9e6d-4e71-b836-c6fd219ee199",
        }
    ],
    "purchase_type": "first-purchase",
}


def _verdict(answers: dict[str, str]) -> Overall:
    """Return the verdict on a certificate with these answers; the others are good ones."""
    told = {**TOLD["good"], **answers}
    kind = "presales" if "presales" in answers else "azure"
    told["work"] = told["presales"] if kind == "presales" else told["work"]
    claim = {**PARTIES, **(BEFORE_A_SALE if kind == "presales" else ON_AZURE)}
    text = TOLD["head"] + "\n" + TOLD[kind].format(**told) + TOLD["end"]
    return judged_text(claim, text).verdict


@pytest.mark.parametrize("part", ["presales", "work"])
def test_full_answers_prove_it(part: str) -> None:
    assert _verdict({part: TOLD["good"][part]}) is Overall.APPROVABLE


@pytest.mark.parametrize("answers", TOLD["contrary"])
def test_an_answer_that_tells_the_contrary_does_not(answers: dict[str, str]) -> None:
    assert _verdict(answers) is not Overall.APPROVABLE
