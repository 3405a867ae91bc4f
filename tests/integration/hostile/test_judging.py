"""What is read of a hostile paper is judged in the same time: lines without end, rows without number."""

import time
from datetime import date

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, searched

from poedesk.proof.assessing.assess import assess
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

SECONDS = 20
TODAY = date(2026, 5, 4)
HEAD = "Acceptance report\n\nCustomer: Halden Timber Group\nSupplier: Brightwater Cloud Partners Ltd\n\n"
FOOT = (
    "\n\nFor the customer\nSignature: /s/ Ada Holm\nName: Ada Holm\nTitle: IT Manager\nDate: 4 April 2026\n"
)
PAPERS = {
    "70 kB without a full stop": "the supplier had work for all of them here and there " * 1100,
    "750 rows of the person who signs": "Ada Holm\tHead of IT\tHalden Timber Group\n" * 750,
}


@pytest.mark.parametrize("kind", PAPERS)
def test_whatever_stands_between_head_and_signature_the_paper_is_judged(kind: str) -> None:
    started = time.monotonic()
    entry = searched("paper.txt", (HEAD + PAPERS[kind] + FOOT).encode())
    assessment = assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), [entry], TODAY)
    assert time.monotonic() - started < SECONDS
    assert assessment.elements
