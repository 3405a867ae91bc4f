"""Titles under labels that may also ask for a place or a time."""

import pytest
from tests.unit.proof.finding.acts.pages import only, typed, value

from poedesk.proof.finding.model import Role

BLOCK = """\
For Lakeview Orchards Ltd
Signature: /s/ Odile Perrin
Name: Odile Perrin
{}
Date: 3 May 2026
"""


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Office: Bursar", "Bursar"),
        ("Post: Head of Growing", "Head of Growing"),
        ("Appointment: Clerk to the Board", "Clerk to the Board"),
        ("Rank: Colonel", "Colonel"),
        ("Office: 12 Mill Lane, Marlow", None),
        ("Office: Orchard House, Marlow", None),
        ("Office: Marlow", None),
        ("Post: SL7 1AB Marlow", None),
        ("Appointment: 4 May at nine", None),
    ],
)
def test_an_address_or_a_day_is_no_title(line: str, title: str | None) -> None:
    act = only(typed(BLOCK.format(line)), ("Lakeview Orchards Ltd", Role.CUSTOMER))
    assert value(act.title) == title
    assert value(act.date) == "2026-05-03"
