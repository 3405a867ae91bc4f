import pytest
from tests.unit.proof.finding.sheets import drawn, form, table, typed

from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation, name_in
from poedesk.proof.finding.identity.parties import find
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.text import read


def sides(view: DocumentView) -> set[tuple[str | None, Role | None]]:
    return {(item.value, item.role) for item in find(view)["party.name"] if item.anchored}


BOTH = {("Alder Clinic, Inc.", Role.CUSTOMER), ("Birch Consulting Ltd", Role.PARTNER)}


@pytest.mark.parametrize(
    "text",
    [
        """
This Agreement is made by and between Alder Clinic, Inc. ("Client") and Birch Consulting Ltd ("Consultant").
""",
        """
This SOW is entered into between Birch Consulting Ltd, an English company with offices at 1 High St, Leeds
(the "Contractor"), and Alder Clinic, Inc., a Delaware corporation (hereinafter the "Customer").
""",
        """
THIS AGREEMENT is made on 4 May 2026
BETWEEN:
(1) Alder Clinic, Inc. whose office is in Leeds (the "Customer"); and
(2) Birch Consulting Ltd incorporated in England (the "Supplier").
""",
        """
This Statement of Work is between Birch Consulting Ltd ("Birch") and Alder Clinic, Inc. ("Customer").
""",
        """
El presente contrato se celebra entre Alder Clinic, Inc., con domicilio en Vigo (en adelante, el "Cliente"),
y Birch Consulting Ltd (en adelante, el "Proveedor").
""",
        """
REUNIDOS

De una parte, Rosa Lindqvist, en nombre y representación de Alder Clinic, Inc., con CIF B123 (el "Cliente").

De otra parte, Tom Adeyemi, en representación de Birch Consulting Ltd, con CIF B456 (el "Consultor").
""",
        """
Dieser Vertrag wird geschlossen zwischen Alder Clinic, Inc., mit Sitz in Ulm (nachfolgend "Auftraggeber")
und Birch Consulting Ltd (nachfolgend "Auftragnehmer").
""",
        """
ACTA DE ENTREGA. Se reúnen de una parte Birch Consulting Ltd, en adelante EL PROVEEDOR, y de la otra parte
Alder Clinic, Inc., en adelante EL CLIENTE, para dejar constancia de lo siguiente:
""",
        """
Dieser Vertrag wird geschlossen zwischen Alder Clinic, Inc., nachfolgend Auftraggeber, und
Birch Consulting Ltd, im Folgenden Auftragnehmer genannt.
""",
        """
Alder Clinic, Inc. (the "Client") engages Birch Consulting Ltd (the "Consultant") for the work below.
""",
        "Customer: Alder Clinic, Inc.\nPartner: Birch Consulting Ltd",
        "Prepared for: Alder Clinic, Inc.      Prepared by: Birch Consulting Ltd",
        "Nombre de la empresa del cliente: Alder Clinic, Inc.\nRazón social del socio: Birch Consulting Ltd",
    ],
)
def test_both_parties_are_found_with_their_sides(text: str) -> None:
    assert sides(typed(text)) == BOTH


def test_fields_and_cells_name_the_parties() -> None:
    assert sides(form(CustomerName="Alder Clinic, Inc.", PartnerName="Birch Consulting Ltd")) == BOTH
    assert (
        sides(
            table(
                ["Customer Company Name", "Alder Clinic, Inc.\n1 High Street\nLeeds"],
                ["Partner", "Birch Consulting Ltd"],
            )
        )
        == BOTH
    )


def test_parties_without_a_side_are_not_anchored() -> None:
    found = find(typed('Agreement between Alder Clinic, Inc. ("Alder") and Birch Consulting Ltd ("Birch").'))[
        "party.name"
    ]
    assert {(item.value, item.role, item.anchored) for item in found} == {
        ("Alder Clinic, Inc.", None, False),
        ("Birch Consulting Ltd", None, False),
    }


def test_other_companies_in_the_text_are_no_parties() -> None:
    view = typed(
        "Customer: Alder Clinic, Inc.\n\nThe link between Cedar Bank plc and Elm Foods Ltd is unchanged."
    )
    assert sides(view) == {("Alder Clinic, Inc.", Role.CUSTOMER)}


def test_addresses_of_mail_name_no_party() -> None:
    assert find(typed("From: rosa@alder.example\nWe met today."))["party.name"] == ()


def test_a_clause_after_a_role_word_is_no_name() -> None:
    view = typed("Customer: shall provide access to all systems that are needed for the work in this order.")
    assert find(view)["party.name"] == ()


