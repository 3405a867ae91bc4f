"""For whom an unlabelled place of signing is; whose name and title a form gives elsewhere."""

import pytest
from tests.unit.proof.finding.acts.pages import (
    acts_in,
    document,
    of_role,
    only,
    page,
    state,
    table,
    typed,
    value,
)

from poedesk.proof.document.model import Box, Drawing, Signature, SignatureKind
from poedesk.proof.finding.model import Role, State

PICTURE = Drawing("picture", Box(80, 118, 170, 145))


def test_a_picture_under_one_heading_of_two_leaves_the_other_side_unsigned() -> None:
    heads = [(72, 100, "Signed for the Provider"), (320, 100, "Signed for the Customer")]
    names = [(72, 150, "Omar Reyes"), (320, 150, "Dana Whitfield"), (72, 165, "2 May 2026")]
    paper = document(page([*heads, *names], drawings=[PICTURE]))
    assert state(of_role(paper, Role.PARTNER).signature) is State.PRESENT
    act = of_role(paper, Role.CUSTOMER)
    assert (state(act.signature), value(act.name), value(act.date)) == (State.BLANK, "Dana Whitfield", None)


def test_a_picture_over_a_name_signs_only_where_a_heading_says_so() -> None:
    block = [(72, 150, "Dana Whitfield"), (72, 165, "IT Director"), (72, 180, "4 May 2026")]
    act = only(document(page([(72, 100, "Client sign-off"), *block], drawings=[PICTURE])))
    assert act.signature is not None
    assert (act.role, act.signature.signature_kind) == (Role.CUSTOMER, SignatureKind.IMAGE)
    assert acts_in(document(page([(72, 100, "Our team"), *block], drawings=[PICTURE]))) == ()


def test_a_heading_called_signature_over_captions_is_no_empty_place() -> None:
    items = [(72, 100, "Customer's signature"), (200, 150, "Dana Whitfield"), (330, 150, "4 May 2026")]
    items += [(72, 170, "Signature"), (200, 170, "Name"), (330, 170, "Date")]
    act = only(document(page(items, drawings=[PICTURE])))
    assert (act.role, state(act.signature), value(act.date)) == (Role.CUSTOMER, State.PRESENT, "2026-05-04")


def test_rows_of_a_table_name_their_side_beside_the_person() -> None:
    rows = [
        ["Representative", "Role", "Signature", "Date"],
        ["Omar Reyes (Consultant)", "Delivery Manager", "", ""],
        ["Dana Whitfield (Client)", "IT Director", "/s/ Dana Whitfield", "4 May 2026"],
    ]
    paper = table(rows, (0, 30, 60, 90))
    act = of_role(paper, Role.CUSTOMER)
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "IT Director")
    assert state(of_role(paper, Role.PARTNER).signature) is State.BLANK


def test_a_title_whose_label_names_no_side_is_the_only_customers() -> None:
    head = "Customer Signatory Name (printed): Dana Whitfield\nJob title of signatory: IT Director\n"
    foot = "\nCustomer Signature: /s/ Dana Whitfield\nDate signed: 4 May 2026"
    assert value(only(typed(head + foot)).title) == "IT Director"
    other = head.replace("Customer Signatory", "Partner Signatory").replace("Dana Whitfield", "Omar Reyes")
    assert value(only(typed(other + foot)).title) is None


def test_a_certificate_says_for_whom_it_signs() -> None:
    signer = (
        "Common Name: Dana Whitfield, Organization: Lakeview Clinics, Email Address: dana@lakeview.example"
    )
    signature = Signature(SignatureKind.DIGITAL, None, None, signer, "2026-05-04T10:00:00+00:00", intact=True)
    domain = document(page([(72, 100, "Customer domain: lakeview.example")]), signatures=(signature,))
    assert only(domain).role is Role.CUSTOMER
    named = document(page([(72, 100, "Customer Signatory Name: Dana Whitfield")]), signatures=(signature,))
    assert only(named).role is Role.CUSTOMER
    block = [(72, 100, "Customer"), (72, 130, "Signature: ____________"), (72, 150, "Name: Dana Whitfield")]
    act = only(document(page(block), signatures=(signature,)))
    assert (act.role, act.kind, state(act.signature)) == (Role.CUSTOMER, "digital", State.PRESENT)
    partner = only(document(page(block), signatures=(signature,)), ("Lakeview Clinics", Role.PARTNER))
    assert partner.role is Role.PARTNER


def test_the_signatures_own_label_rules_out_the_other_sides_name() -> None:
    text = "Partner Company Name: Brightpath Consulting Inc.\nCustomer Company Name: [Customer Name]\n\n"
    act = only(
        typed(f"{text}Customer Signature: /s/ Dana Whitfield\n"), ("Brightpath Consulting Inc.", Role.PARTNER)
    )
    assert (act.role, act.party) == (Role.CUSTOMER, None)


@pytest.mark.parametrize(
    "heading",
    ["Signed for Lakeview Clinics", "For and on behalf of Lakeview Clinics", "Accepted for Lakeview Clinics"],
)
def test_the_one_it_is_signed_for(heading: str) -> None:
    head = "Partner: Brightpath Consulting\nCustomer: Lakeview Clinics\n\n\n"
    text = f"{head}{heading}\nSignature: /s/ Dana Whitfield\n"
    act = only(typed(text), ("Brightpath Consulting", Role.PARTNER), ("Lakeview Clinics", Role.CUSTOMER))
    assert (act.role, act.party) == (Role.CUSTOMER, "Lakeview Clinics")


def test_a_title_listed_directly_behind_the_signatory_is_the_signatorys() -> None:
    text = """
Signatory         Odile Perrin
Title             Orchard Systems Manager

The orchards kept their maps on one old computer and wanted them on the tablets of all pickers.

Customer signature: /s/ Odile Perrin
Date: 9 February 2026
"""
    assert value(only(typed(text)).title) == "Orchard Systems Manager"


def test_a_title_listed_behind_somebody_else_is_nobodys() -> None:
    text = """
Signatory         Hugo Amsel
Title             Partner Manager

The orchards kept their maps on one old computer and wanted them on the tablets of all pickers.

Customer signature: /s/ Odile Perrin
Date: 9 February 2026
"""
    assert value(only(typed(text)).title) is None
