"""A signature that says for nobody is not the customer's where the customer's own place is another."""

from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts.unannounced.others import is_of_another, names_other
from poedesk.proof.finding.model import Finding, Role, State

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
WE = "We accept the work described above as complete."
LEFTS = (40.0, 190.0, 280.0, 370.0, 480.0)
HEAD = ("Party", "Name", "Title", "Signature", "Date")
ODILE = ("Odile Perrin", "Orchard Manager", "", "3 May 2026")
TOM = ("Tom Ashby", "Delivery Manager", "", "2 May 2026")


def table(*rows: tuple[Sequence[str], bool]) -> Document:
    """A table of who signs, under the words by which somebody accepts."""
    items = [(40.0, 100.0, WE), *((left, 140.0, word) for left, word in zip(LEFTS, HEAD, strict=True))]
    drawings = []
    for number, (cells, inked) in enumerate(rows):
        top = 174.0 + 40 * number
        items += [(left, top, word) for left, word in zip(LEFTS, cells, strict=True) if word]
        if inked:
            drawings.append(Drawing("strokes", Box(375, top - 6, 450, top + 12)))
    return document(page(items, drawings=drawings))


def signed_for_the_customer(paper: Document) -> bool:
    acts = acts_in(paper, CUSTOMER, PARTNER)
    return any(act.role is Role.CUSTOMER and state(act.signature) is State.PRESENT for act in acts)


@pytest.mark.parametrize("partner", ["Brightwater Cloud Ltd", "Brightwater Cloud"])
def test_who_signed_in_the_partners_row_is_not_the_customer_who_says_we(partner: str) -> None:
    rows = ((CUSTOMER[0], *ODILE), False), ((partner, *TOM), True)
    assert not signed_for_the_customer(table(*rows))
    assert not signed_for_the_customer(table(*reversed(rows)))


def test_who_signed_in_the_customers_row_is_the_customer() -> None:
    assert signed_for_the_customer(table(((CUSTOMER[0], *ODILE), True), ((PARTNER[0], *TOM), True)))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Tom Ashby (Brightwater Cloud)", True),
        ("Brightwater", True),
        ("Odile Perrin, Lakeview Orchards", False),
        ("Cloud", False),
    ],
)
def test_a_party_is_named_whole_or_by_the_words_it_begins_with(text: str, *, named: bool) -> None:
    parties = [Finding(name, (), 0.9, role, State.PRESENT) for name, role in (CUSTOMER, PARTNER)]
    assert names_other(text, parties) is named


@pytest.mark.parametrize(
    ("line", "anothers"),
    [
        ("Odile Perrin, Orchard Manager, Lakeview Orchards Ltd, 3 May 2026", True),
        ("Tom Ashby, Delivery Manager, Lakeview Orchards Ltd, 3 May 2026", False),
        ("Odile Perrin, Orchard Manager", False),
    ],
)
def test_a_line_that_gives_the_customers_name_to_another_tells_where_the_customer_signs(
    line: str, *, anothers: bool
) -> None:
    assert is_of_another(line, "Tom Ashby", [CUSTOMER[0]]) is anothers
