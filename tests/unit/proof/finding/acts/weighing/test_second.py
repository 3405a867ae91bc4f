"""Two people of one side beside each other, under one head over the first of them."""

from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)
ROW = [
    (72.0, 220.0, "Lakeview Orchards"),
    (72.0, 276.0, "ppa. Odile Perrin"),
    (310.0, 276.0, "i. V. Uwe Lang"),
    (72.0, 291.0, "IT Director"),
    (310.0, 291.0, "Head of Purchasing"),
]
APART = [(72.0, 330.0, "Brightwater Cloud"), (72.0, 386.0, "Ted Rowe"), (72.0, 401.0, "Engineer")]


def paper(*more: tuple[float, float, str], apart: bool = True) -> Document:
    inked = [(72, 236), (310, 236), *([(72, 346)] if apart else [])]
    drawings = [picture(left, top, left + 100, top + 32, "strokes") for left, top in inked]
    return document(
        page(
            [(72.0, 150.0, "Framework Agreement"), *ROW, *(APART if apart else []), *more], drawings=drawings
        )
    )


def sides(paper: Document) -> dict[str | None, Role | None]:
    return {value(act.name): act.role for act in acts_in(paper, CLIENT, PARTNER) if act.is_signed}


def test_the_second_of_a_row_signs_for_the_side_of_the_first() -> None:
    told = sides(paper())
    assert told["Odile Perrin"] is told["Uwe Lang"] is Role.CUSTOMER
    assert told["Ted Rowe"] is Role.PARTNER


def test_under_a_head_of_its_own_it_does_not() -> None:
    told = sides(paper((310.0, 220.0, "Harrow Mills")))
    assert told.get("Uwe Lang") is not Role.CUSTOMER


def test_where_the_other_side_signs_nowhere_else_it_does_not() -> None:
    told = sides(paper(apart=False))
    assert told.get("Uwe Lang") is not Role.CUSTOMER
