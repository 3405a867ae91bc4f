import pytest
from tests.unit.proof.finding.acts.pages import acts_in, only, state, table, value

from poedesk.proof.finding.model import Role, State

BLOCK = [
    ["For the customer", ""],
    ["Name", "Dana Whitfield"],
    ["Signature", "/s/ Dana Whitfield"],
]


def test_a_date_that_cannot_be_read_is_not_an_empty_place() -> None:
    (act,) = acts_in(table([*BLOCK, ["Date", "the day after the fair"]], [0, 30]))
    assert (state(act.date), value(act.date)) == (State.PRESENT, None)


def test_a_date_told_in_two_languages_is_one() -> None:
    (act,) = acts_in(table([*BLOCK, ["Datum / Date", "29 januari 2026 / 29 January 2026"]], [0, 30]))
    assert value(act.date) == "2026-01-29"


def test_a_cell_without_words_is_an_empty_place() -> None:
    (act,) = acts_in(table([*BLOCK, ["Date", ""]], [0, 30]))
    assert (state(act.date), value(act.date)) == (State.BLANK, None)


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("Director", "Executive Director"),
        ("3 May 2026", "Executive"),
        ("Alder Quay Ltd", "Executive"),
        ("Jo Park", "Executive"),
    ],
)
def test_a_title_behind_a_name_goes_on_in_the_next_line_of_its_cell(second: str, title: str) -> None:
    rows = [
        ["Signature", "Name and title"],
        ["/s/ Dana Whitfield", f"Dana Whitfield, Executive\n{second}"],
    ]
    act = only(table(rows, [0, 30]), ("Alder Quay Ltd", Role.CUSTOMER))
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", title)
