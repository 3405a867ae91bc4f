"""Tables with one row of labels: rows under the head of a party, names over titles."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, signed, table, value

from poedesk.proof.finding.model import Role, State

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
HEADS = ["Title", "Name", "Signature", "Date"]
COLUMNS = [0, 40, 80, 120]
ODILE = ["Orchard Manager", "Odile Perrin", "/s/ Odile Perrin", "4 May 2026"]
TOM = ["Delivery Manager", "Tom Ashby", "", ""]


def test_rows_are_of_the_party_whose_name_stands_alone_over_them() -> None:
    rows = [
        ["For and on behalf of Lakeview Orchards Ltd", "", "", ""],
        HEADS,
        ODILE,
        ["For and on behalf of Brightwater Cloud Ltd", "", "", ""],
        HEADS,
        TOM,
    ]
    customer, partner = acts_in(table(rows, COLUMNS), CUSTOMER, PARTNER)
    assert [customer.role, partner.role] == [Role.CUSTOMER, Role.PARTNER]
    assert [signed(act)[0] for act in (customer, partner)] == [State.PRESENT, State.BLANK]


def test_a_row_that_names_the_other_side_is_not_of_the_head_over_it() -> None:
    rows = [
        HEADS,
        ["Lakeview Orchards Ltd", "", "", ""],
        ["Delivery Manager, Brightwater Cloud Ltd", "Tom Ashby", "/s/ Tom Ashby", "4 May 2026"],
        ["Brightwater Cloud Ltd", "Omar Field", "/s/ Omar Field", "4 May 2026"],
    ]
    acts = acts_in(table(rows, COLUMNS), CUSTOMER, PARTNER)
    omar = next(act for act in acts if value(act.name) == "Omar Field")
    assert omar.role is not Role.CUSTOMER


def test_a_title_under_the_name_in_its_cell_is_no_part_of_the_name() -> None:
    rows = [
        ["Company", "Name", "Signature", "Date"],
        ["Lakeview Orchards Ltd", "Odile Perrin\nOrchard Manager", "/s/ Odile Perrin", "4 May 2026"],
    ]
    (act,) = acts_in(table(rows, COLUMNS), CUSTOMER, PARTNER)
    assert (value(act.name), value(act.title)) == ("Odile Perrin", "Orchard Manager")


@pytest.mark.parametrize("head", ["Name, Title", "Nombre y apellidos, cargo", "Naam / functie"])
def test_one_column_for_name_and_title(head: str) -> None:
    rows = [
        [head, "Company", "Signature", "Date"],
        ["Odile Perrin, Orchard\nManager", "Lakeview Orchards Ltd", "/s/ Odile Perrin", "4 May 2026"],
    ]
    (act,) = acts_in(table(rows, COLUMNS), CUSTOMER, PARTNER)
    assert (value(act.name), value(act.title)) == ("Odile Perrin", "Orchard Manager")


def test_rows_whose_cells_hold_labels_with_answers_head_nothing() -> None:
    rows = [
        [
            "Lakeview Orchards Ltd",
            "Name: Odile Perrin\nTitle: Orchard Manager",
            "Signature:\n/s/ Odile Perrin",
            "Date:\n4 May 2026",
        ],
        ["Brightwater Cloud Ltd", "Name: Tom Ashby\nTitle: Delivery Manager", "Signature:", "Date:"],
    ]
    acts = acts_in(table(rows, COLUMNS), CUSTOMER, PARTNER)
    assert {(value(act.name), value(act.title)) for act in acts if signed(act)[0] is State.PRESENT} == {
        ("Odile Perrin", "Orchard Manager")
    }


def test_labels_with_answers_beside_them_in_two_rows_head_nothing() -> None:
    rows = [
        ["Name", "Odile Perrin", "Signature", "/s/ Odile Perrin"],
        ["Title", "Orchard Manager", "Date", "4 May 2026"],
    ]
    (act,) = acts_in(table(rows, COLUMNS), CUSTOMER, PARTNER)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-05-04",
    )


def test_a_row_with_an_organisation_alone_is_unsigned_and_heads_no_other() -> None:
    heads = ["Organisation", "Name", "Signature", "Date"]
    unsigned = ["Brightwater Cloud Ltd", "", "", ""]
    signed = ["Lakeview Orchards Ltd", "Odile Perrin", "/s/ Odile Perrin", "4 May 2026"]
    acts = acts_in(table([heads, unsigned, signed], COLUMNS), CUSTOMER, PARTNER)
    assert [(value(act.name), act.role) for act in acts if act.is_signed] == [("Odile Perrin", Role.CUSTOMER)]
    assert not any(act.is_signed for act in acts if act.role is Role.PARTNER)


def test_a_head_can_ask_for_signature_and_day_and_tell_the_side() -> None:
    rows = [
        ["Taken over by (customer)", "Role", "Signed / on"],
        ["Odile Perrin", "Orchard Manager", "/s/ Odile Perrin\n4 May 2026"],
    ]
    (act,) = acts_in(table(rows, COLUMNS[:3]), CUSTOMER, PARTNER)
    told = (act.role, value(act.name), value(act.title), value(act.date), signed(act)[0])
    assert told == (Role.CUSTOMER, "Odile Perrin", "Orchard Manager", "2026-05-04", State.PRESENT)


@pytest.mark.parametrize(
    "heads",
    [["Taken over by", "Role", "Signed / on"], ["Customer, or supplier", "Role", "Signed / on"]],
)
def test_heads_of_no_side_or_of_both_tell_none(heads: list[str]) -> None:
    rows = [heads, ["Odile Perrin", "Orchard Manager", "/s/ Odile Perrin\n4 May 2026"]]
    assert {act.role for act in acts_in(table(rows, COLUMNS[:3]), CUSTOMER, PARTNER)} <= {None}
