"""Tables that serve several parties, and the places under their headings."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import (
    acts_in,
    of_role,
    only,
    picture,
    signed,
    state,
    table,
    value,
)

from poedesk.proof.finding.model import Role, State


def test_tables_with_one_column_of_labels_for_both_sides() -> None:
    rows = [
        ["", "Brightpath (Partner)", "Lakeview Clinics (Customer)"],
        ["Signature", "/s/ Omar Reyes", ""],
        ["Name", "Omar Reyes", "Dana Whitfield"],
        ["Date", "1 May 2026", ""],
    ]
    partner, customer = acts_in(table(rows, [0, 20, 60]))
    assert [partner.role, customer.role] == [Role.PARTNER, Role.CUSTOMER]
    assert (signed(partner)[0], signed(customer)[0]) == (State.PRESENT, State.BLANK)
    assert (value(customer.name), state(customer.date)) == ("Dana Whitfield", State.BLANK)


LIST = [
    ["Role", "Name", "Signature", "Date"],
    ["Partner lead", "Omar Reyes", "", ""],
    ["Customer sponsor", "Dana Whitfield", "/s/ Dana Whitfield", "4 May 2026"],
]


def test_tables_with_a_row_for_each_signatory() -> None:
    partner, customer = acts_in(table(LIST, [0, 30, 60, 90]))
    assert [partner.role, customer.role] == [Role.PARTNER, Role.CUSTOMER]
    assert (signed(partner)[0], signed(customer)[0]) == (State.BLANK, State.PRESENT)
    assert (value(customer.name), value(customer.date), state(partner.date)) == (
        "Dana Whitfield",
        "2026-05-04",
        State.BLANK,
    )


def test_a_picture_in_one_row_signs_that_row_only() -> None:
    rows = [*LIST[:2], ["Customer sponsor", "Dana Whitfield", "", "4 May 2026"]]
    paper = table(rows, [0, 30, 60, 90])
    drawn = replace(paper.pages[0], drawings=(picture(360, 24, 430, 36),))
    partner, customer = acts_in(replace(paper, pages=(drawn,)))
    assert (signed(partner)[0], signed(customer)[0]) == (State.BLANK, State.PRESENT)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Customer Signature", "", "Date Signed", ""]], State.BLANK),
        ([["Customer Signature", "/s/ Dana Whitfield", "Date Signed", "4 May 2026"]], State.PRESENT),
        ([["Customer Signature", "Date Signed"], ["/s/ Dana Whitfield", "4 May 2026"]], State.PRESENT),
        ([["Customer Signature", "Date Signed"], ["", ""]], State.BLANK),
        (
            [["PARTNER\nBy: ______\nDate: 1 May 2026", "CUSTOMER\nBy: /s/ Dana Whitfield\nDate: 4 May 2026"]],
            State.PRESENT,
        ),
    ],
)
def test_cells_right_and_below(rows: list[list[str]], expected: State) -> None:
    act = of_role(table(rows, [0, 40, 80, 110]), Role.CUSTOMER)
    assert signed(act)[0] is expected
    assert value(act.date) == ("2026-05-04" if expected is State.PRESENT else None)


TITLED = [
    ["Role", "Name and title", "Signature", "Date"],
    [
        "Sponsor, Lakeview Clinics",
        "Dana Whitfield\nDirector\nof Services",
        "/s/ Dana Whitfield",
        "4 May 2026",
    ],
    ["Author, Brightpath", "Omar Reyes, Consultant", "/s/ Omar Reyes", "1 May 2026"],
]


def test_a_column_for_name_and_title_holds_both_one_under_the_other_or_on_one_line() -> None:
    acts = acts_in(table(TITLED, [0, 40, 80, 120]), ("Lakeview Clinics", Role.CUSTOMER))
    assert [(act.role, value(act.name), value(act.title)) for act in acts] == [
        (Role.CUSTOMER, "Dana Whitfield", "Director of Services"),
        (Role.PARTNER, "Omar Reyes", "Consultant"),
    ]


NUMBERED = [
    ["6", "Client's confirmation"],
    [
        "6.1",
        "We confirm that what stands in boxes 1 to 4 is right and that all of the work was performed.",
    ],
]
PLACES = [["Name", "Signature", "Date"], ["Dana Whitfield", "/s/ Dana Whitfield", "4 May 2026"]]


def test_the_heading_of_a_numbered_box_says_whose_the_signature_under_it_is() -> None:
    rows = [row + [""] * (3 - len(row)) for row in [*NUMBERED, *PLACES]]
    acts = acts_in(table(rows, [0, 40, 80]))
    assert [act.role for act in acts] == [Role.CUSTOMER]


@pytest.mark.parametrize("words", ["Bon pour commande", "Auftrag erteilt", "Ordered by", "Pedido autorizado"])
def test_who_orders_is_the_customer(words: str) -> None:
    act = only(table([[words, "Date: 4 May 2026", "Signature: /s/ Dana Whitfield"]], [0, 40, 80]))
    assert act.role is Role.CUSTOMER


def test_a_date_of_order_orders_nothing() -> None:
    act = only(table([["Order date", "Date: 4 May 2026", "Signature: /s/ Dana Whitfield"]], [0, 40, 80]))
    assert act.role is None


def test_the_partner_under_words_of_ordering_is_not_the_customer() -> None:
    row = ["Ordered by", "Date: 4 May 2026", "Signature: /s/ Omar Reyes (Brightpath Consulting Ltd)"]
    act = only(table([row], [0, 40, 80]), ("Brightpath Consulting Ltd", Role.PARTNER))
    assert act.role is not Role.CUSTOMER


@pytest.mark.parametrize("first", ["Consultant, Client services", "Supplier, for Lakeview Clinics"])
def test_nothing_behind_a_comma_outweighs_the_word_for_the_partner(first: str) -> None:
    rows = [TITLED[0], [first, "Omar Reyes, Consultant", "/s/ Omar Reyes", "1 May 2026"]]
    act = only(table(rows, [0, 40, 80, 120]), ("Lakeview Clinics", Role.CUSTOMER))
    assert act.role is Role.PARTNER


def test_each_of_two_cells_that_ask_for_a_signature_is_a_block() -> None:
    rows = [
        ["", "SUPPLIER APPROVAL", "", "CUSTOMER APPROVAL"],
        [
            "Print name: Omar Reyes\nSignature:\n/s/ Omar Reyes",
            "",
            "Print name: Dana Whitfield\nSignature:\n",
            "",
        ],
    ]
    acts = acts_in(table(rows, [0, 5, 40, 45]))
    assert [value(act.name) for act in acts if act.is_signed] == ["Omar Reyes"]
    assert not any(act.is_signed for act in acts if act.role is Role.CUSTOMER)
