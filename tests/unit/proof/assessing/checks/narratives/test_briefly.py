"""Short answers on the work: letters, lists under whose they are, a product's name over what was done."""

import pytest
from tests.unit.proof.assessing.checks.connection.test_sentences import assessed

from poedesk.kernel.verdict import Verdict

HEAD = "COMPLETION REPORT\n\nPartner: Tollgate Systems Ltd\nCustomer: Merrow Foods\n\n"
SIGNED = "\n\nSigned for the customer\nSignature: /s/ J. Doe\nName: Jo Doe\nDate: 30 April 2026\n"


@pytest.mark.parametrize(
    "told",
    [
        "Dear Ms Doe,\n\nWe enrolled your 84 tablets in Intune in March.\n\nTollgate Systems Ltd",
        "Dear Tollgate Systems,\n\nYou enrolled 84 of our tablets in Intune in March.\n\nMerrow Foods",
        (
            "Work performed by Tollgate Systems Ltd\n\n- Enrolment of 84 tablets in Intune\n"
            "- Roll-out of Intune to 60 staff\n- Handover"
        ),
        "What we did\n\nMicrosoft Intune\n\nTollgate Systems set the platform up for 84 tablets in March.",
        (
            "Timesheet of Tollgate Systems Ltd\n\nDate | Consultant | Activity | Hours\n"
            "03.03.2026 | A. Keller | Configuration of Intune for 84 tablets | 6.5\n"
            "10.03.2026 | A. Keller | Enrolment of staff in Intune | 7"
        ),
        (
            "Lo que hizo Tollgate Systems SL\n\n- Implantación de Intune para 84 tabletas\n"
            "- Despliegue de Intune en dos sedes\n- Entrega"
        ),
    ],
)
def test_short_answers_that_tell_all_are_met(told: str) -> None:
    found = assessed("intune", HEAD + told + SIGNED)
    assert found.element("usage.work").verdict is Verdict.MET
    assert found.workloads[0].verdict is Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "Dear Ms Doe,\n\nWe would have enrolled your 84 tablets in Intune in March.\n\nTollgate",
        "Dear Ms Doe,\n\nWe presented Intune to your 14 directors and answered their questions.\n\nTollgate",
        "Dear Birch Partners Ltd,\n\nYou enrolled 84 tablets in Intune in March 2026.\n\nMerrow Foods",
        "Work performed by Tollgate Systems Ltd\n\nTollgate refused to enrol 84 tablets in Intune.",
        "Arbeiten der Birch IT GmbH\n\nBirch IT GmbH hat im März 84 Tablets in Intune aufgenommen.",
        "What we did\n\nMicrosoft Intune\n\nOur own IT team set the platform up for 84 tablets in March.",
        "What we did\n\nEnrolment of 84 tablets in Intune: postponed to 2027.",
        (
            "Price list of Tollgate Systems Ltd\n\nEnrolment of 84 tablets in Intune | 1,250.00 EUR\n"
            "Roll-out of Intune to 60 staff | 2,400.00 EUR"
        ),
    ],
)
def test_short_answers_of_what_was_not_done_by_the_partner_are_not(told: str) -> None:
    found = assessed("intune", HEAD + told + SIGNED)
    assert found.element("usage.work").verdict is not Verdict.MET
