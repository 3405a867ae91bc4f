"""A page of signatures that was taken from another paper carries that paper's foot."""

from datetime import date

import pytest
from tests.unit.proof.assessing.acknowledging.papers import QUARRY
from tests.unit.proof.reading.readers.pdf.made import HEIGHT, Draw, Sheet, pdf

from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Element, Overall
from poedesk.proof.claim import load as claims
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

DAY = date(2026, 5, 4)
WORK = """Statement of Work No. 7
between Skelwith Systems Ltd (Partner) and Tarn Quarries Ltd (Customer)
Customer domain: tarnquarries.example
Customer tenant ID: 0f4b7d21-6c38-4ae9-9b52-e1a7430c8d66
1. Business need
Tarn Quarries Ltd lost two days of blasting orders in December when the old mail server failed.
It needs mail that the foremen can read at the rock face and that does not depend on one room.
2. Scope of work
Skelwith Systems Ltd migrated 164 mailboxes of Tarn Quarries Ltd to Exchange Online in February 2026,
quarry by quarry, and trained 45 foremen in March 2026."""
SIGNED = """For the customer, Tarn Quarries Ltd
Signature: /s/ Joyce Abara
Name: Joyce Abara
Title: Operations Director
Date: 14 April 2026"""
TERMS = """3. Terms
Skelwith Systems Ltd invoices each phase at its end. Travel is included in the fee."""


def _sheet(text: str, foot: str) -> Draw:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(text.splitlines()):
            sheet.text(60, 80 + 18 * number, line, size=9)
        sheet.text(60, HEIGHT - 30, foot, size=8)

    return draw


def _judged(*feet: str) -> tuple[Element, Overall]:
    claim = claims.build(QUARRY)
    data = pdf(*(_sheet(text, foot) for text, foot in zip((WORK, TERMS, SIGNED), feet, strict=True)))
    found = find_in([read_document(data, "sow.pdf", Job(DEFAULT))])
    assessment = assess(claim, policy_for(claim, None, DAY), found, DAY)
    return assessment.element("acknowledgement.signature"), assessment.verdict


@pytest.mark.parametrize(
    "feet",
    [
        ("SOW No. 7, page 1 of 3", "SOW No. 7, page 2 of 3", "SOW No. 7, page 3 of 3"),
        ("1", "2", "3"),
        ("Seite 1 von 3", "Seite 2 von 3", "Seite 3 von 3"),
        ("Statement of Work - 1", "Statement of Work - 2", "Signature page to Statement of Work No. 7"),
        ("1. Business need 1", "3. Terms 2", "Signatures 3"),
        ("Skelwith Systems Ltd, page 1", "Skelwith Systems Ltd, page 2", ""),
    ],
)
def test_pages_of_one_paper_are_signed_together(feet: tuple[str, str, str]) -> None:
    assert _judged(*feet)[1] is Overall.APPROVABLE


@pytest.mark.parametrize(
    "feet",
    [
        ("SOW No. 7, page 1 of 3", "SOW No. 7, page 2 of 3", "Cleaning contract 2219, page 4 of 4"),
        ("SOW 2026-07 | 1", "SOW 2026-07 | 2", "SOW 2024-31 | 3"),
        ("Skelwith Systems Ltd 1/3", "Skelwith Systems Ltd 2/3", "Kirkstone Slate supply agreement 3/3"),
        ("Version of 12 January 2026", "Version of 12 January 2026", "Version of 3 May 2023"),
    ],
)
def test_a_page_with_another_papers_foot_is_for_a_person_to_look_at(feet: tuple[str, str, str]) -> None:
    signature, overall = _judged(*feet)
    assert overall is Overall.NEEDS_REVIEW
    assert "foot of that page" in signature.because
