"""Who signs, from the one cell without a label in the ruled row of the signature."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, value

from poedesk.proof.document.model import Box, Cell, Document, Drawing, Page, Segment, Words
from poedesk.proof.finding.model import Role

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PEN = Box(64, 515, 160, 538)


def row(*cells: tuple[str, ...]) -> Document:
    """A page that ends with one ruled row, each cell with its lines; ink in the first cell."""
    text, segments = "PURCHASE ORDER 4711\nLakeview Orchards Ltd\n", []
    segments = [Segment(0, 19, Box(60, 40, 160, 51)), Segment(20, 41, Box(60, 56, 170, 67))]
    for column, lines in enumerate(cells):
        for number, line in enumerate(lines):
            top, left = 500.0 + 13 * number, 60.0 + 160 * column
            box = Box(left, top, left + 5.5 * len(line), top + 11)
            segments.append(Segment(len(text), len(text) + len(line), box, Cell(0, 0, column)))
            text += line + "\n"
    return document(Page(1, 612, 792, text, tuple(segments), Words(), (), (), (Drawing("strokes", PEN),), ()))


SIGN, DATE = ("AUTHORIZED SIGNATURE",), ("DATE", "4 May 2026")


@pytest.mark.parametrize(
    ("person", "name", "title"),
    [
        (("Odile Perrin", "Practice Administrator"), "Odile Perrin", "Practice Administrator"),
        (("Odile Perrin, Practice Administrator",), "Odile Perrin", "Practice Administrator"),
        (("Odile Perrin",), "Odile Perrin", None),
    ],
)
def test_the_cell_beside_the_signature_names_who_signs(
    person: tuple[str, ...], name: str, title: str | None
) -> None:
    (act,) = acts_in(row(SIGN, person, DATE), CUSTOMER)
    assert (value(act.name), value(act.title), value(act.date)) == (name, title, "2026-05-04")


@pytest.mark.parametrize(
    "cells",
    [
        (SIGN, ("Net 30 days", "FOB Duluth"), DATE),
        (SIGN, ("Odile Perrin", "Head of Purchasing"), ("Tom Ashby", "Delivery Manager"), DATE),
        (SIGN, ("Ask for Odile Perrin at the gate before noon",), DATE),
        (SIGN, ("Odile Perrin", "Room 14, second floor, ring twice"), DATE),
    ],
)
def test_other_cells_name_nobody(cells: tuple[tuple[str, ...], ...]) -> None:
    assert all(act.name is None for act in acts_in(row(*cells), CUSTOMER))
