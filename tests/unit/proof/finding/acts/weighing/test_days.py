"""Which lines are the day of a signature: words of signing may lead it, and no other noun."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts.weighing.days import is_day
from poedesk.proof.finding.model import Role

DAY = "4 March 2026"
CLIENT = ("Orchard Vale Ltd", Role.CUSTOMER)
SIGNING = [
    "",
    "Date: ",
    "Dated ",
    "Signed on ",
    "Signed: ",
    "Done at Kiel, ",
    "Date of signature: ",
    "Date of the signature: ",
    "Accepted: ",
    "Accepted on ",
    "Unterzeichnet am ",
    "Abgenommen am ",
    "Firmado el ",
    "Fecha de la firma: ",
    "Date de signature : ",
    "Kiel, den ",
    "Wednesday, ",
]
OTHER = [
    "Date of delivery: ",
    "Date of report: ",
    "Date of order: ",
    "Date of birth: ",
    "Date of delivery ",
    "Datum der Lieferung: ",
    "Date de livraison : ",
    "Data di consegna: ",
    "Fecha del pedido: ",
    "Delivery date: ",
    "Order date, ",
    "Work order, ",
    "Delivery, ",
    "Printed on ",
    "Due on ",
]


def signed(last: str) -> Document:
    """A signature at a name under its house, with one more line under the title."""
    lines = [
        (60.0, 60.0, "Orchard Vale Ltd accepts the work."),
        (60.0, 150.0, "Orchard Vale Ltd"),
        (60.0, 200.0, "Alice Durant"),
        (60.0, 214.0, "IT Director"),
        (60.0, 228.0, last),
    ]
    return document(page(lines, drawings=[Drawing("strokes", Box(60, 166, 160, 194))]))


@pytest.mark.parametrize("lead", SIGNING)
def test_words_of_signing_lead_the_date_of_a_signature(lead: str) -> None:
    assert value(only(signed(lead + DAY), CLIENT).date) == "2026-03-04"


@pytest.mark.parametrize("lead", OTHER)
def test_a_date_of_anything_else_is_of_no_signature(lead: str) -> None:
    assert not is_day(lead + DAY)
    act = only(signed(lead + DAY), CLIENT)
    assert (value(act.name), value(act.date)) == ("Alice Durant", None)


CUSTOMERS = {
    "Le client, le 24 février 2026": "Le technicien",
    "Der Auftraggeber, den 24. Februar 2026": "Der Auftragnehmer, den 20. Februar 2026",
    "Client, 24 February 2026": "Contractor, 20 February 2026",
    "El cliente, a 24 de febrero de 2026": "El proveedor, a 20 de febrero de 2026",
    "De opdrachtgever, 24 februari 2026": "De opdrachtnemer, 20 februari 2026",
}


def columns(one: str, other: str, *, pens: int = 2) -> Document:
    """Two heads in one row, a pen under each or the first, two names in one row."""
    lines = [
        (60.0, 60.0, "Orchard Vale Ltd accepts the work."),
        (60.0, 150.0, one),
        (310.0, 150.0, other),
        (60.0, 200.0, "Alice Durant, IT Director"),
        (310.0, 200.0, "Tom Ashby"),
    ]
    drawn = [Drawing("strokes", Box(66, 166, 160, 194)), Drawing("strokes", Box(316, 166, 400, 194))]
    return document(page(lines, drawings=drawn[:pens]))


@pytest.mark.parametrize(("head", "other"), CUSTOMERS.items())
@pytest.mark.parametrize("first", [True, False])
def test_a_side_before_a_day_is_no_place_but_whose_the_column_is(
    head: str, other: str, *, first: bool
) -> None:
    assert not is_day(head)
    acts = acts_in(columns(*((head, other) if first else (other, head))), CLIENT)
    own = [act for act in acts if act.role is Role.CUSTOMER]
    assert [value(act.name) for act in own] == ["Alice Durant" if first else "Tom Ashby"]
    assert [value(act.date) for act in own] == ["2026-02-24"]


@pytest.mark.parametrize(
    "other",
    [
        "Le technicien, le 24 février 2026",
        "Auftragnehmer, 24. Februar 2026",
        "El técnico, a 24 de febrero de 2026",
    ],
)
@pytest.mark.parametrize("both", [True, False])
def test_the_day_of_the_other_side_is_not_the_customers(other: str, *, both: bool) -> None:
    acts = acts_in(columns("Le client", other, pens=2 if both else 1), CLIENT)
    assert [value(act.date) for act in acts if act.role is Role.CUSTOMER] == [None]
