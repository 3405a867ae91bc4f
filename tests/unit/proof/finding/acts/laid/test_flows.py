"""Columns of prose beside one another: a signature is seen with what its own column holds."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts.laid.flows import in_flow
from poedesk.proof.finding.model import Act, Role, State
from poedesk.proof.finding.page.view import DocumentView

Item = tuple[float, float, str]
PARTIES = ("Orchard Vale Ltd", Role.CUSTOMER), ("Brightwater Cloud Ltd", Role.PARTNER)
LEFT, RIGHT = 50.0, 330.0
PROSE = (
    "The growers of Orchard Vale Ltd were told of",
    "changes by radio, and orders for the morning",
    "were missed. Brightwater Cloud Ltd has set up",
    "Microsoft Teams on all of their phones since",
    "April, and has trained them on every site.",
)


def column(left: float, top: float, lines: Sequence[str] = PROSE) -> list[Item]:
    return [(left, top + 13 * n, line) for n, line in enumerate(lines)]


def columns(block: Sequence[Item], ink: Sequence[Box], over: Sequence[Item] = ()) -> Document:
    """Two columns of prose; the block stands at the end of the right one, beside prose of the left one."""
    left = [*column(LEFT, 60), *column(LEFT, 134), *column(LEFT, 208)]
    drawings = [Drawing("strokes", box) for box in ink]
    return document(page([*over, *left, *column(RIGHT, 60), *block], drawings=drawings))


BLOCK: list[Item] = [
    (RIGHT, 140, "For the Customer"),
    (RIGHT, 190, "Dana Whitfield"), (RIGHT, 203, "IT Director"), (RIGHT, 216, "4 May 2026"),
]  # fmt: skip
INK = Box(RIGHT, 154, RIGHT + 100, 182)


def told(act: Act) -> tuple[Role | None, State | None, str | None, str | None, str | None]:
    return act.role, state(act.signature), value(act.name), value(act.title), value(act.date)


DANA = (Role.CUSTOMER, State.PRESENT, "Dana Whitfield", "IT Director", "2026-05-04")


def test_a_block_in_one_column_takes_nothing_of_the_prose_beside_it() -> None:
    (act,) = acts_in(columns(BLOCK, [INK]), *PARTIES)
    assert told(act) == DANA


def test_what_is_found_is_cited_where_it_stands() -> None:
    (act,) = acts_in(columns(BLOCK, [INK]), *PARTIES)
    assert act.signature is not None
    assert [span.box for span in act.signature.spans] == [INK]


def test_two_blocks_in_a_column_stay_two() -> None:
    other: list[Item] = [
        (RIGHT, 240, "For the Partner"),
        (RIGHT, 290, "Omar Reyes"), (RIGHT, 303, "Account Manager"), (RIGHT, 316, "2 May 2026"),
    ]  # fmt: skip
    ink = Box(RIGHT, 254, RIGHT + 100, 282)
    acts = acts_in(columns([*BLOCK, *other], [INK, ink]), *PARTIES)
    partner = (Role.PARTNER, State.PRESENT, "Omar Reyes", "Account Manager", "2026-05-02")
    assert {told(act) for act in acts} == {DANA, partner}


def test_ink_in_one_column_signs_nothing_in_the_other() -> None:
    beside: list[Item] = [(LEFT, 150, "Accepted for the Customer:"), (LEFT, 190, "Dana Whitfield")]
    left = [*column(LEFT, 60), *beside, *column(LEFT, 208)]
    block: list[Item] = [(RIGHT, 140, "For the Partner"), (RIGHT, 190, "Omar Reyes")]
    drawn = [Drawing("strokes", INK)]
    acts = acts_in(document(page([*left, *column(RIGHT, 60), *block], drawings=drawn)), *PARTIES)
    assert not any(act.is_signed and act.role is Role.CUSTOMER for act in acts)


def test_what_spans_both_columns_stays_over_and_under_them() -> None:
    left, right = column(LEFT, 60), column(RIGHT, 60)
    end: list[Item] = [(LEFT, 160, "Page 1 of 2, printed for the growers by Brightwater Cloud Ltd, Exeter")]
    head: list[Item] = [(LEFT, 30, "Report of what was set up for the growers of the house since April")]
    flow = in_flow(DocumentView(document(page([*head, *left, *right, *end]))))
    assert flow is not None
    boxes = [piece.box for piece in flow.view.pieces(1)]
    assert [box.left for box in boxes] == [LEFT] * 12
    assert sorted(boxes, key=lambda box: box.top) == boxes
    assert boxes[0].top == 30


def test_three_columns_are_three() -> None:
    lines = [
        "We have set up it all",
        "for a few of the people",
        "who work in all the sites",
        "of the house as of May",
    ]
    items = [item for left in (40.0, 220.0, 400.0) for item in column(left, 60, lines)]
    flow = in_flow(DocumentView(document(page(items))))
    assert flow is not None
    boxes = [piece.box for piece in flow.view.pieces(1)]
    assert {box.left for box in boxes} == {40.0}
    assert sorted(boxes, key=lambda box: box.top) == boxes


def signed_below(*lefts: float, top: float) -> tuple[Act, ...]:
    """Two columns of prose, and under both a row of names, with ink over some of them."""
    names: list[Item] = [(LEFT, 170, "Dana Whitfield"), (RIGHT, 170, "Omar Reyes")]
    sides: list[Item] = [(LEFT, 183, "Orchard Vale Ltd"), (RIGHT, 183, "Brightwater Cloud Ltd")]
    ink = [Drawing("strokes", Box(left, top, left + 100, 165)) for left in lefts]
    items = [*column(LEFT, 60), *column(RIGHT, 60), *names, *sides]
    return acts_in(document(page(items, drawings=ink)), *PARTIES)


@pytest.mark.parametrize("top", [126.0, 140.0])
def test_ink_under_both_columns_is_of_the_names_under_it(top: float) -> None:
    assert not any(act.is_signed and act.role is Role.CUSTOMER for act in signed_below(RIGHT, top=top))
    acts = {(act.role, value(act.name)) for act in signed_below(LEFT, RIGHT, top=top) if act.is_signed}
    assert acts == {(Role.CUSTOMER, "Dana Whitfield"), (Role.PARTNER, "Omar Reyes")}


NAMES = ["For the Customer", "Signature: ____________", "Name: Dana Whitfield", "Date: 4 May 2026"]


@pytest.mark.parametrize(
    "items",
    [
        [*column(LEFT, 60), *column(RIGHT, 60, NAMES)],
        [*column(LEFT, 60, NAMES), *column(RIGHT, 60, NAMES)],
        [*column(LEFT, 60), *column(RIGHT, 300)],
        [item for both in zip(column(LEFT, 60), column(RIGHT, 60), strict=True) for item in both],
        [*column(LEFT, 60), *column(RIGHT, 60), *column(LEFT, 100)],
    ],
    ids=["prose and a block", "two blocks", "not beside", "read in rows", "goes on beside"],
)
def test_what_is_not_two_columns_of_prose_stays_as_it_is(items: list[Item]) -> None:
    assert in_flow(DocumentView(document(page(items)))) is None


def test_pictures_of_pages_stay_as_they_are() -> None:
    seen = page([*column(LEFT, 60), *column(RIGHT, 60)])
    assert in_flow(DocumentView(document(seen))) is not None
    assert in_flow(DocumentView(document(replace(seen, by="ocr")))) is None
