"""Who signed on a platform is told by the platform, not by the name that is printed nearby."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, judged_paper

from poedesk.kernel.verdict import Verdict

KEY = "A91C04D27EF84B6"
MARKS = ["DocuSigned by:", "Electronically signed by:"]


def signed_by(
    shown: str, mark: str = "DocuSigned by:", name: str = "Ingrid Solheim"
) -> tuple[Verdict | None, Verdict | None]:
    """Whether the signature is met, and the name of who signed."""
    place = f"Accepted for Halden Timber Group (Customer)\n{mark}\n{shown}\n{KEY}\n"
    told = judged_paper(f"{BODY}{place}Name: {name}\nTitle: Head of IT\nDate: 14 April 2026\n")
    return told.element("acknowledgement.signature").verdict, told.element("customer.signatory.name").verdict


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "shown",
    [
        "Ingrid Solheim",
        "Ingrid Solheim (Halden Timber Group)",
        "Ingrid Solheim, Head of IT",
        "INGRID SOLHEIM",
    ],
)
def test_the_printed_person_signed_on_a_platform(shown: str, mark: str) -> None:
    assert signed_by(shown, mark) == (Verdict.MET, Verdict.MET)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "shown",
    [
        "Tom Ashby",
        "Tom Ashby (Brightwater Cloud Partners Ltd)",
        "Tom Ashby, Brightwater Cloud Partners Ltd",
        "Tom Ashby - Delivery Director, Brightwater Cloud Partners Ltd",
        "Tom Ashby for Brightwater Cloud Partners Ltd",
        "Brightwater Cloud Partners Ltd",
        "tom@brightwatercloud.example",
    ],
)
def test_another_than_the_printed_person_signed_on_a_platform(shown: str, mark: str) -> None:
    assert Verdict.UNCLEAR in signed_by(shown, mark) or Verdict.NOT_MET in signed_by(shown, mark)


def test_the_partner_behind_the_name_on_a_platform_is_not_overlooked_where_the_names_agree() -> None:
    shown = "Tom Ashby (Brightwater Cloud Partners Ltd)"
    assert signed_by(shown, name="Tom Ashby")[0] is not Verdict.MET
    assert signed_by("Tom Ashby (Halden Timber Group)", name="Tom Ashby")[0] is Verdict.MET


CERTIFICATE = """Certificate Of Completion
Envelope Id: 5D2C91A7-33F0-4B61-9E0B-7C1B2A4F9D10
Status: Completed
Signer Events
Ingrid Solheim
ingrid@mail.example
{house}
Sent: 14 April 2026 09:50
Viewed: 14 April 2026 10:01
Signed: 14 April 2026 10:12
"""


@pytest.mark.parametrize(
    ("house", "stands"), [("Halden Timber Group", True), ("Brightwater Cloud Partners Ltd", False)]
)
def test_who_signs_an_envelope_for_the_partner_does_so_at_the_customers_name(
    house: str, *, stands: bool
) -> None:
    place = "For Halden Timber Group (Customer)\nSignature:\nName: Ingrid Solheim\nTitle: Head of IT\n"
    told = judged_paper(f"{BODY}{place}\f{CERTIFICATE.format(house=house)}")
    assert (told.element("acknowledgement.signature").verdict is Verdict.MET) is stands
