from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, table, value

from poedesk.proof.document.model import Box, Cell, Drawing
from poedesk.proof.finding.model import Act, Role, State

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


def heads(*under: tuple[float, float, str, int]) -> Act:
    """The act of a table "Authorised by | Position | Date" with ink in its first cell."""
    row = [(80.0, 597.0, "Authorised by", 0), (244.0, 597.0, "Position", 1), (377.0, 597.0, "Date", 2)]
    items = [(60.0, 500.0, "Order of Alder Quay Ltd", -1), *row, *under]
    made = page(
        [(left, top, text) for left, top, text, _ in items],
        drawings=[Drawing("strokes", Box(89, 622, 192, 645))],
    )
    places = [None, *(Cell(0, 0 if top == row[0][1] else 1, column) for _, top, _, column in items[1:])]
    segments = tuple(replace(s, cell=place) for s, place in zip(made.segments, places, strict=True))
    return only(document(replace(made, segments=segments)), ("Alder Quay Ltd", Role.CUSTOMER))


def test_an_answer_stands_in_the_cell_under_its_head_however_high_the_row_is() -> None:
    name = (80.0, 662.0, "Jo Park", 0)
    act = heads((244.0, 645.0, "Finance Manager", 1), (377.0, 645.0, "10 September 2024", 2), name)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Jo Park",
        "Finance Manager",
        "2024-09-10",
    )


def test_an_answer_in_another_column_or_further_down_is_none_of_the_head() -> None:
    name = (80.0, 662.0, "Jo Park", 0)
    assert heads((377.0, 645.0, "10 September 2024", 2), name).title is not None
    assert value(heads((377.0, 645.0, "10 September 2024", 2), name).title) is None
