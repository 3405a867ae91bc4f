"""One side is called by what it does, the other one "Company": it is the opposite side, either way round."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value
from tests.unit.proof.finding.sheets import drawn

from poedesk.proof.document.model import Document
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.identity.parties import find
from poedesk.proof.finding.model import Role

CUSTOMER, PARTNER = "Kihnu Shipyards AS", "Pakri Consulting OÜ"


def roles(*lines: str) -> dict[str | None, Role | None]:
    view = drawn(*[(72, 60 + 15 * number, line) for number, line in enumerate(lines)])
    return {item.value: item.role for item in find(view)["party.name"] if item.anchored}


@pytest.mark.parametrize(
    ("partner", "company"),
    [
        ("Consultant", "Company"),
        ("Contractor", "Company"),
        ("Vendor", "The Company"),
        ("Auftragnehmer", "Gesellschaft"),
        ("Prestataire", "Société"),
        ("Proveedor", "Empresa"),
    ],
)
def test_the_company_beside_one_who_works_is_the_customer(partner: str, company: str) -> None:
    told = roles(f"{partner}: {PARTNER}", f"{company}: {CUSTOMER}", "Purpose: safe mail")
    assert told == {PARTNER: Role.PARTNER, CUSTOMER: Role.CUSTOMER}


def test_the_company_may_stand_first() -> None:
    told = roles(f"Company: {CUSTOMER}", f"Contractor: {PARTNER}")
    assert told == {PARTNER: Role.PARTNER, CUSTOMER: Role.CUSTOMER}


def test_the_company_beside_the_client_is_the_partner() -> None:
    told = roles(f"Client: {CUSTOMER}", f"Company: {PARTNER}")
    assert told == {PARTNER: Role.PARTNER, CUSTOMER: Role.CUSTOMER}


def test_the_company_of_a_person_is_on_that_persons_side() -> None:
    assert roles("Client: Kadri Vetik", f"Company: {CUSTOMER}")[CUSTOMER] is Role.CUSTOMER


def test_the_same_company_once_more_is_on_the_same_side() -> None:
    assert roles(f"Client: {CUSTOMER}", f"Company: {CUSTOMER}") == {CUSTOMER: Role.CUSTOMER}


def test_under_the_caption_of_a_side_the_company_is_that_sides() -> None:
    told = roles("Partner details", f"Company: {PARTNER}", "", "Customer details", f"Company: {CUSTOMER}")
    assert told == {PARTNER: Role.PARTNER, CUSTOMER: Role.CUSTOMER}


def test_who_signs_under_company_is_not_the_company() -> None:
    told = roles(f"Consultant: {PARTNER}", "", "Company", "Kadri Vetik, member of the board", "14.06.2021")
    assert "Kadri Vetik" not in told


def blocks(consultant: str, company: str) -> Document:
    lines = [f"Consultant: {PARTNER}", f"Company: {CUSTOMER}", "", consultant, "By: /s/ Siim Laanemets"]
    lines += ["Title: Director", "Date: 30 September 2025", "", company, "By: /s/ Tanel Rebane"]
    lines += ["Title: Chief Financial Officer", "Date: 2 October 2025"]
    return document(page([(72.0, 60.0 + 15 * number, line) for number, line in enumerate(lines)]))


@pytest.mark.parametrize("heads", [("For the Consultant", "For the Company"), ("Consultant", "Company")])
def test_the_company_signs_under_its_own_head(heads: tuple[str, str]) -> None:
    signed = {value(act.name): act.role for act in find_all(blocks(*heads)).acts}
    assert signed == {"Siim Laanemets": Role.PARTNER, "Tanel Rebane": Role.CUSTOMER}


def test_a_list_of_the_parties_over_a_head_does_not_make_its_block_the_customers() -> None:
    lines = [f"Consultant: {PARTNER}", f"Customer: {CUSTOMER}", "", "Consultant", "By: /s/ Siim Laanemets"]
    lines += ["Title: Director", "Date: 30 September 2025", "", "Customer", "By: /s/ Tanel Rebane"]
    lines += ["Title: Chief Financial Officer", "Date: 2 October 2025"]
    paper = document(page([(72.0, 60.0 + 15 * number, line) for number, line in enumerate(lines)]))
    acts = acts_in(paper, (PARTNER, Role.PARTNER), (CUSTOMER, Role.CUSTOMER))
    assert {value(act.name): act.role for act in acts} == {
        "Siim Laanemets": Role.PARTNER,
        "Tanel Rebane": Role.CUSTOMER,
    }


@pytest.mark.parametrize("signer", ["Kadri Vetik, 14.06.2021", "Kadri Vetik, member of the board"])
def test_who_signs_under_a_role_word_is_not_the_party(signer: str) -> None:
    told = roles(f"Supplier: {PARTNER}", f"Buyer: {CUSTOMER}", "", "Buyer:", signer)
    assert not any("Kadri" in (name or "") for name in told)
