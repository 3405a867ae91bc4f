import pytest
from tests.unit.proof.finding.sheets import drawn, form, table, typed

from poedesk.proof.finding.identity.identifiers import find
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

TENANT = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
SALES, FIELD = "8b1d4c6e-2f0a-4a57-9d13-7c5e0a4b2f86", "9c2e5d7f-3a1b-4b68-8e24-8d6f1b5c3a97"


def tenants(view: DocumentView) -> list[Finding]:
    return list(find(view)["tenant_id"])


@pytest.mark.parametrize(
    "text",
    [
        f"Customer Tenant ID: {TENANT}",
        f"Customer Tenant ID: {{{TENANT.upper()}}}",
        f"Customer Tenant ID {TENANT}",
        f"Customer Tenant ID\n{TENANT}",
        f"Customer Tenant ID:     {TENANT}",
        f"Customer Tenant ID: {TENANT[:24]}\n{TENANT[24:]}",
        f"Customer Tenant ID:     {TENANT[:24]}\n                        {TENANT[24:]}",
        f"Customer Tenant ID: {TENANT.replace('-', '')}",
        f"Customer Tenant ID: ____{TENANT}____",
        f"ID de inquilino del cliente: {TENANT}",
    ],
)
def test_a_labelled_tenant_id_is_anchored(text: str) -> None:
    (found,) = tenants(typed(text))
    assert (found.value, found.state, found.anchored) == (TENANT, State.PRESENT, True)


def test_cells_may_break_a_tenant_id() -> None:
    (found,) = tenants(table(["Customer Tenant ID", f"{TENANT[:19]}\n{TENANT[19:]}"]))
    assert (found.value, found.role, found.anchored) == (TENANT, Role.CUSTOMER, True)
    assert found.detail == "put together over a line break"


def test_a_form_field_holds_a_tenant_id() -> None:
    (found,) = tenants(form(CustomerTenantID=TENANT))
    assert (found.value, found.anchored, found.spans[0].quote) == (TENANT, True, TENANT)


@pytest.mark.parametrize(
    "address",
    [
        f"https://login.microsoftonline.com/{TENANT}/oauth2/authorize",
        f"https://sts.windows.net/{TENANT}/",
        f"https://portal.example/?tid={TENANT}",
        f"https://management.example/tenants/{TENANT}",
    ],
)
def test_microsoft_addresses_name_the_tenant(address: str) -> None:
    (found,) = tenants(typed(f"See {address} for it"))
    assert (found.value, found.anchored) == (TENANT, True)


def test_a_sentence_may_call_it_the_tenant_id() -> None:
    (found,) = tenants(typed(f"We enabled Intune for the customer's tenant ID {TENANT} in May."))
    assert (found.value, found.anchored, found.role) == (TENANT, True, Role.CUSTOMER)


@pytest.mark.parametrize("lead", ["Correlation ID", "Application (client) ID", "Envelope ID"])
def test_a_guid_that_is_something_else_is_no_tenant(lead: str) -> None:
    assert tenants(typed(f"{lead}: {TENANT}")) == []


def test_a_guid_that_nothing_explains_is_a_weak_candidate() -> None:
    (found,) = tenants(typed(f"Ticket closed.\n\n{TENANT}"))
    assert not found.anchored
    assert found.confidence < 0.5


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("", State.BLANK),
        ("______", State.BLANK),
        ("[Tenant ID]", State.PLACEHOLDER),
        ("TBD", State.PLACEHOLDER),
        ("00000000-0000-0000-0000-000000000000", State.PLACEHOLDER),
        ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", State.PLACEHOLDER),
    ],
)
def test_an_unfilled_place_is_reported(value: str, state: State) -> None:
    (found,) = tenants(typed(f"Customer Tenant ID: {value}"))
    assert (found.state, found.anchored) == (state, True)


def test_words_at_the_place_of_the_id_are_reported_as_they_are() -> None:
    (found,) = tenants(typed("Customer Tenant ID: N/A"))
    assert (found.value, found.detail) == ("N/A", "what stands at this place is not a GUID")


def test_subscriptions_of_a_table_come_with_their_products() -> None:
    view = table(["Product", "Subscription ID"], ["Sales Hub", SALES], ["Field Hub", FIELD])
    found = {(item.value, item.topic) for item in find(view)["subscription_id"]}
    assert found == {(SALES, "Sales Hub"), (FIELD, "Field Hub")}


def test_subscriptions_of_a_list_come_with_their_products() -> None:
    view = typed(
        f"Product names and subscription IDs:\nSales Hub - {SALES}\nField Hub (subscription {FIELD})"
    )
    found = {(item.value, item.topic) for item in find(view)["subscription_id"]}
    assert found == {(SALES, "Sales Hub"), (FIELD, "Field Hub")}
    assert tenants(view) == []


