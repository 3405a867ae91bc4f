"""Headings of what stands at a place: in a paragraph of its own, or at the beginning of a cell."""

import pytest
from tests.unit.proof.finding.sheets import table

from poedesk.proof.finding.page.places import places

STORY = "the mail server failed twice in December, and the crews on the road could not see their orders."


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        (f"Why we started. For the file, {STORY}", ["business_need"]),
        (f"Why we started. {STORY.partition(',')[0]}.", []),
        (f"Apologies. For the file, {STORY}", []),
    ],
)
def test_a_point_of_minutes_in_a_table_has_its_own_heading(cell: str, keys: list[str]) -> None:
    rows = [("", "Item", "Action"), ("1", "Minutes of 10 March agreed.", ""), ("2", cell, "SR")]
    assert [key for place in places(table(*rows)) for key in place.keys] == keys
