import pytest
from tests.unit.proof.finding.acts.pages import (
    acts_in,
    document,
    field,
    of_role,
    only,
    page,
    picture,
    signed,
    state,
    typed,
    value,
)

from poedesk.proof.document.model import By, Document, Drawing, FieldKind, SignatureKind
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.model import Role, State

TWO_COLUMNS = """
PARTNER                                CUSTOMER
Brightpath Consulting Ltd              Lakeview Clinics

By: /s/ Omar Reyes                     By: ______________________
Name: Omar Reyes                       Name: Dana Whitfield
Title: Managing Partner                Title: IT Director
Date: 3 May 2026                       Date: ______________
"""


def test_a_line_above_a_printed_name_is_blank() -> None:
    act = only(
        typed(
            "Customer Signature: ____________   Date Signed: ____________\nName: Dana "
            "Whitfield\nTitle: IT Director\n"
        )
    )
    assert signed(act) == (State.BLANK, None, None)
    assert act.role is Role.CUSTOMER
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "IT Director")
    assert state(act.date) is State.BLANK


def test_a_blank_place_is_cited_by_its_label() -> None:
    paper = typed("Client Signature: ____________\nDate: ________\n")
    act = only(paper)
    assert act.signature is not None
    span = act.signature.spans[0]
    assert paper.pages[0].text[span.start : span.end] == "Client Signature"
    assert act.signature.value == "blank"


def test_two_columns_keep_name_title_and_date_apart() -> None:
    partner, customer = acts_in(typed(TWO_COLUMNS))
    assert (partner.role, partner.party) == (Role.PARTNER, "Brightpath Consulting Ltd")
    assert (customer.role, customer.party) == (Role.CUSTOMER, "Lakeview Clinics")
    assert signed(partner) == (State.PRESENT, SignatureKind.TYPED, words.CONFORMED)
    assert signed(customer) == (State.BLANK, None, None)
    assert (value(partner.date), state(customer.date)) == ("2026-05-03", State.BLANK)
    assert value(customer.name) == "Dana Whitfield"
    assert {
        finding.act
        for finding in (customer.signature, customer.date, customer.name, customer.title)
        if finding
    } == {customer.id}


def test_the_role_comes_from_a_party_that_the_document_names() -> None:
    text = "\n".join(line for line in TWO_COLUMNS.splitlines() if not line.startswith("PARTNER"))
    sides = (("Lakeview Clinics, Inc.", Role.CUSTOMER), ("Brightpath Consulting Limited", Role.PARTNER))
    assert [act.role for act in acts_in(typed(text), *sides)] == [Role.PARTNER, Role.CUSTOMER]
    assert [act.role for act in acts_in(typed(text))] == [None, None]


@pytest.mark.parametrize(
    "form", ["/s/ Dana Whitfield", "/s/Dana Whitfield", "s/ Dana Whitfield", "/S/ Dana Whitfield"]
)
def test_conformed_signatures_are_typed_in_the_slash_form(form: str) -> None:
    act = only(typed(f"Customer Signature: {form}\nDate: 4 May 2026\n"))
    assert signed(act) == (State.PRESENT, SignatureKind.TYPED, words.CONFORMED)
    assert value(act.name) == "Dana Whitfield"
    assert value(act.date) == "2026-05-04"


def test_a_bare_name_on_the_line_is_told_from_the_slash_form() -> None:
    act = only(typed("Customer Signature: Dana Whitfield      Date: 4 May 2026\n"))
    assert signed(act) == (State.PRESENT, SignatureKind.TYPED, words.BARE_NAME)


@pytest.mark.parametrize("prompt", ["[Signature]", "<sign here>", "TBD", "{{signature}}", "sign here", "xxx"])
def test_template_text_is_a_placeholder(prompt: str) -> None:
    act = only(typed(f"Customer Signature: {prompt}\nDate: [date]\n"))
    assert signed(act)[0] is State.PLACEHOLDER
    assert state(act.date) is State.PLACEHOLDER


def test_captions_stand_under_their_lines() -> None:
    rules = [(72, 220, 362), (250, 350, 362)]
    blank = [
        (72, 300, "For and on behalf of Lakeview Clinics (the Customer)"),
        (72, 365, "Signature"),
        (250, 365, "Date"),
    ]
    act = only(document(page(blank, rules=rules)))
    assert signed(act) == (State.BLANK, None, None)
    assert (act.role, act.party) == (Role.CUSTOMER, "Lakeview Clinics")
    filled = [*blank, (80, 350, "/s/ Dana Whitfield"), (250, 350, "14 April 2026")]
    act = only(document(page(filled, rules=rules)))
    assert signed(act) == (State.PRESENT, SignatureKind.TYPED, words.CONFORMED)
    assert value(act.date) == "2026-04-14"


