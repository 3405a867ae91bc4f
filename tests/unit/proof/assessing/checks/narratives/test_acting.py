"""The partner is told by name to have done several things, in verbs that no list has."""

import pytest
from tests.unit.proof.assessing.checks.connection.test_sentences import assessed, reported

from poedesk.kernel.verdict import Verdict

WORK = "usage.work"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Tollgate unpacked the 84 ward tablets, scrubbed each one and joined it to Microsoft Intune."),
        (
            "fr",
            (
                "Tollgate a ramassé les 84 tablettes service par service et par étage, les a nettoyées puis"
                " rangées dans Microsoft Intune."
            ),
        ),
        (
            "de",
            (
                "Tollgate hat die 84 Tablets Station für Station eingesammelt, geputzt und dann in Microsoft"
                " Intune untergebracht."
            ),
        ),
    ],
)
def test_several_deeds_of_the_named_partner_on_the_product_are_work(language: str, told: str) -> None:
    assert reported(language, "intune", told).element(WORK).verdict is Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "Tollgate visited the 84 wards, explained Microsoft Intune and offered a price for all in May.",
        "Tollgate sold 84 copies of Microsoft Intune, invoiced them in March and received payment in April.",
        "Tollgate presented Microsoft Intune to 14 directors, answered their questions and thanked them.",
        "Tollgate could unpack the 84 tablets, scrub each of them and have them joined to Microsoft Intune.",
        "Dunmore unpacked the 84 ward tablets, scrubbed each one and joined it to Microsoft Intune.",
        "The 84 ward tablets were unpacked, scrubbed and stacked beside the leaflet on Microsoft Intune.",
    ],
)
def test_talk_trade_wishes_and_deeds_of_nobody_are_none(told: str) -> None:
    text = (
        "COMPLETION REPORT\n\nPartner: Tollgate Systems Ltd\nCustomer: Merrow Foods\n\n"
        f"{told}\n\nSigned for the customer\nSignature: /s/ J. Doe\nName: Jo Doe\nDate: 30 April 2026\n"
    )
    assert assessed("intune", text).element(WORK).verdict is not Verdict.MET


def test_a_need_under_the_heading_of_the_work_is_no_work() -> None:
    told = (
        "Nobody knew which of the 84 tablets had been charged, and forms that were filled in at night were"
        " lost by the morning, so that they had to be written again and again by tired nurses."
    )
    assert reported("en", "intune", told).element(WORK).verdict is not Verdict.MET
