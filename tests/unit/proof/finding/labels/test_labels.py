import cProfile
import pstats
from dataclasses import replace

import pytest
from tests.unit.proof.finding.sheets import drawn, form, holding, table, typed

from poedesk.proof.document.model import Box, By, Field, FieldKind, Mail, Page
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import html


def one(view: DocumentView, key: str) -> Labelled:
    (found,) = labelled(view, key)
    return found


def cited(view: DocumentView, item: Labelled) -> str:
    return " ".join(view.text(span.page)[span.start : span.end] for span in item.spans)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Customer Company Name: Alder Clinic", "colon"),
        ("Customer Company Name :  Alder Clinic", "colon"),
        ("1.2 Customer Company Name: Alder Clinic", "colon"),
        ("(b) Customer Company Name: Alder Clinic", "colon"),
        ("* Customer Company Name: Alder Clinic", "colon"),
        ("**Customer Company Name:** Alder Clinic", "colon"),
        ("Customer Company Name*: Alder Clinic", "colon"),
        ("Customer Company Name (legal entity): Alder Clinic", "colon"),
        ("CUSTOMER COMPANY NAME: Alder Clinic", "colon"),
        ("Customer's company name: Alder Clinic", "colon"),
        ("Customer Company Name / Nombre de la empresa del cliente: Alder Clinic", "colon"),
        ("Customer Company Name: ____Alder Clinic____", "colon"),
        ("Customer Company Name ____Alder Clinic____", "fill"),
        ("Customer Company Name - Alder Clinic", "dash"),
        ("Customer Company Name      Alder Clinic", "right"),
        ("Customer Company Name\nAlder Clinic", "below"),
        ("Customer Company Name:\nAlder Clinic", "below"),
        ("Customer Company\nName (printed)      Alder Clinic", "right"),
    ],
)
def test_a_value_is_found_wherever_people_put_it(text: str, via: str) -> None:
    view = typed(text)
    found = one(view, "party.name")
    assert (found.value, found.via, found.role) == ("Alder Clinic", via, Role.CUSTOMER)
    assert found.state is State.PRESENT
    assert cited(view, found) == "Alder Clinic"


@pytest.mark.parametrize(
    ("label", "key", "role"),
    [
        ("Partner Company Name", "party.name", Role.PARTNER),
        ("Prepared for", "party.name", Role.CUSTOMER),
        ("Prepared by", "party.name", Role.PARTNER),
        ("Vendor", "party.name", Role.PARTNER),
        ("Nombre del cliente", "party.name", Role.CUSTOMER),
        ("Razón social del proveedor", "party.name", Role.PARTNER),
        ("Auftraggeber", "party.name", Role.CUSTOMER),
        ("Raison sociale du client", "party.name", Role.CUSTOMER),
        ("Customer Signatory Role or Job Title", "signatory.title", Role.CUSTOMER),
        ("Cargo del firmante del cliente", "signatory.title", Role.CUSTOMER),
        ("Customer Signatory Name (printed)", "signatory.name", Role.CUSTOMER),
        ("Customer Tenant ID", "tenant_id", Role.CUSTOMER),
        ("Microsoft Entra tenant ID", "tenant_id", None),
        ("Tenant (Directory) ID", "tenant_id", None),
        ("Directory (tenant) ID", "tenant_id", None),
        ("ID del inquilino", "tenant_id", None),
        ("Mandanten-ID", "tenant_id", None),
        ("Customer Domain Name", "domain", Role.CUSTOMER),
        ("Dominio del cliente", "domain", Role.CUSTOMER),
        ("Project Name", "project.name", None),
        ("Date Signed", "date.signed", None),
        ("Fecha de firma", "date.signed", None),
        ("Effective Date", "date.effective", None),
        ("Subscription ID(s)", "subscription_id", None),
    ],
)
def test_labels_of_four_languages_name_their_key_and_side(label: str, key: str, role: Role | None) -> None:
    found = one(typed(f"{label}: Something 4"), key)
    assert (found.value, found.role) == ("Something 4", role)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("", State.BLANK),
        ("________", State.BLANK),
        (". . . . . . . . .", State.BLANK),
        ("[          ]", State.BLANK),
        ("[Client Name]", State.PLACEHOLDER),
        ("<customer>", State.PLACEHOLDER),
        ("{{ customer.name }}", State.PLACEHOLDER),
        ("«Customer»", State.PLACEHOLDER),
        ("TBD", State.PLACEHOLDER),
        ("xxx", State.PLACEHOLDER),
        ("Click or tap here to enter text.", State.PLACEHOLDER),
        ("Insert customer name", State.PLACEHOLDER),
        ("Haga clic aquí para escribir texto", State.PLACEHOLDER),
        ("N/A", State.PRESENT),
        ("Alder Clinic [North]", State.PRESENT),
        ("Xxtra Logistics", State.PRESENT),
        ("Tapestry Here Ltd", State.PRESENT),
    ],
)
def test_a_place_is_present_blank_or_untouched(value: str, state: State) -> None:
    found = one(typed(f"Customer Company Name: {value}"), "party.name")
    assert found.state is state
    assert (found.value == "") == (state is State.BLANK)