@pytest.mark.parametrize(("value", "state"), [("____", State.BLANK), ("[Client Name]", State.PLACEHOLDER)])
def test_unfilled_places_are_reported(value: str, state: State) -> None:
    (found,) = find(typed(f"Customer Company Name: {value}"))["party.name"]
    assert (found.state, found.role) == (state, Role.CUSTOMER)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alder Clinic, Inc., a Delaware corporation", "Alder Clinic, Inc."),
        ("Alder Clinic LLC, a limited liability company organized under the laws", "Alder Clinic LLC"),
        ("Alder Clinic, S.A. de C.V., con domicilio en", "Alder Clinic, S.A. de C.V."),
        ("by and between Alder & Ash Partners, L.P. (", "Alder & Ash Partners, L.P."),
        ("DATUM (ASIA) LIMITED a company", "DATUM (ASIA) LIMITED"),
        ("Bank of the Alder Valley, N.A.", "Bank of the Alder Valley, N.A."),
        ("Alder Clinic with its principal place of business at", "Alder Clinic"),
        ("(2) ROSA LINDQVIST of ", "ROSA LINDQVIST"),
        ("alder.com, inc., a company", "alder.com, inc."),
        ("Alder Daten GmbH & Co. KG (Auftragnehmer)", "Alder Daten GmbH & Co. KG"),
        ("Alder & Co. The work began", "Alder & Co"),
        ("Alder Logistics Pte. Ltd. at the port", "Alder Logistics Pte. Ltd."),
        ("Centre hospitalier de Lanvau, 55250 Lanvau", "Centre hospitalier de Lanvau"),
        ("Museo nacional de Alfarería", "Museo nacional de Alfarería"),
        ("Azienda sanitaria di Lovere", "Azienda sanitaria di Lovere"),
        ("Centro de Salud Aldea acepta los trabajos de Birch", "Centro de Salud Aldea"),
    ],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    place = name_in(text)
    assert place is not None
    assert text[slice(*place)] == name


@pytest.mark.parametrize(
    "text",
    ["this Agreement", "the parties", "", "____", "[Client]", "rosa@alder.example", "and", "Title", "Page 3"],
)
def test_what_is_no_name(text: str) -> None:
    assert name_in(text) is None


def test_a_legal_form_makes_an_organisation() -> None:
    assert looks_like_organisation("Alder Clinic GmbH")
    assert not looks_like_organisation("Alder Clinic")


def test_a_person_with_an_office_behind_a_role_word_is_whom_to_ask_and_no_party() -> None:
    text = "Client: Alder Clinic, Inc.\n\nContacts\nClient: Rosa Lindqvist, Information Lead\n"
    assert sides(typed(text)) == {("Alder Clinic, Inc.", Role.CUSTOMER)}


def test_a_column_for_each_side_gives_its_cells_that_side() -> None:
    view = table(
        ["", "Client", "Consultant"],
        ["Company", "Alder Clinic", "Birch Consulting Ltd"],
        ["Name", "Rosa Lindqvist", "Tom Adeyemi"],
        ["Date", "4 May 2026", ""],
    )
    assert sides(view) == {("Alder Clinic", Role.CUSTOMER), ("Birch Consulting Ltd", Role.PARTNER)}
    names = {(item.value, item.role) for item in labelled(view, "signatory.name")}
    assert names == {("Rosa Lindqvist", Role.CUSTOMER), ("Tom Adeyemi", Role.PARTNER)}
    dates = {(item.state, item.role) for item in labelled(view, "date.signed")}
    assert dates == {(State.PRESENT, Role.CUSTOMER), (State.BLANK, Role.PARTNER)}


def test_the_address_under_a_name_is_no_second_name() -> None:
    view = typed(
        """
Vendor:                          Bill To:
Birch Consulting Ltd             Alder Clinic
1 High Street                    22 Mill Lane
Leeds                            York
"""
    )
    assert sides(view) == {("Alder Clinic", Role.CUSTOMER), ("Birch Consulting Ltd", Role.PARTNER)}


def test_captions_anchor_a_name_unless_they_cover_several() -> None:
    assert sides(typed("Customer details\nCompany: Alder Clinic")) == {("Alder Clinic", Role.CUSTOMER)}
    assert sides(typed("Customer details\nCompany: Alder Clinic\nCompany: Birch Ltd")) == set()


def test_a_name_in_a_list_is_no_caption_of_what_follows() -> None:
    view = typed("Supplier: Birch Consulting Ltd\nTenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62")
    (tenant,) = labelled(view, "tenant_id")
    assert tenant.role is None


