"""Tables without rules whose columns are the sides, and columns of those who only looked a paper over."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, state, table, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Act, Role, State

CUSTOMER = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
Rows = list[tuple[str, str, str]]


def unruled(rows: Rows, heads: tuple[str, str] = ("Customer", "Partner")) -> Document:
    items = [(200.0, 100.0, heads[0]), (380.0, 100.0, heads[1])]
    for number, row in enumerate(rows):
        lefts = zip((60.0, 200.0, 380.0), row, strict=True)
        items += [(left, 120.0 + 18 * number, text) for left, text in lefts if text]
    return document(page(items))


def told(act: Act) -> tuple[State | None, str | None, str | None, str | None]:
    return state(act.signature), value(act.name), value(act.title), value(act.date)


def by_role(made: Document) -> dict[Role | None, tuple[State | None, str | None, str | None, str | None]]:
    return {act.role: told(act) for act in acts_in(made, CUSTOMER, PARTNER)}


def rows(one: str, other: str, day: str) -> Rows:
    return [
        ("Title", "Head of IT", "Delivery Manager"), ("Date", day, "11 May 2026"),
        ("Name", "Odile Perrin", "Tom Ashby"),
        ("Signature", one, other),
    ]  # fmt: skip


def test_what_stands_under_a_side_is_of_that_side() -> None:
    assert by_role(unruled(rows("/s/ Odile Perrin", "/s/ Tom Ashby", "12 May 2026"))) == {
        Role.CUSTOMER: (State.PRESENT, "Odile Perrin", "Head of IT", "2026-05-12"),
        Role.PARTNER: (State.PRESENT, "Tom Ashby", "Delivery Manager", "2026-05-11"),
    }


def test_the_one_day_and_signature_of_a_row_are_of_the_side_under_which_they_stand() -> None:
    assert by_role(unruled(rows("", "Tom Ashby", "")))[Role.CUSTOMER] == (
        State.BLANK, "Odile Perrin", "Head of IT", None,
    )  # fmt: skip


def test_heads_that_name_no_two_sides_make_no_table() -> None:
    found = by_role(unruled(rows("/s/ Odile Perrin", "", "12 May 2026"), heads=("Present", "Absent")))
    assert Role.CUSTOMER not in found
    assert Role.PARTNER not in found


GRID = [
    ["", "Prepared by", "Checked by", "Approved by"],
    ["Name", "Ada Holm", "Ben Tallis", "Odile Perrin"],
    ["Signature", "/s/ Ada Holm", "/s/ Ben Tallis", "/s/ Odile Perrin"],
    ["Date", "10 May 2026", "11 May 2026", "12 May 2026"],
]


def grid(*without: str) -> Document:
    shown = [["" if cell in without else cell for cell in row] for row in GRID]
    return table(shown, lefts=[0, 20, 40, 60])


def test_of_those_who_wrote_checked_and_approved_only_the_last_signs() -> None:
    (act,) = acts_in(grid(), CUSTOMER, PARTNER)
    assert told(act) == (State.PRESENT, "Odile Perrin", None, "2026-05-12")
    assert act.role is None


def test_where_who_approves_has_not_signed_nobody_has() -> None:
    (act,) = acts_in(grid("/s/ Odile Perrin", "12 May 2026"), CUSTOMER, PARTNER)
    assert told(act)[0] is State.BLANK
    assert value(act.date) is None


@pytest.mark.parametrize(("signed", "expected"), [(2, True), (1, False)])
def test_ink_in_the_column_of_who_checked_is_no_signature(signed: int, expected: bool) -> None:  # noqa: FBT001
    lefts = [180.0, 300.0, 420.0]
    items = [(left, 100.0, head) for left, head in zip(lefts, GRID[0][1:], strict=True)]
    items += [(left, 160.0, name) for left, name in zip(lefts, GRID[1][1:], strict=True)]
    ink = picture(lefts[signed] + 2, 122, lefts[signed] + 90, 150, "strokes")
    acts = acts_in(document(page(items, drawings=[ink])), CUSTOMER, PARTNER)
    assert any(act.is_signed for act in acts) is expected


def test_a_label_right_under_an_empty_one_asks_for_the_same_signature() -> None:
    items = [
        (60.0, 100.0, "Customer"), (60.0, 116.0, "Signature:"), (60.0, 129.0, "Signed by:"),
        (60.0, 142.0, "Odile Perrin"), (60.0, 155.0, "299DACFE06F3BB2A..."),
        (60.0, 168.0, "Name: Odile Perrin"), (60.0, 181.0, "Date: 12 May 2026"),
    ]  # fmt: skip
    (act,) = acts_in(document(page(items)), CUSTOMER, PARTNER)
    assert act.role is Role.CUSTOMER
    assert told(act) == (State.PRESENT, "Odile Perrin", None, "2026-05-12")


@pytest.mark.parametrize("column", [0, 1])
def test_a_signature_alone_in_its_row_is_never_that_of_the_column_beside(column: int) -> None:
    names = ("Odile Perrin", "Tom Ashby")
    signed = ["/s/ " + name if number == column else "" for number, name in enumerate(names)]
    heads, stamped = ["Lakeview Orchards", "Brightwater Cloud Ltd"], ["Ondertekening:"] * 2
    below = [["Name:"] * 2, list(names), ["Title:"] * 2, ["Head of IT", "Delivery Manager"]]
    days = ["21 April 2026" if mark else "" for mark in signed]
    made = table([heads, ["Date:"] * 2, days, stamped, signed, *below], lefts=[0, 40])
    roles = {act.role for act in acts_in(made, CUSTOMER, PARTNER) if act.is_signed}
    assert roles <= {(Role.CUSTOMER, Role.PARTNER)[column], None}