def test_a_blank_place_is_cited_by_its_label() -> None:
    view = typed("Customer Company Name: ______")
    assert cited(view, one(view, "party.name")) == "Customer Company Name"


def test_a_value_stops_at_the_next_label_on_its_line() -> None:
    view = typed("Name: Rosa Lindqvist Title: Head of IT Date: 4 May 2026")
    assert one(view, "signatory.name").value == "Rosa Lindqvist"
    assert one(view, "signatory.title").value == "Head of IT"
    assert one(view, "date.signed").value == "4 May 2026"


def test_a_label_after_the_blank_of_another_is_a_label() -> None:
    view = typed("Name: ____________ Title: ____________")
    assert one(view, "signatory.name").state is State.BLANK
    assert one(view, "signatory.title").state is State.BLANK


def test_a_label_line_followed_by_a_label_line_is_blank() -> None:
    view = typed("Customer Tenant ID:\nCustomer Domain Name: alder.example")
    assert one(view, "tenant_id").state is State.BLANK
    assert one(view, "domain").value == "alder.example"


@pytest.mark.parametrize(
    "prose",
    [
        "The customer name shall be printed on the first page of each report.",
        "Payment is due as soon as the customer: signs, pays and confirms.",
        "We recorded the tenant id of each site and the domain in a table.",
        "customer name",
        "Customer Name and address are printed on each invoice.",
        "the customer: none of these apply",
    ],
)
def test_a_phrase_in_prose_is_no_label(prose: str) -> None:
    view = typed(prose)
    assert labelled(view, "party.name", "tenant_id", "domain") == ()


def test_two_columns_are_read_apart() -> None:
    view = typed(
        """
CLIENT:                         CONSULTANT:
Alder Clinic                    Birch Consulting Ltd
By: ____________                By: ____________
Name: Rosa Lindqvist            Name: Tom Adeyemi
Title: Head of IT               Title: Director
Date: 4 May 2026                Date:
"""
    )
    names = {(item.value, item.role) for item in labelled(view, "signatory.name")}
    assert names == {("Rosa Lindqvist", Role.CUSTOMER), ("Tom Adeyemi", Role.PARTNER)}
    parties = {(item.value, item.role) for item in labelled(view, "party.name")}
    assert parties == {("Alder Clinic", Role.CUSTOMER), ("Birch Consulting Ltd", Role.PARTNER)}
    dates = {(item.state, item.role) for item in labelled(view, "date.signed")}
    assert dates == {(State.PRESENT, Role.CUSTOMER), (State.BLANK, Role.PARTNER)}


