"""A digital signature over the customer's printed name, by what its certificate says of its holder."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.assessing.acknowledging.papers import BODY
from tests.unit.proof.finding.acts.pages import document, field, page

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, FieldKind, Signature, SignatureKind
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

BLOCK = "For Halden Timber Group\nSignature:\nName: Ingrid Solheim\nTitle: Head of IT\n"


def judged(signer: str) -> Assessment:
    lines = [
        (60.0, 40 + 14.0 * number, line) for number, line in enumerate((BODY + BLOCK).splitlines()) if line
    ]
    top = next(y for _, y, line in lines if line == "Signature:")
    place = (130.0, top - 8, 300.0, top + 12)
    signed = Signature(
        SignatureKind.DIGITAL, 1, Box(*place), signer, "2026-04-14T10:00:00+00:00", intact=True, field="Sig1"
    )
    fields = [field("Sig1", None, place, FieldKind.SIGNATURE)]
    paper = document(page(lines, fields=fields), signatures=(signed,))
    return assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), [find_all(paper)], TODAY)


@pytest.mark.parametrize(
    "signer",
    [
        "Common Name: Ravi Kamat, Organization: Brightwater Cloud Partners Ltd",
        "Common Name: Ingrid Solheim, Organization: Brightwater Cloud Partners Ltd",
        "Common Name: Brightwater Cloud Partners Ltd",
        "Common Name: Tom Ashby, Email Address: tom@brightwatercloud.example",
        "Common Name: Ravi Kamat",
    ],
)
def test_a_certificate_of_the_partners_or_of_another_person_is_not_the_customers(signer: str) -> None:
    found = judged(signer).element("acknowledgement.signature")
    assert found.verdict is not Verdict.MET, found.because


@pytest.mark.parametrize(
    "signer",
    [
        "Common Name: Ingrid Solheim, Organization: Halden Timber Group",
        "Common Name: Ingrid Solheim",
        "Common Name: SOLHEIM INGRID, Organization: Personal",
        "Common Name: Ingrid Solheim, Email Address: ingrid@haldentimber.example",
        "Common Name: Ingrid Solheim, Organization: Halden Holding AS",
        "Common Name: Halden Timber Group",
    ],
)
def test_a_certificate_of_the_customer_or_of_whom_it_prints_is_the_customers(signer: str) -> None:
    found = judged(signer).element("acknowledgement.signature")
    assert (found.verdict, found.value) == (Verdict.MET, "digital"), found.because
