"""Letters that amend an agreement, beside the one that was given."""

import pytest
from tests.unit.proof.assessing.stacks.papers import MASTER, WORK, judged, kind, paper

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Code
from poedesk.proof.document.model import Document

AGREEMENT = paper("msa.txt", MASTER, signed="3 May 2023")


def letter(says: str) -> Document:
    head = "Tillbrook Systems Ltd\n12 Quay Street, Bristol\n\nHarrow Vale Clinics\nAttn. Dana Whitmore\n\n"
    return paper("letter.txt", f"{head}Dear Dana,\n\n{says}\n{WORK}", signed="20 April 2026")


@pytest.mark.parametrize(
    "says",
    [
        "By this letter we amend the Support Agreement No. SUP-9 dated 2 May 2021 between us.",
        "This letter amends our Master Services Agreement dated 2 May 2019.",
        "This letter amends the Equipment Lease dated 3 May 2023.",
        "Section 4 of our Hosting Agreement of 9 June 2022 is changed as follows.",
        "This side letter supplements the Reseller Agreement RA-77/3 and forms part of it.",
        "This letter amends the Master Services Agreement of 3 May 2023 between you and Corvane Telecoms.",
        "Mit diesem Schreiben ändern wir den Wartungsvertrag Nr. WV-12 vom 9. Juni 2022.",
        "Par la présente nous modifions le contrat de maintenance du 9 juin 2022.",
    ],
)
def test_a_letter_that_amends_another_agreement_does_not_count(says: str) -> None:
    found = kind(AGREEMENT, letter(says))
    assert found.verdict is Verdict.NOT_MET
    assert found.code is Code.UNACCEPTABLE_DOCUMENT
    assert "amends another agreement" in found.because


@pytest.mark.parametrize(
    "says",
    [
        "This letter amends the Master Services Agreement No. MSA-2023-11 dated 3 May 2023.",
        "This letter amends the Master Services Agreement of 3 May 2023 between you and Tillbrook Systems.",
        "This letter confirms the order; our Hosting Agreement of 9 June 2022 stays as it is.",
        "You changed your office on 9 June 2022.",
    ],
)
def test_one_that_amends_the_agreement_given_or_none_counts(says: str) -> None:
    assert kind(AGREEMENT, letter(says)).verdict is Verdict.MET


def test_without_an_agreement_beside_it_nothing_is_compared() -> None:
    alone = judged(letter("This letter amends the Support Agreement No. SUP-9 dated 2 May 2021."))
    assert alone.element("document.kind").verdict is Verdict.MET
