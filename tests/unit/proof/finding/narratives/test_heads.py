"""Whose work stands under a heading, in columns beside each other and in parts under each other."""

import pytest
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.document.model import Document
from poedesk.proof.finding.find import find_all

OURS = "In May 2026 Tarn Cabling pulled cable to nine huts and moved 40 mailboxes to Exchange Online."
THEIRS = "Deployed Microsoft Teams to 62 users in June 2026 and trained the patrol of the ski school."


def columns(left: str, right: str) -> Document:
    items = [
        (60.0, 60.0, "JOINT NOTE OF DELIVERY"),
        (60.0, 120.0, left),
        (330.0, 120.0, right),
        (60.0, 140.0, OURS[:48]),
        (60.0, 153.0, OURS[48:].strip()),
        (330.0, 140.0, THEIRS[:46]),
        (330.0, 153.0, THEIRS[46:].strip()),
    ]
    return document(page(items))


def doers(paper: Document) -> dict[str | None, str | None]:
    return {finding.topic: finding.doer for finding in find_all(paper).get("activity")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("DELIVERED BY TARN CABLING LTD", "DELIVERED BY CORVANE TELECOMS LTD"),
        ("TARN CABLING LTD", "CORVANE TELECOMS LTD"),
        ("LEISTUNGEN DER TARN CABLING GMBH", "LEISTUNGEN DER CORVANE TELECOMS GMBH"),
        ("TRAVAUX DE TARN CABLING SARL", "TRAVAUX DE CORVANE TELECOMS SARL"),
        ("TRABAJOS DE TARN CABLING S.L.", "TRABAJOS DE CORVANE TELECOMS S.L."),
    ],
)
def test_each_column_is_told_of_the_firm_over_it(left: str, right: str) -> None:
    found = doers(columns(left, right))
    assert "CORVANE TELECOMS" in (found["teams"] or "")
    assert all("TARN" in (doer or "") for topic, doer in found.items() if topic != "teams")


@pytest.mark.parametrize(
    "heading",
    [
        "SCHEDULE 1 - SERVICES",
        "WORK PERFORMED",
        "WHAT WAS DONE",
        "SCOPE OF SERVICES",
        "2. Scope of Managed Services",
        "SCOPE OF WORKS",
        "SERVICIOS DE CONSULTORÍA",
        "DELIVERED BY OUR CONSULTING TEAM",
        "SERVICES PROVIDED BY THE COMPANY",
    ],
)
def test_a_heading_that_names_no_firm_says_nothing(heading: str) -> None:
    assert set(doers(columns(heading, heading)).values()) == {None}


def test_a_letterhead_is_not_who_did_what_stands_under_it() -> None:
    items = [(60.0, 60.0, "CORVANE GROUP HOLDINGS PLC"), (60.0, 140.0, THEIRS)]
    assert set(doers(document(page(items))).values()) == {None}
