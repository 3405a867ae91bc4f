"""Work told at its place in a report: what is said of it, and what is no work of the partner's."""

import pytest
from tests.unit.proof.assessing.checks.connection.test_sentences import reported

from poedesk.kernel.verdict import Verdict


@pytest.mark.parametrize(
    ("language", "workload", "told"),
    [
        (
            "en",
            "exchange-online",
            "Delivery of 75 licences Exchange Online Plan 1 on 4 March 2026, for 12 months, invoice 118.",
        ),
        (
            "en",
            "intune",
            (
                "The phones were enrolled in Microsoft Intune in March 2026 by the buyer's own help desk."
                " Quayside Networks set up the policies for all 42 of them. Tollgate was not involved."
            ),
        ),
        (
            "de",
            "teams",
            "Lieferung von 120 Lizenzen Microsoft Teams Essentials, Laufzeit 12 Monate, ab dem 1. März 2026.",
        ),
        (
            "fr",
            "teams",
            "Fourniture de 120 licences Microsoft Teams, facturées le 4 mars 2026 pour douze mois.",
        ),
    ],
)
def test_a_sale_or_the_work_of_others_is_no_work_of_the_partner(
    language: str, workload: str, told: str
) -> None:
    assert reported(language, workload, told).element("usage.work").verdict is not Verdict.MET


def test_a_sale_beside_work_leaves_the_work_standing() -> None:
    told = (
        "In March 2026 Tollgate supplied 75 licences of Exchange Online to Merrow Foods and moved 75"
        " mailboxes into Exchange Online over two nights, 20 of them with archives."
    )
    assert reported("en", "exchange-online", told).element("usage.work").verdict is Verdict.MET
