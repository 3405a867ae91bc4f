"""The claim's own signatory signs for another house of the group: that needs a person."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY, searched

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

BLOCK = "Signature:\nName: Ingrid Solheim\nTitle: Head of IT\nDate:"
SIGNED = "Signature: /s/ Ingrid Solheim\nName: Ingrid Solheim\nTitle: Head of IT\nDate: 7 April 2026"


@pytest.mark.parametrize(
    ("house", "verdict"),
    [("Halden Timber Group", Verdict.MET), ("Halden Paper Mills BV", Verdict.UNCLEAR)],
)
def test_the_signatory_of_the_claim_signs_for_the_house_that_the_block_names(
    house: str, verdict: Verdict
) -> None:
    paper = SOW.replace(BLOCK, SIGNED).replace(
        "Accepted for Halden Timber Group (Customer)", f"For the customer, {house}"
    )
    customer = {**CLAIM["customer"], "signatory": {"name": "Ingrid Solheim", "title": "Head of IT"}}  # type: ignore[dict-item]
    claim = build({**CLAIM, "customer": customer})
    policy = loader.load("microsoft-cpor", None, TODAY)
    told = assess(claim, policy, [searched("sow.txt", paper.encode())], TODAY)
    assert told.element("acknowledgement.signature").verdict is verdict
