"""Names and titles that a narrow column broke under their labels."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, value

from poedesk.proof.finding.model import Act, Role

PARTIES = ("Orchard Vale Ltd", Role.CUSTOMER), ("Brightwater Cloud Ltd", Role.PARTNER)
LEFTS = (60.0, 220.0, 280.0, 350.0)
LABELS = ("Customer's signature", "Name", "Title", "Date")


def block(*rows: tuple[str, str, str]) -> Act:
    items = [(left, 100.0, label) for left, label in zip(LEFTS, LABELS, strict=True)]
    for n, texts in enumerate(rows):
        items += [(left, 113.0 + 12 * n, text) for left, text in zip(LEFTS[1:], texts, strict=True) if text]
    ink = picture(62, 116, 160, 140, "strokes")
    (act,) = acts_in(document(page(items, drawings=[ink])), *PARTIES)
    return act


def test_a_broken_name_and_a_broken_title_are_whole() -> None:
    act = block(("Rosalind", "Operations", "4 May 2026"), ("Peake", "Manager", ""))
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Rosalind Peake",
        "Operations Manager",
        "2026-05-04",
    )


@pytest.mark.parametrize("under", ["Orchard Vale Ltd", "4 May 2026", "Tel: 01392 5501"])
def test_what_is_no_rest_of_a_title_stays_apart(under: str) -> None:
    act = block(("Dana Roe", "IT Manager", "4 May 2026"), ("", under, ""))
    assert value(act.title) == "IT Manager"


def test_a_line_that_had_room_is_another_one() -> None:
    act = block(("Al Roe", "IT", "4 May 2026"), ("Bo Ames", "", ""))
    assert value(act.name) != "Al Roe Bo Ames"
