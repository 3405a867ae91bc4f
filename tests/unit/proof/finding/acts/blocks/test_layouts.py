"""Blocks as papers of many houses set them: each tells the customer's act when inked, none when not."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Act, Role, State

PARTIES = (("Greyhaven Ports", Role.CUSTOMER), ("Tollgate Systems", Role.PARTNER))
BODY = (60.0, 60.0, "The work was carried out by Tollgate Systems and is accepted by Greyhaven Ports.")
NAME, TITLE, DAY = "Oluwaseun Adeyemi", "ICT Services Lead", "9 January 2026"
OTHER, OFFICE, BEFORE = "Hannah Voss", "Principal Consultant", "8 January 2026"

Line = tuple[float, float, str]
Layout = tuple[list[Line], list[Box]]
"""What is printed, and where the ink stands: the customer's first."""


def _columns(left: str, right: str, rows: list[tuple[str, str, str]], ink: float) -> Layout:
    lines = [(60.0, 100.0, left), (320.0, 100.0, right)]
    for number, (label, mine, theirs) in enumerate(rows):
        top = 130.0 + 25 * number
        lines += [(60.0, top, label), (320.0, top, label)]
        lines += [(130.0, top, mine), (390.0, top, theirs)] if mine else []
    return lines, [Box(390, ink - 4, 470, ink + 10), Box(130, ink - 4, 210, ink + 10)]


ROWS = [("Print name", OTHER, NAME), ("Job title", OFFICE, TITLE), ("Date", BEFORE, DAY)]

LAYOUTS: dict[str, Layout] = {
    "bare 'Signed' over two columns": _columns("Supplier", "Client", [("Signed", "", ""), *ROWS], 130),
    "bare 'Sign' among other labels": _columns("Vendor", "Purchaser", [*ROWS, ("Sign", "", "")], 205),
    "an authorised signatory of the side": (
        [
            (60, 100, "Authorised signatory of the Customer"),
            (60, 150, "Signature"),
            (60, 175, f"Name and title: {NAME}, {TITLE}"),
            (60, 195, f"Place and date: Greyhaven, {DAY}"),
        ],
        [Box(70, 122, 150, 138)],
    ),
    "names with titles in brackets over each other": (
        [
            (60, 100, "On behalf of Tollgate Systems:"),
            (60, 145, "." * 40),
            (60, 160, f"{OTHER} ({OFFICE})"),
            (60, 175, BEFORE),
            (60, 205, "On behalf of Greyhaven Ports:"),
            (60, 250, "." * 40),
            (60, 265, f"{NAME} ({TITLE})"),
            (60, 280, DAY),
        ],
        [Box(80, 228, 160, 244), Box(80, 123, 160, 139)],
    ),
    "who is of which house behind the name": (
        [
            (60, 100, "Handed over by"),
            (320, 100, "Received by"),
            (60, 160, f"{OTHER}, Tollgate Systems"),
            (320, 160, f"{NAME}, Greyhaven Ports"),
            (60, 175, OFFICE),
            (320, 175, TITLE),
            (60, 190, BEFORE),
            (320, 190, DAY),
        ],
        [Box(324, 138, 404, 152), Box(64, 138, 144, 152)],
    ),
    "a side that somebody represents": (
        [
            (60, 100, "THE EMPLOYER: GREYHAVEN PORTS"),
            (60, 130, f"Represented by {NAME}, {TITLE}"),
            (60, 160, "Signature"),
            (300, 160, f"Date  {DAY}"),
        ],
        [Box(130, 155, 210, 168)],
    ),
    "heads over place and date": (
        [
            (60, 100, "Für den Auftraggeber"),
            (320, 100, "Für den Auftragnehmer"),
            (60, 118, "Greyhaven, den 9. Januar 2026"),
            (320, 118, "Bremen, den 8. Januar 2026"),
            (60, 165, f"{NAME}, {TITLE}"),
            (320, 165, f"{OTHER}, {OFFICE}"),
        ],
        [Box(62, 140, 142, 156), Box(322, 140, 402, 156)],
    ),
    "the side under the name": (
        [
            (330, 100, f"Greyhaven, {DAY}"),
            (330, 150, NAME),
            (330, 165, TITLE),
            (330, 180, "for the Client"),
        ],
        [Box(332, 124, 412, 140)],
    ),
}


def _paper(layout: Layout, ink: list[Box]) -> Document:
    return document(page([BODY, *layout[0]], drawings=[Drawing("strokes", box) for box in ink]))


def _signed(paper: Document, role: Role) -> list[Act]:
    acts = acts_in(paper, *PARTIES)
    return [act for act in acts if act.role is role and state(act.signature) is State.PRESENT]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_customer_signed(name: str) -> None:
    layout = LAYOUTS[name]
    (act,) = _signed(_paper(layout, layout[1]), Role.CUSTOMER)
    assert (value(act.name), value(act.title), value(act.date)) == (NAME, TITLE, "2026-01-09")


@pytest.mark.parametrize("name", LAYOUTS)
def test_where_only_the_partner_signed_the_customer_did_not(name: str) -> None:
    layout = LAYOUTS[name]
    assert _signed(_paper(layout, layout[1][1:]), Role.CUSTOMER) == []
