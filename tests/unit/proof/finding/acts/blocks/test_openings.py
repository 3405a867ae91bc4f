"""Heads over several signatures: what stands under one is not of the next one."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Act, Role

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)


def three_and_one(lead: str) -> Document:
    """The partner's three signatures in two rows, then the customer's one, which nobody dated."""
    items: list[tuple[float, float, str]] = [(60, 130, f"{lead} Brightwater Cloud Ltd")]
    drawings = []
    rules = []
    people = [
        (60, 180, "Tom Ashby"),
        (300, 180, "Omar Field"),
        (60, 268, "Ben Tallis"),
        (60, 372, "Odile Perrin"),
    ]
    for left, top, name in people:
        drawings.append(Drawing("strokes", Box(left + 8, top - 26, left + 110, top - 3)))
        rules.append((left, left + 170, top))
        day = "Date: 3 May 2026" if name != "Odile Perrin" else "Date: ____________"
        items += [(left, top + 5, name), (left, top + 19, "Head of Sales"), (left, top + 33, day)]
    items.append((60, 318, f"{lead} Lakeview Orchards Ltd"))
    return document(page(sorted(items, key=lambda item: item[1]), drawings=drawings, rules=rules))


def by_name(paper: Document) -> dict[str | None, Act]:
    return {value(act.name): act for act in acts_in(paper, CUSTOMER, PARTNER)}


@pytest.mark.parametrize("lead", ["For and on behalf of", "Namens", "Pour"])
def test_a_second_row_under_a_head_is_of_its_side(lead: str) -> None:
    found = by_name(three_and_one(lead))
    assert found["Odile Perrin"].role is Role.CUSTOMER
    assert all(found[name].role is not Role.CUSTOMER for name in ("Tom Ashby", "Omar Field", "Ben Tallis"))


@pytest.mark.parametrize("lead", ["For and on behalf of", "Namens"])
def test_no_day_of_the_block_over_a_head_is_taken_for_the_one_under_it(lead: str) -> None:
    assert value(by_name(three_and_one(lead))["Odile Perrin"].date) is None
