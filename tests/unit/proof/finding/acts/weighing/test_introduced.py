"""A line with a colon under a writer's name, over another one: "Acknowledged and agreed by Alder Mills:"."""

from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CLIENT = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
LETTER = [
    (60.0, 60.0, "Brightwater Cloud Ltd"),
    (60.0, 80.0, "4 May 2026"),
    (60.0, 110.0, "Lakeview Orchards Ltd"),
    (
        60.0,
        130.0,
        "We have finished the enrolment of all the tablets of your staff in Microsoft Intune.",
    ),
    (60.0, 160.0, "Yours faithfully,"),
    (60.0, 216.0, "Ted Rowe"),
    (60.0, 232.0, "Engineer"),
    (60.0, 262.0, "Acknowledged and agreed by Lakeview Orchards Ltd:"),
    (60.0, 318.0, "Odile Perrin"),
    (60.0, 334.0, "IT Director"),
]


def letter(*tops: float) -> Document:
    drawings = [picture(66, top, 170, top + 30, "strokes") for top in tops]
    return document(page(LETTER, drawings=drawings))


def signed(paper: Document) -> dict[str | None, Role | None]:
    return {value(act.name): act.role for act in acts_in(paper, CLIENT, PARTNER) if act.is_signed}


def test_the_writer_does_not_sign_for_whom_the_line_under_the_name_asks() -> None:
    assert signed(letter(182.0)) == {}


def test_who_signs_under_that_line_does() -> None:
    assert signed(letter(182.0, 284.0))["Odile Perrin"] is Role.CUSTOMER
    assert signed(letter(284.0)) == {"Odile Perrin": Role.CUSTOMER}
