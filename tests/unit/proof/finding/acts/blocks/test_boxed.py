"""Forms whose labels stand small at the top of a ruled box, over what is filled in."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value

from poedesk.proof.document.model import Box, Cell, Document, Drawing
from poedesk.proof.finding.model import Role, State

PEN = Drawing("strokes", Box(60, 330, 160, 350))
Placed = tuple[float, float, str, int, int]
"""Left, top, words, row and column."""


def boxed(*items: Placed, drawings: tuple[Drawing, ...] = ()) -> Document:
    """Return a page on which each text stands in its cell of one table."""
    made = page([(left, top, words) for left, top, words, _, _ in items], drawings=drawings)
    cells = [Cell(0, row, column) for _, _, _, row, column in items]
    segments = tuple(replace(each, cell=cell) for each, cell in zip(made.segments, cells, strict=True))
    return document(replace(made, segments=segments))


HEAD: tuple[Placed, ...] = (
    (50, 280, "Date of takeover", 0, 0),
    (230, 280, "For the customer, in block letters", 0, 1),
    (450, 280, "Position", 0, 2),
    (50, 293, "2025-11-04", 0, 0),
    (230, 293, "INGRID SOLHAUG", 0, 1),
    (450, 293, "Quality Manager", 0, 2),
)
FOOT: tuple[Placed, ...] = (
    (50, 315, "Signature of the customer", 1, 0),
    (450, 315, "Supplier's ref.", 1, 2),
    (450, 328, "Odd H.", 1, 2),
)


def test_what_is_drawn_under_a_label_in_its_box_signs_there() -> None:
    act = only(boxed(*HEAD, *FOOT, drawings=(PEN,)))
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.title)) == ("INGRID SOLHAUG", "Quality Manager")
    assert value(act.date) == "2025-11-04"


def test_an_empty_box_is_signed_by_nobody_whoever_the_suppliers_contact_is() -> None:
    paper = boxed(*HEAD, (50, 315, "Signature of the customer", 1, 0), (450, 315, "Supplier's ref.", 1, 2))
    assert state(only(paper).signature) is State.BLANK


def test_a_name_and_a_date_may_be_broken_over_the_lines_of_a_narrow_box() -> None:
    act = only(
        boxed(
            (50, 315, "Authorized signature for the customer", 0, 0),
            (280, 315, "Name", 0, 1),
            (380, 315, "Title", 0, 2),
            (480, 315, "Date signed", 0, 3),
            (280, 328, "Dwayne", 0, 1),
            (280, 341, "Cardinal", 0, 1),
            (380, 328, "Director", 0, 2),
            (480, 328, "2025-JUL-", 0, 3),
            (480, 341, "10", 0, 3),
            drawings=(PEN,),
        )
    )
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Dwayne Cardinal",
        "Director",
        "2025-07-10",
    )
    assert state(act.signature) is State.PRESENT


def test_a_label_over_a_column_takes_nothing_of_the_column_beside_it() -> None:
    """ "Submitted by | Accepted by", with all that each side says in one cell."""
    items: tuple[Placed, ...] = (
        (60, 280, "Submitted by", 0, 0),
        (300, 280, "Accepted by", 0, 1),
        (60, 300, "Godavari Infotech Limited", 1, 0),
        (60, 313, "K. Appala Raju", 1, 0),
        (60, 326, "Delivery Head", 1, 0),
        (300, 300, "Subarnarekha Steels Limited", 1, 1),
        (300, 350, "Sudeshna Mahato", 1, 1),
        (300, 363, "Deputy Manager", 1, 1),
    )
    paper = boxed(*items, drawings=(Drawing("strokes", Box(304, 315, 400, 345)),))
    parties = (("Subarnarekha Steels Limited", Role.CUSTOMER), ("Godavari Infotech Limited", Role.PARTNER))
    act = next(act for act in acts_in(paper, *parties) if act.is_signed)
    assert (act.role, value(act.name), value(act.title)) == (
        Role.CUSTOMER,
        "Sudeshna Mahato",
        "Deputy Manager",
    )