def test_a_label_behind_which_a_person_may_stand_anchors_only_organisations() -> None:
    view = typed(
        "Prepared for: Rosa Oak, IT Manager, Alder Clinic Ltd\nPrepared by: Tom Elm (Birch Consulting Inc)\n"
    )
    assert sides(view) == {("Alder Clinic Ltd", Role.CUSTOMER), ("Birch Consulting Inc", Role.PARTNER)}
    assert sides(typed("Prepared by: Tom Elm\n")) == set()


def test_a_name_that_a_narrow_cell_wraps_is_read_to_its_legal_form() -> None:
    text = "Partner      Birch\n             Consulting\n             Partners GmbH\n"
    assert [item.value for item in find(typed(text))["party.name"]] == ["Birch Consulting Partners GmbH"]


@pytest.mark.parametrize("value", ["TBD", "<<customer>>", "[Client Name]", "to be confirmed"])
def test_a_placeholder_behind_a_mere_role_word_is_one(value: str) -> None:
    (found,) = find(typed(f"Customer: {value}\n"))["party.name"]
    assert (found.role, found.state) == (Role.CUSTOMER, State.PLACEHOLDER)


def test_a_row_of_a_table_gives_its_side_to_what_stands_in_it() -> None:
    view = table(
        ["Role", "Organisation", "Domain"],
        ["Customer", "Alder", "alder.example"],
        ["Partner", "Birch", "birch.example"],
    )
    found = {(item.value, item.role) for item in labelled(view, "domain")}
    assert found == {("alder.example", Role.CUSTOMER), ("birch.example", Role.PARTNER)}


def test_words_in_mere_brackets_define_a_side() -> None:
    text = (
        "Vertrag zwischen der Birke AG (Auftragnehmerin) und der Erle GmbH (Auftraggeberin) vom 3. März 2026"
    )
    assert sides(typed(text)) == {("Birke AG", Role.PARTNER), ("Erle GmbH", Role.CUSTOMER)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Birch Consulting Inc [Microsoft partner]", "Birch Consulting Inc"),
        ("Alder Shipping A/S of Quay Lane 9, Hull", "Alder Shipping A/S"),
        ("the service provider Birch Consulting Inc", "Birch Consulting Inc"),
    ],
)
def test_what_surrounds_a_name_is_left_out(text: str, name: str) -> None:
    place = name_in(text)
    assert place is not None
    assert text[slice(*place)] == name


@pytest.mark.parametrize(
    "name",
    [
        "Grupo Ávila Éxito",
        "Ομάδα Δέλτα Φάρμα",
        "Звезда Здоровья",
        'קרן הבריאות מראם בע"מ',
        "مؤسسة مارام الصحية",
        "株式会社 マラム 健康",
    ],
)
def test_a_name_in_any_script_is_read_to_its_end(name: str) -> None:
    assert sides(typed(f"Customer Company Name: {name}\n")) == {(name, Role.CUSTOMER)}


def test_the_point_of_an_abbreviation_begins_no_name() -> None:
    text = """
Made berween Brook Ltd (the "Supplier"), and ALDER CREAMERY DAC,
having its office ai The Weir, Golden, Co. Tipperary (the "Client").
"""
    assert {name for name, role in sides(typed(text)) if role is Role.CUSTOMER} == {"ALDER CREAMERY DAC"}


@pytest.mark.parametrize(
    "text",
    [
        'This certificate is between Birch Consulting Ltd ("Partner") and Alder Clinic, Inc. ("Customer").',
        "VERKLARING\n\ntussen Alder Clinic, Inc. (Opdrachtgever) en Birch Consulting Ltd (Opdrachtnemer)",
        "VERBALE DI COLLAUDO\n\ntra Alder Clinic, Inc. (il Cliente) e Birch Consulting Ltd (il Fornitore)",
        "Opdrachtgever: Alder Clinic, Inc.\nOpdrachtnemer: Birch Consulting Ltd",
        "Committente: Alder Clinic, Inc.\nFornitore: Birch Consulting Ltd",
    ],
)
def test_certificates_and_papers_in_dutch_and_italian_name_their_sides(text: str) -> None:
    found = {(value.rstrip("."), role) for value, role in sides(typed(text)) if value}
    assert found == {("Alder Clinic, Inc", Role.CUSTOMER), ("Birch Consulting Ltd", Role.PARTNER)}


