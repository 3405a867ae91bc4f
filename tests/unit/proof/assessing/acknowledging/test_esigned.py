"""What a completion certificate says of the customer's signature, from the pages to the verdict."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY
from tests.unit.proof.finding.acts.pages import document, typed

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code
from poedesk.proof.claim.load import build
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

CERTIFICATE = """Certificate Of Completion
Envelope Id: 6C8F   Status: Completed
Document Pages: 4   Signatures: 2
Signer Events   Signature   Timestamp
Ingrid Solheim      Sent: 4/13/2026 9:12:11 AM
ingrid@haldentimber.example      Viewed: 4/14/2026 8:02:11 AM
Head of IT      Signed: 4/14/2026 8:05:11 AM
Halden Timber Group
Tom Ashby      Sent: 4/14/2026 8:05:13 AM
tom@brightwatercloud.example      Viewed: 4/15/2026 6:59:11 AM
Delivery Director      Signed: 4/15/2026 7:00:00 AM
Brightwater Cloud Partners Ltd
Envelope Summary Events   Status   Timestamps
Completed   Security Checked   4/15/2026 7:00:00 AM
"""
ADDRESS = "ingrid@haldentimber.example"


def judged(certificate: str, text: str = SOW) -> Assessment:
    paper = document(typed(text).pages[0], replace(typed(certificate).pages[0], number=2))
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [find_all(paper)], TODAY)


def codes(assessment: Assessment) -> tuple[Code, Code]:
    name = assessment.element("customer.signatory.name")
    return name.code, assessment.element("acknowledgement.signature").code


@pytest.mark.parametrize("address", [ADDRESS, "ingrid.solheim@gmail.com"])
def test_the_customers_person_signs_on_the_platform(address: str) -> None:
    assessment = judged(CERTIFICATE.replace(ADDRESS, address))
    assert codes(assessment) == (Code.FOUND, Code.FOUND)
    assert assessment.element("acknowledgement.date").value == "2026-04-14"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ingrid@brightwatercloud.example", "an address of the partner's"),
        ("ingrid@halden-timber.example", "only looks like the customer's domain"),
    ],
)
def test_an_address_of_the_partners_or_a_look_alike_leaves_a_doubt(address: str, why: str) -> None:
    signature = judged(CERTIFICATE.replace(ADDRESS, address)).element("acknowledgement.signature")
    assert signature.code is Code.NOT_THE_CUSTOMERS
    assert why in signature.because


def test_somebody_else_than_the_place_names_leaves_a_doubt_about_the_signatory() -> None:
    assessment = judged(CERTIFICATE.replace("Ingrid Solheim", "Marta Dahl").replace("ingrid@", "marta@"))
    assert codes(assessment) == (Code.CONTRADICTED, Code.FOUND)
    assert "names 'Ingrid Solheim'" in assessment.element("customer.signatory.name").because


def test_an_address_of_the_customers_tells_the_side_of_who_has_no_place() -> None:
    bare = SOW[: SOW.index("3. Acceptance")]
    alone = CERTIFICATE.replace("Halden Timber Group\n", "")
    assert codes(judged(alone, bare)) == (Code.FOUND, Code.FOUND)
    stranger = judged(alone.replace(ADDRESS, "ingrid@fjordpaper.example"), bare)
    assert stranger.element("acknowledgement.signature").code is not Code.FOUND


def test_the_partners_signature_alone_leaves_the_customers_place_empty() -> None:
    only = CERTIFICATE[: CERTIFICATE.index("Ingrid")] + CERTIFICATE[CERTIFICATE.index("Tom Ashby  ") :]
    assert judged(only).element("acknowledgement.signature").code is Code.BLANK


def test_the_address_tells_the_side_where_all_of_a_signer_stands_in_one_line() -> None:
    lines = CERTIFICATE.splitlines()
    signers = [
        "Tom Ashby, tom@brightwatercloud.example, Director   Signed: 4/13/2026 8:00:00 AM",
        "Ingrid Solheim, ingrid@haldentimber.example, Vice President, Sales   Signed: 4/14/2026 8:05:11 AM",
    ]
    bare = SOW[: SOW.index("3. Acceptance")]
    assessment = judged("\n".join([*lines[:4], *signers, *lines[-2:]]) + "\n", bare)
    assert codes(assessment) == (Code.FOUND, Code.FOUND)
    assert assessment.element("customer.signatory.title").value == "Vice President, Sales"
    assert assessment.element("acknowledgement.date").value == "2026-04-14"
