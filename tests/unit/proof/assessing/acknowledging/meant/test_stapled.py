"""A page of signatures behind a report says which agreement it belongs to: this one, or another."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, judged_paper

from poedesk.kernel.verdict import Verdict

BLOCK = (
    "For the customer, Halden Timber Group\nSignature: /s/ Ingrid Solheim\nName: Ingrid Solheim\n"
    "Title: Head of IT\nDate: 14 April 2026\n"
)


def told(*lines: str, body: str = BODY) -> Verdict | None:
    page = "\n".join((*lines, BLOCK))
    return judged_paper(f"{body}\f{page}").element("acknowledgement.signature").verdict


@pytest.mark.parametrize(
    "lines",
    [
        ("Signature page to the Lease Agreement",),
        ("Signature page to the Master Services Agreement",),
        ("Signature page", "The parties have signed the Timber Supply Contract No. 88."),
        ("IN WITNESS WHEREOF the parties have executed this Lease Agreement.",),
        ("The parties have entered into this Non-Disclosure Agreement as of the date below.",),
        ("Page 7 of 7 of the Lease of 12 March 2026", "Signed by the parties to the Lease:"),
        ("Unterschriftenseite zum Mietvertrag",),
        ("Page de signatures du contrat de bail",),
        ("Página de firmas del contrato de arrendamiento",),
    ],
)
def test_a_page_of_another_agreement_signs_nothing_here(lines: tuple[str, ...]) -> None:
    assert told(*lines) is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "lines",
    [
        ("Signature page to the Statement of Work",),
        ("Signature page", "The parties have signed this Agreement."),
        ("The parties sign this Agreement on the date below.",),
        ("IN WITNESS WHEREOF the parties have executed this agreement by their representatives.",),
        ("The parties have entered into this Work Agreement as of the date below.",),
        ("Mobile Mail Agreement", "The parties have executed this Mobile Mail Agreement."),
    ],
)
def test_a_page_of_this_paper_stands(lines: tuple[str, ...]) -> None:
    assert told(*lines) is Verdict.MET


def test_a_frame_agreement_that_the_paper_is_under_is_known() -> None:
    under = BODY.replace(
        "STATEMENT OF WORK\n", "STATEMENT OF WORK\nunder the Master Services Agreement of 2024\n"
    )
    assert told("Signature page to the Master Services Agreement", body=under) is Verdict.MET