def test_cells_to_the_right_hold_the_values() -> None:
    view = table(
        ["Partner Company Name", "Birch Consulting Ltd"],
        ["Customer Company Name", ""],
        ["Customer Signatory Role\nor Job Title", "Head of IT,\nNorth region"],
        ["* Project Name", "Harbour"],
    )
    partner, customer = labelled(view, "party.name")
    assert (partner.value, partner.via) == ("Birch Consulting Ltd", "cell-right")
    assert (customer.state, customer.role) == (State.BLANK, Role.CUSTOMER)
    assert one(view, "signatory.title").value == "Head of IT, North region"
    assert one(view, "project.name").value == "Harbour"
    assert partner.spans[0].by is By.TABLE


def test_cells_under_a_header_row_hold_the_values() -> None:
    view = table(["Product Name", "Subscription ID"], ["Sales Hub", "a-1"], ["Field Hub", "a-2"])
    assert [item.value for item in labelled(view, "subscription_id")] == ["a-1", "a-2"]
    assert [item.value for item in labelled(view, "product")] == ["Sales Hub", "Field Hub"]


def test_label_and_value_may_share_a_cell() -> None:
    view = table(["Customer Tenant ID\n1234", "Customer Domain Name:\nalder.example"])
    assert one(view, "tenant_id").value == "1234"
    assert one(view, "domain").value == "alder.example"


def test_labels_under_a_rule_take_what_stands_on_it() -> None:
    rules = [Box(50, 100, 250, 101), Box(300, 100, 500, 101)]
    view = drawn((52, 88, "Rosa Lindqvist"), (50, 104, "Printed name"), (300, 104, "Date"), rules=rules)
    name, date = one(view, "signatory.name"), one(view, "date.signed")
    assert (name.value, name.via) == ("Rosa Lindqvist", "above")
    assert (date.state, date.box) == (State.BLANK, rules[1])


def test_labels_under_underscores_are_blank() -> None:
    view = typed("_____________________\nCustomer Signature")
    assert one(view, "signature").state is State.BLANK


def test_form_fields_are_known_by_their_names() -> None:
    view = form(
        CustomerName="Alder Clinic",
        customer_tenant_id="1234",
        txtDateSigned=None,
        PartnerCompanyName_2="Birch",
    )
    customer, partner = sorted(labelled(view, "party.name"), key=lambda item: item.value)
    assert (customer.value, customer.role, customer.via) == ("Alder Clinic", Role.CUSTOMER, "field")
    assert (partner.value, partner.role) == ("Birch", Role.PARTNER)
    assert customer.spans[0].by is By.FORM_FIELD
    assert customer.spans[0].quote == "Alder Clinic"
    assert one(view, "tenant_id").value == "1234"


def test_a_filled_field_outweighs_the_empty_line_beside_its_label() -> None:
    field = Field("f1", "Customer Tenant ID", None, FieldKind.TEXT, "1234", box=Box(200, 0, 300, 12))
    view = holding(Page(1, 612, 792, "Customer Tenant ID:", fields=(field,)))
    assert [item.value for item in labelled(view, "tenant_id")] == ["1234"]


def test_captions_give_their_side_to_labels_without_one() -> None:
    view = typed(
        "Customer information\nCompany name: Alder Clinic\n\nPartner details\nCompany name: Birch Ltd"
    )
    assert [(item.value, item.role, item.captioned) for item in labelled(view, "party.name")] == [
        ("Alder Clinic", Role.CUSTOMER, True),
        ("Birch Ltd", Role.PARTNER, True),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Provider).", None),
        ("Provider.", None),
        ("Provider,", None),
        ("Provider", Role.PARTNER),
        ("Provider:", Role.PARTNER),
    ],
)
def test_the_end_of_a_sentence_on_a_narrow_line_is_no_caption(line: str, role: Role | None) -> None:
    view = typed(
        f"The mill, hereinafter the Customer, thanks the one (called the\n{line}\nDomain: ostwick.example"
    )
    assert one(view, "domain").role is role


