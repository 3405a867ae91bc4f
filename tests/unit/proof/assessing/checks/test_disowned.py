"""Domains and ids that stand in a paper as somebody else's, or as no longer in use, show nothing."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict

PAPER = BODY + "Accepted for Halden Timber Group\n" + block("Ingrid Solheim", "Head of IT")
DOMAIN, TENANT = "haldentimber.example", "3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846"
AT_DOMAIN, AT_TENANT = f"Customer Domain Name: {DOMAIN}", f"Customer Tenant ID: {TENANT}"


@pytest.mark.parametrize(
    "line",
    [
        "Former domain: {}",
        "Previous customer domain name: {}",
        "This is not the domain: {}",
        "Old customer domain (no longer used): {}",
        "Customer Domain Name: {} (expired, not in use)",
        "Domain of Marlow Quay Hotels Ltd: {}",
        "Domain: {} (of Marlow Quay Hotels Ltd)",
        "Brightwater Cloud Partners' domain: {}",
        "Ehemalige Domain: {}",
        "Ancien domaine : {}",
    ],
)
def test_a_domain_that_is_anothers_or_out_of_use_shows_nothing(line: str) -> None:
    told = judged_paper(PAPER.replace(AT_DOMAIN, line.format(DOMAIN))).element("customer.domain")
    assert told.verdict is not Verdict.MET


@pytest.mark.parametrize(
    "line",
    [
        "Tenant ID of Marlow Quay Hotels Ltd: {}",
        "Marlow Quay Hotels Ltd tenant ID: {}",
        "This is not the tenant ID: {}",
        "Tenant ID (wrong, do not use): {}",
        "Tenant ID (sandbox for tests): {}",
        "Tenant ID: {} (demo tenant)",
        "Tenant ID: {} (belongs to Marlow Quay Hotels Ltd)",
        "The tenant {} belongs to Marlow Quay Hotels Ltd.",
        "Brightwater's own Microsoft 365 tenant: {}",
        "Brightwater Cloud Partners' Azure tenant ID: {}",
        "Out of scope\nTenant ID: {}",
        "4. Exclusions\nTest environment: none\nTenant ID: {}",
        "Nicht enthalten:\nTenant ID: {}",
    ],
)
def test_an_id_that_is_anothers_or_wrong_shows_nothing(line: str) -> None:
    told = judged_paper(PAPER.replace(AT_TENANT, line.format(TENANT))).element("customer.tenant_id")
    assert told.verdict is not Verdict.MET


@pytest.mark.parametrize(
    "line",
    [
        "Domain of Halden Timber Group: {}",
        "Halden Timber's domain: {}",
        "Domain name (not the website): {}",
        "4. What is the customer's domain? {}",
        "Former domain: oldtimber.example; customer domain: {}",
        "Customer domain: {} (since 2019)",
        "Customer domain: {} - not the old one",
        "Former domain: oldtimber.example\nCustomer domain: {}",
        "Domaine du client : {}",
    ],
)
def test_the_customers_own_domain_shows_it(line: str) -> None:
    told = judged_paper(PAPER.replace(AT_DOMAIN, line.format(DOMAIN))).element("customer.domain")
    assert told.verdict is Verdict.MET


@pytest.mark.parametrize(
    "line",
    [
        "Tenant ID of Halden Timber Group: {}",
        "Halden Timber Group tenant ID: {}",
        "Microsoft 365 tenant ID of the customer: {}",
        "Customer Tenant ID (not the subscription): {}",
        "Tenant ID: {} (Entra ID, for Exchange Online)",
        "Directory (tenant) ID: {}",
        "Halden Timber's own Microsoft 365 tenant: {}",
        "Microsoft 365 tenant: {}",
        "In scope\nTenant ID: {}",
        "Out of scope\nTelephones: all\nEnvironment\nTenant ID: {}",
        "Exclusions: none\nTenant ID: {}",
        "Exclusions\nPrinters, telephones.\n\nTenant ID: {}",
    ],
)
def test_the_customers_own_id_shows_it(line: str) -> None:
    told = judged_paper(PAPER.replace(AT_TENANT, line.format(TENANT))).element("customer.tenant_id")
    assert told.verdict is Verdict.MET
