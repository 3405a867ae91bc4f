"""Whose a block is, where its label and its heads say different things."""

from tests.unit.proof.finding.acts.pages import document, only, page

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CUSTOMER = ("Lakeview Orchards", Role.CUSTOMER)


def block(label: str) -> Document:
    lines = ["Lakeview Orchards", f"{label}: /s/ Odile Perrin", "Date: 4 May 2026"]
    return document(page([(60, 100 + 14 * n, text) for n, text in enumerate(lines)]))


def test_the_line_of_the_partner_is_not_given_for_the_customer() -> None:
    act = only(block("Signature Supplier"), CUSTOMER)
    assert (act.role, act.party) == (Role.PARTNER, None)


def test_the_line_of_the_customer_is() -> None:
    act = only(block("Signature Customer"), CUSTOMER)
    assert (act.role, act.party) == (Role.CUSTOMER, "Lakeview Orchards")


def test_the_company_of_a_german_form_is_no_place_of_signing() -> None:
    lines = [(60.0, 100.0, "Unterschrift:"), (160.0, 100.0, "/s/ Odile Perrin")]
    lines += [(60.0, 114.0, "Firma:"), (160.0, 114.0, "Obsthof Seeblick gGmbH")]
    act = only(document(page(lines)), ("Obsthof Seeblick gGmbH", Role.CUSTOMER))
    assert act.signature is not None
    assert act.signature.person == "Odile Perrin"