def test_several_subscriptions_share_one_place() -> None:
    view = typed(f"Subscription IDs: {SALES}; {FIELD}")
    assert {item.value for item in find(view)["subscription_id"] if item.anchored} == {SALES, FIELD}


@pytest.mark.parametrize(
    "text",
    [
        f"We confirm that Tillbrook has done this work in our directory (tenant ID {TENANT}).",
        f"We confirm that you moved the files into our own Microsoft 365 (tenant ID {TENANT}) in May.",
        f"Wir bestellen die Einrichtung in unserem Microsoft-Mandanten {TENANT}.",
        f"Wir bestätigen, dass Tillbrook bei uns in unserem eigenen Mandanten {TENANT} gearbeitet hat.",
        f"Nous commandons ces travaux pour notre locataire {TENANT}.",
        f"Je soussignée A. Morel, directrice, atteste que Tillbrook a migré vers notre locataire {TENANT}.",
        f"Tillbrook a réalisé chez nous la migration dans notre locataire Microsoft 365 (ID : {TENANT}).",
        f"Tillbrook hat die Umstellung bei uns in unserem Mandanten {TENANT} durchgeführt.",
        f"I, Ada Holm, certify that Tillbrook moved all mailboxes into our tenant {TENANT}.",
        f"La abajo firmante, Ada Ruiz, certifica que Tillbrook migró el correo a nuestro tenant {TENANT}.",
    ],
)
def test_our_tenant_is_the_customers_where_the_customer_writes(text: str) -> None:
    assert tenants(typed(text))[0].anchored


@pytest.mark.parametrize(
    "text",
    [
        f"We confirm that we have moved it from our tenant {TENANT}.",
        f"The work was prepared in our tenant {TENANT}.",
        f"The work was prepared in our own Microsoft 365 (tenant ID {TENANT}).",
        f"We order the end of our old tenant {TENANT}.",
        f"Je soussignée Ada Morel atteste que nous avons tout migré depuis notre locataire {TENANT}.",
        f"I, Ada Holm, confirm that we moved all mailboxes from our tenant {TENANT}.",
    ],
)
def test_our_tenant_is_nobodys_in_particular_otherwise(text: str) -> None:
    assert not tenants(typed(text))[0].anchored


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft 365 environment: northwick.example - {}",
        "Tenant, domain: {}, northwick.example",
        "Tenant / domain\nnorthwick.example / {}",
        "Mandanten-ID / Domäne: {} / northwick.example",
        "Domäne / Mandant: northwick.example / {}",
        "The customer's directory (northwick.example, {}) was used.",
        "dans l'annuaire northwick.example ({})",
        "Directorio: northwick.example, {}",
        "in the Microsoft 365 tenant of Northwick Ltd (northwick.example; {})",
        "Tenant-Kennung laut Entra-Portal: {}",
        "Microsoft Entra ID: {}",
        "Microsoft customer ID: {}",
        "Tenantnummer: {}",
    ],
)
def test_many_words_name_the_directory_of_a_company(text: str) -> None:
    (found,) = tenants(typed(text.format(TENANT)))
    assert (found.value, found.anchored) == (TENANT, True)


@pytest.mark.parametrize(
    "text",
    [
        "Customer: Northwick Ltd ({})",
        "Environment: {}",
        "Dynamics environment: northwick.example {}",
        "Source directory: {}",
        "We deployed Azure AD in May. Reference {}",
    ],
)
def test_other_words_leave_open_what_a_guid_is(text: str) -> None:
    assert not any(found.anchored for found in tenants(typed(text.format(TENANT))))


def test_our_tenant_is_told_with_the_domain_beside_it() -> None:
    (ours,) = tenants(typed(f"Our tenant: northwick.example, {TENANT}"))
    (old,) = tenants(typed(f"Our old tenant: northwick.example, {TENANT}"))
    assert (ours.anchored, ours.topic) == (False, "northwick.example")
    assert (old.anchored, old.topic) == (False, None)


def test_an_id_that_a_narrow_column_broke_is_put_together() -> None:
    half, rest = TENANT[:24], TENANT[24:]
    view = drawn(
        (60, 100, "Microsoft Intune"), (220, 100, "We run Intune for you: 118 laptops and 71 phones"),
        (60, 112, f"(tenant {half}"), (220, 112, "are enrolled, and lost ones are wiped."),
        (60, 124, f"{rest})"), (220, 124, "In July the rules were built anew."),
    )  # fmt: skip
    (found,) = tenants(view)
    assert (found.value, found.anchored, len(found.spans)) == (TENANT, True, 2)