def test_a_received_stamp_is_no_date_of_signing() -> None:
    items = [(72, 300, "Customer Signature: /s/ Dana Whitfield"), (400, 300, "RECEIVED 9 May 2026")]
    assert only(document(page(items))).date is None


def test_a_name_under_a_line_with_date_beside_it_is_a_place_of_signing() -> None:
    text = "____________________________\nDana Whitfield                 Date\n"
    act = only(typed(text))
    assert signed(act)[0] is State.BLANK
    assert value(act.name) == "Dana Whitfield"
    assert state(act.date) is State.BLANK


def test_a_heading_with_a_colon_tells_the_side() -> None:
    text = "Customer Acknowledgement:\n\n______________________\nDANA WHITFIELD          Date\n"
    assert only(typed(text)).role is Role.CUSTOMER


def test_stacked_blocks_share_nothing() -> None:
    text = """
Agreed for the Partner:
Signature: /s/ Omar Reyes
Name: Omar Reyes
Date: 1 May 2026

Agreed for the Customer:
Signature: ______________
Name: Dana Whitfield
Date: ______________
"""
    partner, customer = acts_in(typed(text))
    assert [partner.role, customer.role] == [Role.PARTNER, Role.CUSTOMER]
    assert (value(partner.name), value(customer.name)) == ("Omar Reyes", "Dana Whitfield")
    assert (value(partner.date), state(customer.date)) == ("2026-05-01", State.BLANK)
    assert signed(customer)[0] is State.BLANK


def test_names_over_the_lines_stay_with_the_line_under_them() -> None:
    text = """
Name: Omar Reyes
Title: Managing Partner
Signature: /s/ Omar Reyes
Name: Dana Whitfield
Title: IT Director
Signature: __________
"""
    first, second = acts_in(typed(text))
    assert [(value(act.name), value(act.title)) for act in (first, second)] == [
        ("Omar Reyes", "Managing Partner"),
        ("Dana Whitfield", "IT Director"),
    ]


def test_a_heading_accepted_by_customer_begins_a_block_of_its_own() -> None:
    text = """
______________________         ______________________
Omar Reyes          Date       Luis Pardo          Date

ACCEPTED BY: CUSTOMER

/s/ Dana Whitfield      25 May 2026
Dana Whitfield, IT Director
"""
    act = of_role(typed(text), Role.CUSTOMER)
    assert signed(act) == (State.PRESENT, SignatureKind.TYPED, words.CONFORMED)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Dana Whitfield",
        "IT Director",
        "2026-05-25",
    )


def test_spanish_blocks() -> None:
    text = """
Por el Cliente                         Por el Proveedor

Firma: /s/ Ana Ruiz                    Firma: ________________
Nombre: Ana Ruiz Gil                   Nombre: Luis Pardo
Cargo: Directora de Sistemas           Cargo: Gerente
Fecha: 4 de mayo de 2026               Fecha: ________
"""
    customer, partner = acts_in(typed(text))
    assert [customer.role, partner.role] == [Role.CUSTOMER, Role.PARTNER]
    assert (value(customer.name), value(customer.date)) == ("Ana Ruiz Gil", "2026-05-04")
    assert signed(partner)[0] is State.BLANK


def test_by_before_an_organisation_is_no_signature() -> None:
    text = "LAKEVIEW HOLDINGS\n\nBy: Lakeview Clinics, Inc., its sole member\n\n/s/ Dana Whitfield\n"
    text += "Dana Whitfield, President\n"
    act = only(typed(text))
    assert signed(act) == (State.PRESENT, SignatureKind.TYPED, words.CONFORMED)
    assert (value(act.name), value(act.title)) == ("Dana Whitfield", "President")


def test_a_witness_acknowledges_nothing() -> None:
    text = "/s/ Dana Whitfield (Director)\nin the presence of:\n/s/ Luis Pardo\nWitness Name: Luis Pardo\n"
    assert value(only(typed(text)).name) == "Dana Whitfield"


@pytest.mark.parametrize(
    "text",
    [
        "Signature of this document does not oblige either side to anything.\n",
        "Signatures\n\nThe parties sign on the last page.\n",
        "Signature Page\n",
        "Reply By: 3 May 2026\n",
        "Prepared by: Omar Reyes\n",
        "The report shall be signed by the customer.\n",
        "Electronic Record and Signature Disclosure: not offered\n",
    ],
)
def test_words_about_signatures_are_no_place_of_signing(text: str) -> None:
    assert acts_in(typed(text)) == ()


