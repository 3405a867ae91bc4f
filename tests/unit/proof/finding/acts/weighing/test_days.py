"""Which lines are the day of a signature: words of signing may lead it, and no other noun."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, value

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
