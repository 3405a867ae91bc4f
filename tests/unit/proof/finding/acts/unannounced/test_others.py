"""A signature that says for nobody is not the customer's where the customer's own place is another."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Box, Cell, Document, Drawing
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


def two_columns(*heads: str) -> Document:
    """A table whose columns two people signed with pictures, under a sentence that takes the work."""
    grid = TextGrid()
    for sentence in (
        "Auftraggeber: Lakeview Orchards Ltd",
        "Auftragnehmer: Brightwater Cloud Ltd",
        "Brightwater Cloud Ltd hat alle Postfächer umgezogen. Die Leistung wurde vollständig abgenommen.",
    ):
        grid.add(sentence, column=0)
        grid.end_line()
    rows = [("", *heads), ("Name", "Odile Perrin", "Tom Ashby"), ("Funktion", "Leiterin IT", "Projektleiter")]
    rows += [("Datum", "04.05.2026", "05.05.2026"), ("Unterschrift", "", "")]
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                grid.add(text, column=(0, 20, 60)[column], cell=Cell(0, number, column))
        grid.end_line()
    made = grid.page()
    line = made.segments[-1].box
    pictures = [Drawing("picture", Box(left, line.top, left + 100, line.bottom)) for left in (125.0, 365.0)]
    return document(replace(made, drawings=tuple(pictures)))


@pytest.mark.parametrize(
    ("heads", "sides"),
    [
        (("Teilnehmer 1", "Teilnehmer 2"), [None, None]),
        (("Für den Auftraggeber", "Teilnehmer 2"), [Role.CUSTOMER, None]),
    ],
)
def test_of_two_who_sign_side_by_side_a_sentence_over_both_gives_none(
    heads: tuple[str, str], sides: list[Role | None]
) -> None:
    acts = acts_in(two_columns(*heads), CUSTOMER, PARTNER)
    told = {value(act.name): act.role for act in acts if act.is_signed}
    assert [told.get("Odile Perrin"), told.get("Tom Ashby")] == sides
