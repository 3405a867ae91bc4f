from dataclasses import replace
from datetime import date

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim import load as claims
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

DAY = date(2026, 5, 4)
CLAIM = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Ardent Lakes Consulting"},
    "customer": {
        "name": "Pinefield Burns",
        "domain": "pinefieldburns.example",
        "tenant_id": "7d3b52e9-40c6-4f18-9a2d-e5b1c08f6437",
        "country": "GB",
    },
    "workloads": [{"workload": "teams"}],
}
ONE_SIDE = """\
Statement of Work

between Ardent Lakes Consulting (the Partner) and Pinefield Burns (the Customer)

Ardent Lakes Consulting trained 40 nurses of Pinefield Burns in Teams in March 2026.

For Ardent Lakes Consulting
Signature: /s/ Sven Tiede
Name: Sven Tiede
Date: 4 April 2026
"""


def signature(text: str, *, recognised: bool) -> Element:
    claim = claims.build(CLAIM)
    document = read_document(text.encode(), "sow.txt", Job(DEFAULT))
    if recognised:
        pages = tuple(replace(page, by="ocr") for page in document.pages)
        document = replace(document, pages=pages)
    assessment = assess(claim, policy_for(claim, None, DAY), find_in([document]), DAY)
    return assessment.element("acknowledgement.signature")


def test_a_file_that_only_the_partner_signed_has_no_acknowledgement() -> None:
    found = signature(ONE_SIDE, recognised=False)
    assert (found.verdict, found.code) == (Verdict.NOT_MET, Code.NOT_THE_CUSTOMERS)


def test_on_paper_the_customers_signature_may_be_overlooked() -> None:
    found = signature(ONE_SIDE, recognised=True)
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.NOT_THE_CUSTOMERS)
    assert "may be overlooked" in found.because


@pytest.mark.parametrize("recognised", [False, True])
def test_an_empty_line_of_the_customer_is_seen_on_paper_too(*, recognised: bool) -> None:
    empty = "\nFor Pinefield Burns\nSignature: ______________________\nName:\nDate:\n"
    found = signature(ONE_SIDE + empty, recognised=recognised)
    assert (found.verdict, found.code) == (Verdict.NOT_MET, Code.BLANK)
