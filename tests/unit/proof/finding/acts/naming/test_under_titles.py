"""What answers a label for a title, and what stands under it."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)


def under_title(text: str) -> Document:
    items = [
        (60.0, 100.0, "Lakeview Orchards Ltd"),
        (60.0, 114.0, "Signature:"),
        (160.0, 114.0, "/s/ Odile Perrin"),
        (60.0, 128.0, "Title:"),
        (160.0, 128.0, "Head of"),
        (160.0, 141.0, text),
    ]
    return document(page(items))


@pytest.mark.parametrize("text", ["odile@lakeview.example", "Date of signature"])
def test_an_address_or_a_label_is_no_part_of_the_title_over_it(text: str) -> None:
    assert text not in (value(only(under_title(text), CUSTOMER).title) or "")


def test_the_rest_of_a_title_is() -> None:
    assert value(only(under_title("Orchards"), CUSTOMER).title) == "Head of Orchards"