def test_header_lines_of_mails_are_no_labels() -> None:
    mail = Mail("a@alder.example", (), None, None)
    view = typed("From: a@alder.example\nDate: Mon, 4 May 2026\n\nDate: 5 May 2026", mail=mail)
    assert [item.value for item in labelled(view, "date.signed")] == ["5 May 2026"]


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Customer signatory job title Head of Brewing", "signatory.title", "Head of Brewing"),
        ("Role or job title of customer signatory: Head of Brewing", "signatory.title", "Head of Brewing"),
        ("Customer domain name alder-brewing.example", "domain", "alder-brewing.example"),
        ("Client contact (printed name): Rosa Lindqvist", "signatory.name", "Rosa Lindqvist"),
        ("Printed name of the customer signatory: Rosa Lindqvist", "signatory.name", "Rosa Lindqvist"),
    ],
)
def test_a_value_may_follow_a_telling_label_without_any_sign(line: str, key: str, value: str) -> None:
    found = one(typed(line), key)
    assert (found.value, found.role) == (value, Role.CUSTOMER)


def test_a_short_label_without_any_sign_begins_a_sentence_perhaps() -> None:
    view = typed("Job title Head of Brewing is not a registered office of the firm.")
    assert not labelled(view, "signatory.title")


def test_a_caption_with_its_own_answer_below_gives_no_side_to_its_row() -> None:
    guid = "7b0c2d94-1f3e-4a58-9c67-2d8e5f60a1b3"
    view = table(["Supplier", "Client", "Tenant ID"], ["Brightwater Cloud", "Alder Brewing", guid])
    found = one(view, "tenant_id")
    assert (found.value, found.role) == (guid, None)


def test_a_caption_at_the_head_of_a_row_gives_its_side_to_the_row() -> None:
    guid = "7b0c2d94-1f3e-4a58-9c67-2d8e5f60a1b3"
    assert one(table(["Client", "Tenant ID", guid]), "tenant_id").role is Role.CUSTOMER


def test_a_signature_field_names_no_organisation_whatever_it_is_called() -> None:
    signed = Field("Customer", None, None, FieldKind.SIGNATURE, "Rosa Lindqvist", box=Box(310, 700, 520, 745))
    view = holding(Page(1, 612, 792, "", fields=(signed,)))
    assert not labelled(view, "party.name")


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Role or job title of the signatory", "signatory.title"),
        ("Printed name of the signatory", "signatory.name"),
        ("Funktion des Unterzeichners", "signatory.title"),
        ("Name des Unterzeichnenden", "signatory.name"),
        ("Nom et prénom du signataire", "signatory.name"),
        ("Fonction du signataire", "signatory.title"),
        ("Nombre y apellidos del firmante", "signatory.name"),
    ],
)
def test_labels_of_who_signs_are_known_in_other_words(label: str, key: str) -> None:
    assert [item.value for item in labelled(typed(f"{label}: Dana Whitmore\n"), key)] == ["Dana Whitmore"]


def test_partner_is_a_job_title_behind_its_label() -> None:
    titles = labelled(table(("Signatory", "Wilf Sand", "Job title", "Partner")), "signatory.title")
    assert [(item.value, item.role) for item in titles] == [("Partner", None)]


def test_partner_under_a_title_label_is_the_heading_of_the_next_section_where_its_labels_follow() -> None:
    text = "Customer signatory job title\nPartner\nPartner company name\nTillbrook Systems Ltd\n"
    assert all(item.value != "Partner" for item in labelled(typed(text), "signatory.title"))


