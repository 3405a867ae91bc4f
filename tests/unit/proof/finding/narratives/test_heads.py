"""Whose work stands under a heading, in columns beside each other and in parts under each other."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.document.model import Document, Page
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import CUSTOMER

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


MORE = "Enrolled all 62 laptops in Microsoft Intune in July 2026 and wrote the rules for them."
FIRM, FIRMS = "Delivered by Corvane Telecoms Ltd", "CORVANE"
BODY = 11.0


def paged(*pages: list[tuple[str, float]]) -> Document:
    """Pages of lines with the height of their letters; what is larger than the body is a heading."""
    made: list[Page] = []
    for lines in pages:
        items = [(60.0, 60.0 + 24 * row, text) for row, (text, _) in enumerate(lines)]
        plain = page(items, number=len(made) + 1)
        segments = tuple(
            replace(piece, heading=size > BODY, box=piece.box._replace(bottom=piece.box.top + size))
            for piece, (_, size) in zip(plain.segments, lines, strict=True)
        )
        made.append(replace(plain, segments=segments))
    return document(*made)


@pytest.mark.parametrize(
    ("head", "sub"),
    [
        ((FIRM, 16.0), ("Telephony", 13.0)),
        ((f"3. {FIRM}", 13.0), ("3.1 Telephony", 13.0)),
        ((FIRM, 13.0), ("Teams rollout", 13.0)),
        ((FIRM, 13.0), ("Phase 2", 13.0)),
    ],
)
def test_a_sub_heading_keeps_the_firm(head: tuple[str, float], sub: tuple[str, float]) -> None:
    assert FIRMS in (doers(paged([head, sub, (THEIRS, BODY)]))["teams"] or "").upper()


@pytest.mark.parametrize(
    "after",
    [
        ("Acceptance", 16.0),
        ("Work performed by us", 16.0),
        ("4. Mailboxes", 16.0),
        ("REMAINING WORK", 16.0),
    ],
)
def test_the_next_heading_of_its_rank_ends_it(after: tuple[str, float]) -> None:
    found = doers(paged([(f"3. {FIRM}", 16.0), (MORE, BODY), after, (THEIRS, BODY)]))
    assert found["teams"] is None
    assert FIRMS in (found["intune"] or "").upper()


def test_work_goes_on_over_the_page() -> None:
    running = ("NOTE OF DELIVERY 7", BODY)
    found = doers(
        paged(
            [running, (FIRM, 16.0), ("Telephony", 13.0), (THEIRS, BODY)],
            [running, (MORE, BODY)],
            [running, ("Laptops", 13.0), (OURS, BODY)],
            [
                running,
                ("Summary", 16.0),
                ("Brightwater set up SharePoint Online for 40 users in July 2026.", BODY),
            ],
        )
    )
    assert all(FIRMS in (found[topic] or "").upper() for topic in ("teams", "intune", "exchange-online"))
    assert found["sharepoint-online"] is None


def under(heading: str) -> set[str | None]:
    items = [(60.0, 60.0, "NOTE OF DELIVERY"), (60.0, 120.0, heading.upper())]
    items += [(60.0, 140.0, THEIRS[:46]), (60.0, 153.0, THEIRS[46:].strip())]
    return set(doers(document(page(items))).values())


@pytest.mark.parametrize(
    "heading",
    [
        "Work performed by the customer",
        "Customer's tasks",
        "Erbrachte Leistungen des Auftraggebers",
        "Vom Kunden ausgeführte Arbeiten",
        "Travaux réalisés par le client",
        "Tareas realizadas por el cliente",
    ],
)
def test_a_heading_gives_what_stands_under_it_to_the_customer(heading: str) -> None:
    assert under(heading) == {CUSTOMER}


@pytest.mark.parametrize(
    "heading",
    [
        "Work performed for the customer",
        "Leistungen des Auftragnehmers",
        "Arbeiten beim Kunden",
        "Travaux réalisés pour le client",
        "Trabajos para el cliente",
    ],
)
def test_work_for_the_customer_is_not_the_customers_own(heading: str) -> None:
    assert CUSTOMER not in under(heading)
