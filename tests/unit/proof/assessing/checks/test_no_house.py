"""Who is asked, an office or a mere head of a column at the partner's place is not another partner."""

import pytest
from tests.unit.proof.assessing.stacks import papers

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Element

OPENING = "Statement of Work between Harrow Vale Clinics (the Customer) and {partner} (the Contractor)."


def partner(opening: str, *lines: str) -> Element:
    text = "\n\n".join(["STATEMENT OF WORK", opening, *lines, papers.WORK])
    return papers.judged(papers.paper("sow.txt", text)).element("partner.name")


@pytest.mark.parametrize(
    "line",
    [
        "Contractor: Information Services",
        "Contractor: Head of IT",
        "Service provider: Recipient",
        "Consultant: Aisling Noor, Miles Hethersgill",
        "Submitted by (Tillbrook): Aisling Noor",
    ],
)
def test_what_names_no_house_contradicts_no_partner_that_is_a_party(line: str) -> None:
    assert partner(OPENING.format(partner="Tillbrook Systems Ltd"), line).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("opening", "line", "verdict"),
    [
        (OPENING.format(partner="Tillbrook Systems Ltd"), "Contractor: Quarry Networks Ltd", Verdict.UNCLEAR),
        (OPENING.format(partner="Quarry Networks Ltd"), "Contractor: Aisling Noor", Verdict.NOT_MET),
        (OPENING.format(partner="Aisling Noor"), "Introduced by Tillbrook Systems Ltd", Verdict.NOT_MET),
        ("For Harrow Vale Clinics.", "Contractor: Aisling Noor", Verdict.NOT_MET),
        ("For Harrow Vale Clinics.", "Contractor: Cloud Services", Verdict.UNCLEAR),
    ],
)
def test_another_house_or_a_person_who_alone_is_the_party_contradicts(
    opening: str, line: str, verdict: Verdict
) -> None:
    assert partner(opening, line).verdict is verdict
