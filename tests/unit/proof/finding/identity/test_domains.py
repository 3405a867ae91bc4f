import pytest
from tests.unit.proof.finding.sheets import form, table, typed

from poedesk.proof.finding.identity.domains import (
    find,
    find_addresses,
    is_platform,
    is_public_mail,
    normal_domain,
)
from poedesk.proof.finding.model import Role, State


@pytest.mark.parametrize(
    "value",
    [
        "alder.example",
        "www.alder.example",
        "https://www.alder.example/en?x=1",
        "ALDER.Example.",
        "rosa@alder.example",
        "@alder.example",
    ],
)
def test_a_labelled_domain_is_read_from_every_dress(value: str) -> None:
    (found, *_) = find(typed(f"Customer Domain Name: {value}"))["domain"]
    assert (found.value, found.role, found.anchored) == ("alder.example", Role.CUSTOMER, True)


def test_a_form_field_holds_a_domain() -> None:
    (found,) = find(form(CustomerDomain="alder.example"))["domain"]
    assert (found.value, found.anchored) == ("alder.example", True)


def test_the_partners_domain_is_the_partners() -> None:
    found = find(table(["Partner domain", "birch.example"], ["Customer domain", "alder.example"]))["domain"]
    assert {(item.value, item.role) for item in found} == {
        ("birch.example", Role.PARTNER),
        ("alder.example", Role.CUSTOMER),
    }


def test_addresses_in_text_are_candidates_and_no_more() -> None:
    found = find(typed("Write to rosa@alder.example or see https://portal.birch.example/start."))["domain"]
    assert [(item.value, item.anchored) for item in found] == [
        ("alder.example", False),
        ("portal.birch.example", False),
    ]


def test_a_contact_block_gives_its_addresses_a_side() -> None:
    (found,) = find(typed("Customer contact\nRosa Lindqvist\nrosa@alder.example"))["domain"]
    assert (found.value, found.role, found.anchored) == ("alder.example", Role.CUSTOMER, False)


@pytest.mark.parametrize("value", ["", "______"])
def test_an_empty_place_is_blank(value: str) -> None:
    (found,) = find(typed(f"Customer Domain Name: {value}"))["domain"]
    assert found.state is State.BLANK


@pytest.mark.parametrize(
    "domain", ["gmail.com", "yahoo.co.uk", "outlook.es", "hotmail.com", "web.de", "proton.me"]
)
def test_public_mail_never_counts(domain: str) -> None:
    assert is_public_mail(domain)
    assert find_addresses(f"rosa@{domain}") == []


@pytest.mark.parametrize(
    "domain", ["alder.example", "mail.alder.example", "gmail.alder.example.org", "aldergmail.com"]
)
def test_other_domains_do(domain: str) -> None:
    assert not is_public_mail(domain)
    assert [item.domain for item in find_addresses(f"rosa@{domain}")] == [domain]


def test_platforms_are_nobodys_but_tenants_of_them_are() -> None:
    assert is_platform("partner.microsoft.com")
    assert find_addresses("https://learn.microsoft.com/x and https://aka.ms/y") == []
    assert [item.domain for item in find_addresses("admin@alder.onmicrosoft.com")] == [
        "alder.onmicrosoft.com"
    ]


@pytest.mark.parametrize(
    "text",
    ["Done.Then we met", "see plan.docx", "e.g. this", "Node.js 18", "U.S. law", "file name.pdf", "v1.2.3"],
)
def test_words_with_full_stops_are_no_domains(text: str) -> None:
    assert find_addresses(text) == []


def test_the_normal_form() -> None:
    assert normal_domain(" WWW.Alder.Example. ") == "alder.example"


def test_a_domain_may_be_broken_over_two_lines_of_a_narrow_cell() -> None:
    (found, *_) = find(table(["Customer domain", "alder-brewing.co\nm"]))["domain"]
    assert (found.value, found.anchored) == ("alder-brewing.com", True)
    (found, *_) = find(table(["Customer domain", "alder-\nbrewing.com"]))["domain"]
    assert found.value == "alder-brewing.com"


def test_two_domains_under_each_other_stay_two() -> None:
    found = find(table(["Customer domain", "alder.com\nbirch.com"]))["domain"]
    assert {item.value for item in found} == {"alder.com", "birch.com"}


@pytest.mark.parametrize("domain", ["glenmorewool.scot", "tannerie.bzh", "alba.eus", "lindholm.koeln"])
def test_endings_of_regions_and_towns_are_endings(domain: str) -> None:
    (found, *_) = find(typed(f"Site of the house {domain}, by the weir"))["domain"]
    assert found.value == domain


def test_three_dots_part_a_label_from_its_answer() -> None:
    (found, *_) = find(typed("Domäne des Kunden ... orgelbau-lindholm.de"))["domain"]
    assert (found.value, found.role) == ("orgelbau-lindholm.de", Role.CUSTOMER)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Besteller: Erlenguss KG, www.erlen-\nguss.example", "erlen-guss.example"),
        ("tenant of sw-\nerlen.example since May", "sw-erlen.example"),
        ("write to rosa@sw-\nerlen.example", "sw-erlen.example"),
        ("for the E-Mail-\nerlen.example moved", "erlen.example"),
    ],
)
def test_a_domain_that_a_line_breaks_at_its_own_hyphen_is_one(text: str, domain: str) -> None:
    assert [found.domain for found in find_addresses(text)] == [domain]