@pytest.mark.parametrize(
    "label",
    [
        "What is the customer's domain?",
        "3. What is the customer's domain?",
        "Please state the customer's domain:",
        "A.1 Customer's domain",
        "Q4: Customer domain?",
        "Field 2: Customer domain",
        "No. 3 Customer's domain:",
        "Wie lautet die Domain des Kunden?",
        "Quel est le nom de domaine du client ?",
    ],
)
def test_a_label_may_be_asked_for_and_numbered(label: str) -> None:
    (found,) = labelled(typed(f"{label}\nharrow-vale.example\n"), "domain")
    assert (found.value, found.role) == ("harrow-vale.example", Role.CUSTOMER)


@pytest.mark.parametrize(
    "line",
    [
        "What the customer's domain is was never asked",
        "We asked what the customer's domain is and were told harrow-vale.example",
        "Please see the customer's domain in our letter of May",
        "Which customer asked for it",
    ],
)
def test_a_sentence_that_asks_is_no_label(line: str) -> None:
    assert labelled(typed(f"{line}\nharrow-vale.example\n"), "domain") == ()


def test_the_next_question_is_no_value_of_a_label_whose_field_is_filled() -> None:
    box = Box(180, 98, 400, 112)
    field = Field("title", "Job title", None, FieldKind.TEXT, "IT Director", box=box)
    page = drawn((60, 100, "Job title:"), (60, 114, "Which need do the products meet?")).pages[0]
    view = holding(replace(page, fields=(field,)))
    assert [item.value for item in labelled(view, "signatory.title")] == ["IT Director"]


def test_a_cell_of_four_times_as_many_lines_takes_four_times_as_long() -> None:
    def calls(lines: int) -> int:
        told = "<br>".join(f"Line {number} of the report" for number in range(lines))
        data = f"<table><tr><td>{told}</td><td>Remarks</td></tr></table>".encode()
        view = DocumentView(html.read(data, "report.html", DEFAULT))
        profile = cProfile.Profile()
        profile.runcall(labelled, view, "party.name")
        return sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]

    calls(800)  # what each line is, is kept from one call to the next
    assert calls(800) < 8 * calls(200)


ROLES = ["", "Client sponsor", "Client project lead", "Supplier"]


def test_heads_over_labelled_rows_have_no_value_beside_them() -> None:
    rows = [ROLES, ["Name", "Odile Perrin", "Uwe Lang", "Ted Rowe"], ["Title", "Head", "Lead", "Engineer"]]
    found = labelled(table(*rows), "signatory.name")
    assert not [item for item in found if item.value == "Client project lead"]


def test_a_first_row_of_label_and_value_keeps_its_value() -> None:
    rows = [["", "Customer signatory", "Odile Perrin"], ["", "Customer domain", "lakeview.example"]]
    assert one(table(*rows), "signatory.name").value == "Odile Perrin"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Domain ..........   ostwick.example", State.PRESENT),
        ("Domain ..........", State.BLANK),
        ("Domain ..........   ..........", State.BLANK),
        ("Domain ..........   Date ..........", State.BLANK),
        ("Domain ..........                                   ostwick.example", State.BLANK),
        ("Domain __________   ostwick.example", State.BLANK),
    ],
)
def test_dots_lead_to_the_answer_right_behind_them(line: str, state: State) -> None:
    assert one(typed(line), "domain").state is state


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Nom de l'entreprise partenaire", Role.PARTNER),
        ("Nom de la soci\u00e9t\u00e9 prestataire", Role.PARTNER),
        ("Entreprise cliente", Role.CUSTOMER),
        ("Nom de l\u2019entreprise cliente", Role.CUSTOMER),
        ("Nom de la soci\u00e9t\u00e9 cliente", Role.CUSTOMER),
        ("Nom de l'entreprise", None),
    ],
)
def test_french_labels_tell_whose_company_they_ask_for(label: str, role: Role | None) -> None:
    found = one(typed(f"{label} : Conserverie du Littoral"), "party.name")
    assert (found.value, found.role) == ("Conserverie du Littoral", role)
