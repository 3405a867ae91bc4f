"""Lists over a block that tell who the parties are: they say of no signature whose it is."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, value

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Cell, Document
from poedesk.proof.finding.model import Role

CUSTOMER, PARTNER = ("Lakeview Orchards", Role.CUSTOMER), ("Brightwater Cloud Ltd", Role.PARTNER)
SIGNED = [
    ["Name: Odile Perrin"],
    ["Job title: Bursar"],
    ["Signature: /s/ Odile Perrin"],
    ["Date: 4 May 2026"],
]
GOODS = [["Item", "Amount"], ["Roll-out of the tablets", "9,800.00"], ["Training", "1,600.00"]]


def paper(*lines: list[str], goods: list[list[str]], under: tuple[str, ...] = ()) -> Document:
    """Lines of the head, a table, and one signature."""
    grid = TextGrid()
    for line in lines:
        for column, text in enumerate(line):
            grid.add(text, column=24 * column)
        grid.end_line()
    for row, cells in enumerate(goods):
        for column, text in enumerate(cells):
            grid.add(text, column=40 * column, cell=Cell(0, row, column))
        grid.end_line()
    for line in (*([each] for each in under), *SIGNED):
        grid.add(line[0])
        grid.end_line()
    return document(grid.page())


LISTED = (["Purchase order 77"], ["Supplier:", "Brightwater Cloud Ltd"], ["Deliver to:", "Lakeview Orchards"])


def test_the_supplier_of_the_goods_does_not_sign_under_them() -> None:
    act = only(paper(*LISTED, goods=GOODS, under=("Receipt of services",)), CUSTOMER, PARTNER)
    assert (act.role, act.party, value(act.name)) == (None, None, "Odile Perrin")


@pytest.mark.parametrize(
    ("under", "whose"),
    [("Order acknowledgement by supplier", Role.PARTNER), ("Received by the customer", Role.CUSTOMER)],
)
def test_a_head_under_the_goods_tells_who_does(under: str, whose: Role) -> None:
    assert only(paper(*LISTED, goods=GOODS, under=(under,)), CUSTOMER, PARTNER).role is whose


def test_without_goods_between_it_heads_the_signature() -> None:
    assert only(paper(*LISTED[:2], goods=[]), CUSTOMER, PARTNER).role is Role.PARTNER


def test_a_sentence_is_no_party() -> None:
    told = ("The services of this order were received and accepted.",)
    assert only(paper(*LISTED, goods=GOODS, under=told), CUSTOMER, PARTNER).party is None
