"""Titles under labels that may also ask for a place or a time."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, picture, typed, value

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


@pytest.mark.parametrize(
    ("printed", "name", "title"),
    [
        ("(Odile Perrin, Bursar)", "Odile Perrin", "Bursar"),
        ("(Odile Perrin)", "Odile Perrin", None),
        ("(Printed name and title)", None, None),
        ("(in block letters)", None, None),
    ],
)
def test_name_and_title_may_stand_in_brackets(printed: str, name: str | None, title: str | None) -> None:
    items = [(72.0, 214.0, "Signature of the customer"), (72.0, 228.0, printed)]
    stamp = picture(80, 170, 180, 205)
    act = only(document(page(items, rules=[(72.0, 230.0, 210.0)], drawings=[stamp])))
    assert (value(act.name), value(act.title)) == (name, title)