SEED_FORM = [
    (72, 100, "Section 2: Customer Acknowledgment"),
    (72, 160, "Customer Signature"),
    (330, 160, "Date Signed"),
]


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        (picture(80, 120, 200, 158), SignatureKind.IMAGE),
        (picture(80, 120, 200, 158, "ink-annotation"), SignatureKind.INK),
        (picture(80, 120, 200, 158, "strokes"), SignatureKind.INK),
    ],
)
def test_what_is_drawn_at_the_line_signs_it(drawing: Drawing, kind: SignatureKind) -> None:
    paper = document(
        page(
            [*SEED_FORM, (330, 140, "4 May 2026")],
            drawings=[drawing],
            rules=[(72, 300, 158), (330, 500, 158)],
        )
    )
    act = only(paper)
    assert signed(act)[:2] == (State.PRESENT, kind)
    assert act.signature is not None
    assert (act.signature.spans[0].by, act.signature.spans[0].quote) == (By.INK, "Customer Signature")
    assert value(act.date) == "2026-05-04"


@pytest.mark.parametrize(
    "drawing",
    [
        picture(72, 20, 200, 60),
        picture(0, 0, 612, 792),
        picture(80, 120, 200, 158, detail="Company logo"),
        picture(80, 400, 200, 440),
        picture(72, 157, 500, 158, "strokes"),
    ],
)
def test_logos_scans_borders_and_what_is_far_away_sign_nothing(drawing: Drawing) -> None:
    assert signed(only(document(page(SEED_FORM, drawings=[drawing]))))[0] is State.BLANK


def test_a_picture_on_every_page_is_a_letterhead() -> None:
    logo = picture(80, 120, 200, 158)
    pages = [page(SEED_FORM, drawings=[logo]), page([(72, 100, "More.")], drawings=[logo], number=2)]
    assert signed(only(document(*pages)))[0] is State.BLANK


def test_ink_in_the_customers_column_signs_for_the_customer_only() -> None:
    items = [
        (left, top, text)
        for left, texts in ((72, ("PARTNER", "Omar Reyes")), (330, ("CUSTOMER", "Dana Whitfield")))
        for top, text in (
            (300, texts[0]),
            (360, "By:"),
            (380, f"Name: {texts[1]}"),
            (400, "Date: 4 May 2026"),
        )
    ]
    paper = document(
        page(
            items,
            drawings=[picture(350, 335, 450, 368, "ink-annotation")],
            rules=[(90, 250, 371), (350, 520, 371)],
        )
    )
    assert signed(of_role(paper, Role.CUSTOMER))[:2] == (State.PRESENT, SignatureKind.INK)
    assert signed(of_role(paper, Role.PARTNER))[0] is State.BLANK


def form(signature: str | None, day: str | None) -> Document:
    items = [
        (72, 100, "Customer Signatory Name (printed)"),
        (72, 120, "Customer Signatory Role or Job Title"),
    ]
    items += [(72, 160, "Customer Signature"), (72, 200, "Date Signed")]
    fields = [
        field("Name", "Dana Whitfield", (280, 98, 500, 114)),
        field("Role", "IT Director", (280, 118, 500, 134)),
        field("Signature", signature, (280, 158, 500, 174)),
        field("Date", day, (280, 198, 500, 214)),
    ]
    return document(page(items, fields=fields))


def test_form_fields_fill_the_block_and_section_one_names_its_signatory() -> None:
    act = only(form("/s/ Dana Whitfield", "2026-05-04"))
    assert signed(act) == (State.PRESENT, SignatureKind.TYPED, words.CONFORMED)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Dana Whitfield",
        "IT Director",
        "2026-05-04",
    )


def test_a_bare_name_in_the_signature_field_and_empty_fields() -> None:
    assert signed(only(form("Dana Whitfield", None))) == (State.PRESENT, SignatureKind.TYPED, words.BARE_NAME)
    act = only(form(None, None))
    assert signed(act)[0] is State.BLANK
    assert (state(act.date), value(act.name)) == (State.BLANK, "Dana Whitfield")


def test_a_signature_field_without_a_printed_label_is_a_place_of_signing() -> None:
    paper = document(
        page(
            [(72, 100, "Thank you.")],
            fields=[field("CustomerSignature", None, (280, 158, 500, 174), FieldKind.SIGNATURE)],
        )
    )
    act = only(paper)
    assert (act.role, signed(act)[0]) == (Role.CUSTOMER, State.BLANK)


def test_what_an_e_sign_platform_prints_at_the_line() -> None:
    items = [
        (72, 300, "CUSTOMER: Lakeview Clinics"),
        (72, 330, "DocuSigned by:"),
        (72, 345, "Dana Whitfield"),
        (72, 360, "A1B2C3D4E5F6..."),
    ]
    act = only(document(page([*items, (72, 380, "Name: Dana Whitfield"), (72, 395, "Date: 14 May 2026")])))
    assert signed(act)[:2] == (State.PRESENT, SignatureKind.E_SIGN_PLATFORM)
    assert act.signature is not None
    assert act.signature.person == "Dana Whitfield"
    assert value(act.date) == "2026-05-14"