def test_prose_with_between_names_no_sides() -> None:
    assert not sides(typed("The meeting between Alder Clinic, Inc. and Birch Consulting Ltd was short."))


def test_the_head_beside_prepared_by_is_nobody() -> None:
    view = table(("Prepared by", "Checked by", "Approved by"), ("Ada Holm", "Ben Tallis", "Odile Perrin"))
    assert "Checked" not in {value for value, _ in sides(view)}


@pytest.mark.parametrize(
    ("text", "customer", "partner"),
    [
        ('between Alder plc ("the\nSupplier") and Birch Ltd ("the Client").', "Birch Ltd", "Alder plc"),
        ('between Alder Ltd and Birch Ltd ("the Client").', "Birch Ltd", "Alder Ltd"),
        ("between Alder Ltd, of Leeds, and Birch Ltd, of York (the Client).", "Birch Ltd", "Alder Ltd"),
        (
            'between Alder Piano Works and Birch Consulting (the "Consultant").',
            "Alder Piano Works",
            "Birch Consulting",
        ),
        ("between Alder Ltd (Client) and Birch Ltd.", "Alder Ltd", "Birch Ltd"),
        (
            'between Alder and Jones Partners ("Client") and Birch Ltd.',
            "Alder and Jones Partners",
            "Birch Ltd",
        ),
    ],
)
def test_a_defined_term_is_of_the_name_right_before_it(text: str, customer: str, partner: str) -> None:
    found = find(typed(f"This agreement is made {text}"))["party.name"]
    assert {item.role: item.value for item in found} == {Role.CUSTOMER: customer, Role.PARTNER: partner}


@pytest.mark.parametrize("behind", ["S.A. de C.V.", "S.L.", ""])
def test_a_party_is_defined_right_behind_the_day_of_the_opening(behind: str) -> None:
    customer = f"Clínicas Aliso, {behind}" if behind else "Clínicas Aliso"
    sides = f"{customer} («el Cliente») y Roble TI, S.C. («el Proveedor») la levantan."
    text = f"ACTA\nEn Jalisco, el 12 de marzo de 2026, {sides}"
    found = {item.role: item.value for item in find(typed(text))["party.name"] if item.role}
    assert found == {Role.CUSTOMER: customer, Role.PARTNER: "Roble TI, S.C."}


def test_a_name_goes_on_under_its_label_in_a_narrow_column() -> None:
    view = drawn(
        (60, 60, "Supplier: Alder Ledger"), (60, 71, "Systems LLC"), (260, 60, "Client: Birch Farms LLC")
    )
    found = {item.role: item.value for item in find(view)["party.name"]}
    assert found == {Role.PARTNER: "Alder Ledger Systems LLC", Role.CUSTOMER: "Birch Farms LLC"}


@pytest.mark.parametrize(
    "opening",
    [
        'between Alder Ltd ("Alder") and Birch Inc. and Cedar Corp. (together the "Sellers"), whereby',
        'between Alder Ltd ("Alder") and Birch Inc., and Cedar Corp. (collectively referred to as "you").',
    ],
)
def test_two_parties_can_share_one_defined_term(opening: str) -> None:
    found = find(typed(f"Services Agreement, made {opening}"))["party.name"]
    assert [(item.value or "").rstrip(".") for item in found] == ["Alder Ltd", "Birch Inc", "Cedar Corp"]


def test_a_person_whom_the_opening_defines_is_a_party_though_he_signs() -> None:
    text = """SERVICE AGREEMENT
This agreement is made on 4 May 2026 between:
(1) Alder Ltd of 4 Mill Lane, Leeds (the "Company"); and
(2) Tom Holm of 9 Kiln Row, York (the "Officer").

Signed: /s/ Tom Holm
Name: Tom Holm
Title: Chief Officer
"""
    found = find_all(read(text.encode(), "agreement.txt", DEFAULT))
    assert "Tom Holm" in {item.value for item in found.get("party.name")}


def test_numbered_parties_have_their_own_terms() -> None:
    text = (
        "(1) Alder Kennels & Cattery Limited, incorporated in England, whose registered\n"
        "office is at Long Lane, Alston (the Client); and\n"
        "(2) Birch Consulting LLP, incorporated in England, whose registered office is at\n"
        "Leeds (the Consultant).\n"
    )
    sides = {(item.value, item.role) for item in find(typed(text))["party.name"] if item.role}
    assert ("Alder Kennels & Cattery Limited", Role.CUSTOMER) in sides
    assert ("Alder Kennels & Cattery Limited", Role.PARTNER) not in sides
