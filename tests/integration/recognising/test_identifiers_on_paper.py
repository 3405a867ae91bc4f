"""A form printed, scanned and recognised: its identifiers against claims that differ by one sign."""

import io
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from reportlab.pdfgen import canvas
from tests.checking import check

from eval.making.paper import scanner
from eval.making.paper.sheet import printed
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Element

if TYPE_CHECKING:
    from pathlib import Path

    from poedesk.proof.claim.model import Claim

TENANT = "7d3b52e9-40c6-4f18-9a2d-e5b1c08f6437"
CLAIM = f"""
schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {{name: Ardent Lakes Consulting}}
customer: {{name: Pinefield Burns, domain: pinefieldburns.com, tenant_id: {TENANT}, country: US}}
workloads: [{{workload: teams}}]
"""
LINES = (
    "Proof of Execution",
    "Partner company name: Ardent Lakes Consulting",
    "Customer company name: Pinefield Burns",
    "Customer domain: pinefieldburns.com",
    f"Customer tenant ID: {TENANT}",
    "Customer signature: /s/ Dana Whitmore",
    "Date signed: April 20, 2026",
)


@pytest.fixture(scope="module", params=["office", "fax-fine"])
def on_paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    made = io.BytesIO()
    sheet = canvas.Canvas(made, pagesize=(595, 420))
    for number, line in enumerate(LINES):
        sheet.drawString(60, 370 - 34 * number, line)
    sheet.showPage()
    sheet.save()
    dice = random.Random(5)
    how = scanner.named(request.param, dice)
    images = [scanner.scan(page, how, dice) for page in printed(made.getvalue())]
    folder: Path = tmp_path_factory.mktemp("bundle")
    (folder / "scan.pdf").write_bytes(scanner.FILES["pdf"](images, how))
    (folder / "claim.yaml").write_text(CLAIM, encoding="utf-8")
    return check(folder)


def judged(seen: Assessment, element: str, **customer: Any) -> Element:
    claim: Claim = replace(seen.claim, customer=replace(seen.claim.customer, **customer))
    return assess(claim, policy_for(claim, None, seen.as_of), seen.documents, seen.as_of).element(element)


def test_what_is_claimed_as_printed_is_met(on_paper: Assessment) -> None:
    for name in ("customer.tenant_id", "customer.domain", "customer.name", "partner.name"):
        element = on_paper.element(name)
        assert element.verdict is Verdict.MET, element.because
        assert element.evidence[0].by == "ocr"
        assert "% sure" in element.because


@pytest.mark.parametrize(("place", "sign"), [(0, "1"), (2, "8"), (4, "6"), (14, "9"), (9, "9"), (35, "1")])
def test_a_claim_with_a_confusable_sign_is_never_met(on_paper: Assessment, place: int, sign: str) -> None:
    claimed = TENANT[:place] + sign + TENANT[place + 1 :]
    assert judged(on_paper, "customer.tenant_id", tenant_id=claimed).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "claimed", [TENANT.replace("52e9", "5ae9"), TENANT.replace("6437", "6431").replace("d3", "dc")]
)
def test_a_claim_with_another_sign_is_contradicted(on_paper: Assessment, claimed: str) -> None:
    element = judged(on_paper, "customer.tenant_id", tenant_id=claimed)
    assert element.verdict is Verdict.NOT_MET
    assert element.code == "contradicted"
    assert TENANT in element.because


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("pinefie1dburns.com", Verdict.UNCLEAR),
        ("pinefieldbums.com", Verdict.UNCLEAR),
        ("pinefieldburnt.com", Verdict.NOT_MET),
    ],
)
def test_a_claimed_domain_that_differs(on_paper: Assessment, claimed: str, verdict: Verdict) -> None:
    assert judged(on_paper, "customer.domain", domain=claimed).verdict is verdict
