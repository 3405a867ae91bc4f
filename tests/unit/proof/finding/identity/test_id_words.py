import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.identity.identifiers import find
from poedesk.proof.finding.model import Finding, Role

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
OTHER = "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86"


def tenants(text: str) -> list[Finding]:
    return list(find(typed(text))["tenant_id"])


@pytest.mark.parametrize(
    "words",
    [
        "Microsoft tenant ID: {}",
        "Directory (tenant) ID | {}",
        "M365 tenant {}",
        "Entra directory id {}",
        "All of it happens in the tenant with the ID {} and nowhere else.",
        "The mailboxes of Alder Clinic (tenant {}) were moved.",
        "The customer's Azure Active Directory tenant is identified as {}.",
        "Its tenant carries the ID {} today.",
        "We used {} (tenant ID) throughout.",
        "Microsoft 365 tenant .. {}",
        "The tenant alder.onmicrosoft.com ({}) was prepared.",
        "Directory: alder.example ({})",
        "L'identifiant de locataire est {}.",
        "Tenant details:\n  Name: Alder\n  ID: {}",
        "https://portal.azure.com/{}",
        "Microsoft tenant ID of Alder: {}",
        "Microsoft tenant ID of the Board: {}",
        "We built it in the Foundation's own tenant (alder.example, tenant ID {}).",
        "The tenant GUID for Alder Clinic Trust (head office) is {}.",
        "We work in your own tenant, alder.example (tenant ID {}), in a subscription of yours.",
        "Tenant to be worked in: {} (alder.example).",
        "We need an account for your Microsoft directory (the tenant ID you gave us is {}).",
        "Die Mandanten-ID, die Sie uns genannt haben, lautet {}.",
        "L'identifiant de locataire que vous nous avez communiqué est {}.",
        "El ID de inquilino que nos facilitaron es {}.",
        "Die Mandanten-ID (die die Krankenkasse wissen wollte) ist {}.",
        "L'identifiant de locataire (que l'assureur a demandé) est {}.",
    ],
)
def test_what_is_called_a_tenant_stands_at_its_own_place(words: str) -> None:
    found = tenants(f"Some work was done.\n\n{words.format(TENANT)}\n")
    assert [(item.value, item.anchored) for item in found] == [(TENANT, True)]


@pytest.mark.parametrize(
    "words",
    [
        "Our own tenant {} hosts the tools.",
        "The tenant ID you must not use is {}.",
        "The tenant ID (which you must not use) is {}.",
        "Die Mandanten-ID (die der alten Firma gehörte) ist {}.",
        "The tenant ID (Birch Consulting) is {}.",
        "Tenant that we showed you: {}.",
        "Mail left the source tenant (ID {}) in May.",
        "The demo tenant {} was used for training.",
        "The tenant was visited. Ask for {} at the desk.",
        "The number {} was given.",
    ],
)
def test_a_tenant_that_may_be_another_is_only_a_candidate(words: str) -> None:
    assert [(item.value, item.anchored) for item in tenants(words.format(TENANT))] == [(TENANT, False)]


@pytest.mark.parametrize(
    "what", ["Object ID:", "Correlation id", "Application (client) ID", "Request Id:", "Order no"]
)
def test_the_id_of_something_else_is_no_tenant(what: str) -> None:
    assert tenants(f"Log entry\n{what} {TENANT}") == []


def test_the_tenant_of_the_partner_is_the_partners() -> None:
    text = f"Partner: Birch Consulting Ltd\nThe tools live in Birch's tenant {TENANT}, the mail elsewhere."
    assert [(item.role, item.anchored) for item in tenants(text)] == [(Role.PARTNER, False)]


def test_each_id_of_a_sentence_has_its_own_name() -> None:
    found = find(typed(f"Environment: tenant {TENANT}, subscription {OTHER}, resource group one."))
    assert [(item.value, item.anchored) for item in found["tenant_id"]] == [(TENANT, True)]
    assert [item.value for item in found["subscription_id"]] == [OTHER]


def test_a_paragraph_behind_an_address_is_not_part_of_it() -> None:
    (found,) = tenants(f"Supplier\nBirch Consulting Ltd\n1 High Street\n\nTenant ID: {TENANT}\n")
    assert (found.role, found.anchored) == (None, True)


@pytest.mark.parametrize(
    "words",
    [
        "Tenant ID of our sandbox: {}",
        "Tenant ID of the former parent: {}",
        "Tenant ID of the test system is {}",
    ],
)
def test_the_tenant_of_something_else_is_only_a_candidate(words: str) -> None:
    assert not tenants(words.format(TENANT))[0].anchored


def test_the_tenant_of_somebody_by_name_on_the_line_above() -> None:
    assert tenants(f"Tenant ID of Alder Clinic\n{TENANT}")[0].anchored
    assert not tenants(f"Tenant ID of our old lab\n{TENANT}")[0].anchored
