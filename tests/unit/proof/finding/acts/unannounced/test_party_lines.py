"""Names of parties over two lines, over signatures beside each other."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CLIENT = ("Lakeview Orchards GmbH & Co. KG", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)


def paper(*head: str) -> Document:
    items = [(72.0, 150.0, "Project order"), (320.0, 180.0, PARTNER[0])]
    items += [(72.0, 180.0 + 14 * number, line) for number, line in enumerate(head)]
    for left, name, title in ((72.0, "Odile Perrin", "Director"), (320.0, "Ted Rowe", "Engineer")):
        items += [(left, 256.0, name), (left, 271.0, title), (left, 286.0, "3 May 2026")]
    drawings = [picture(left, 212, left + 120, 250, "strokes") for left in (72, 320)]
    return document(page(items, drawings=drawings))


def sides(paper: Document) -> dict[str | None, Role | None]:
    return {value(act.name): act.role for act in acts_in(paper, CLIENT, PARTNER) if act.is_signed}


@pytest.mark.parametrize(
    "head",
    [
        ("Lakeview Orchards GmbH & Co. KG",),
        ("Lakeview Orchards GmbH &", "Co. KG"),
        ("Lakeview", "Orchards GmbH & Co. KG"),
    ],
)
def test_a_name_over_two_lines_is_that_of_the_party(head: tuple[str, ...]) -> None:
    assert sides(paper(*head)) == {"Odile Perrin": Role.CUSTOMER, "Ted Rowe": Role.PARTNER}


@pytest.mark.parametrize("head", [("Harrow Mills GmbH &", "Co. KG"), ("Lakeview", "Mills AG")])
def test_the_name_of_another_house_is_not(head: tuple[str, ...]) -> None:
    assert sides(paper(*head)).get("Odile Perrin") is None
