"""Who signs for another person, or is of a third house or of the partner by what a paper says of it."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM
from tests.unit.proof.assessing.acknowledging.papers import BODY, block
from tests.unit.proof.assessing.acknowledging.whose.test_others import PARTS, met

from poedesk.proof.assessing.acknowledging.whose.register.signers import (
    bears_name_of_partner,
    is_of_partners_house,
    without_next,
)
from poedesk.proof.claim.load import build

HEAD = f"{BODY}Accepted for Halden Timber Group\n"


@pytest.mark.parametrize(
    ("person", "title"),
    [
        ("Tom Reyes for Margaret Ashdown", "Director"),
        ("Tom Reyes p.p. Margaret Ashdown", "Director"),
        ("Tom Reyes (tom@brightwatercloud.example)", "Director"),
        ("Paul Stone", "Partner, Birch Advisers LLP"),
        ("Paul Stone", "Director at Birch Advisers Ltd"),
        *(
            ("Paul Stone", f"{serves} Halden Timber Group")
            for serves in (
                "Auditor of",
                "Consultant to",
                "On behalf of the auditors of",
                "Projektleiter für",
                "Project Manager for",
                "Conseiller de",
                "Jefe de proyecto para",
            )
        ),
        ("Paul Stone", "IT support (external)"),
    ],
)
def test_who_is_printed_as_anothers_leaves_it_open(person: str, title: str) -> None:
    assert "acknowledgement.signature" not in met(HEAD + block(person, title))


@pytest.mark.parametrize(
    ("person", "title"),
    [
        ("Paul Stone", "Director, Halden Timber Group"),
        ("Paul Stone", "Director, Legal and Estates"),
        ("Paul Stone (paul@haldentimber.example)", "Director"),
        ("Paul Stone", "Head of IT of Halden Timber Group"),
        ("Paul Stone", "Head of Internal Audit"),
        ("Paul Stone", "IT Manager for Halden Timber Group"),
        ("Paul Stone", "Project Manager, Halden Timber Group"),
        ("Paul Stone", "Head of IT ad interim"),
        ("Paul Stone", "Head of IT since March 2026"),
    ],
)
def test_who_is_printed_as_the_customers_is_the_customers(person: str, title: str) -> None:
    assert met(HEAD + block(person, title)) == set(PARTS)


@pytest.mark.parametrize(
    "told",
    [
        "The work was led by Paul Stone of Brightwater Cloud Partners Ltd.",
        "Author: Paul Stone",
        "Prepared by: Paul Stone",
        "Verfasser: Paul Stone",
    ],
)
def test_who_wrote_the_paper_or_did_the_work_signs_for_no_customer(told: str) -> None:
    assert met(f"{told}\n\n{HEAD}{block('Paul Stone', 'Director')}") == set()


@pytest.mark.parametrize(
    "told",
    [
        "The work was led by Jo Park of Brightwater Cloud Partners Ltd.",
        "The work was accompanied by Paul Stone of Halden Timber Group.",
        "Author: Jo Park",
    ],
)
def test_what_is_told_of_others_takes_nothing_from_who_signs(told: str) -> None:
    assert met(f"{told}\n\n{HEAD}{block('Paul Stone', 'Director')}") == set(PARTS)


def test_an_adviser_of_the_customers_is_a_house_of_its_own() -> None:
    head = f"{BODY}For Birch Advisers LLP, adviser to Halden Timber Group\n"
    assert "acknowledgement.signature" not in met(head + block("Paul Stone", "Director"))


@pytest.mark.parametrize(
    "title",
    [
        "IT Manager until March",
        "IT Manager until 31 March 2026",
        "Head of IT designate",
        "Incoming Head of IT",
        "IT-Leiter bis März 2026",
        "Directeur informatique désigné",
        "Responsable de sistemas hasta marzo",
    ],
)
def test_a_title_that_is_not_held_when_it_signs_is_none(title: str) -> None:
    assert met(HEAD + block("Paul Stone", title)) == set(PARTS) - {"customer.signatory.title"}


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Head of IT (on leave)", False),
        ("Head of IT, signing without authority", False),
        ("Student trainee", False),
        ("Praktikantin IT", False),
        ("Stagiaire informatique", False),
        ("Widow of the owner", False),
        ("Head of Leave and Absence", True),
        ("Head of Student Services", True),
        ("Student Union President", True),
        ("Apprentice Training Manager", True),
        ("Head of Internal IT", True),
        ("Director, Apprenticeships", True),
    ],
)
def test_a_title_without_power_speaks_for_nobody(title: str, *, speaks: bool) -> None:
    assert ("customer.signatory.title" in met(HEAD + block("Paul Stone", title))) is speaks


@pytest.mark.parametrize(
    ("by", "ours"),
    [
        ("represented by Birch Advisers LLP", False),
        ("vertreten durch die Birke Beratung GmbH", False),
        ("represented by Ingrid Solheim", True),
        ("represented by Halden Management Ltd", True),
    ],
)
def test_a_third_house_that_acts_for_the_customer_leaves_it_open(by: str, *, ours: bool) -> None:
    head = f"{BODY}For Halden Timber Group, {by}\n"
    assert ("acknowledgement.signature" in met(head + block("Ingrid Solheim", "Director"))) is ours


def test_who_gets_a_copy_has_not_signed() -> None:
    text = "The report was approved by Paul Stone. Copy to: Ingrid Solheim, Head of IT, Halden Timber Group."
    assert met(f"{BODY}{text}\n\n{block('Paul Stone', 'Director')}") == set()


@pytest.mark.parametrize(
    ("said", "signed"),
    [
        ("Director of Halden Timber Group, certifies that Brightwater Cloud Partners did the work.", True),
        ("Director at Brightwater Cloud Partners, certifies that Halden Timber Group has the work.", False),
        (
            "Director of Halden Timber Group, with Brightwater Cloud Partners certifies that it is done.",
            False,
        ),
    ],
)
def test_of_whom_somebody_certifies_is_not_his_house(said: str, signed: bool) -> None:  # noqa: FBT001 - a table
    told = f"{BODY}The undersigned, Paul Stone, {said} All services are accepted.\n\n"
    found = met(f"{told}Signature: /s/ Paul Stone\nDate: 14 April 2026\n")
    assert ("acknowledgement.signature" in found) is signed


@pytest.mark.parametrize(
    ("person", "customer", "of_it"),
    [
        ("Tom Keel", "Derby Timber Ltd", True),
        ("Keel Tomlinson", "Derby Timber Ltd", False),
        ("Tom Keel", "Keel Farms Ltd", False),
        ("Tom It", "Derby Timber Ltd", False),
    ],
)
def test_who_bears_the_name_of_the_partners_firm_is_told(person: str, customer: str, *, of_it: bool) -> None:
    claim = {**CLAIM, "partner": {"name": "Keel IT Ltd"}}
    claim["customer"] = {**CLAIM["customer"], "name": customer}  # type: ignore[dict-item]
    assert bears_name_of_partner(person, build(claim)) is of_it


@pytest.mark.parametrize(
    ("printed", "own"),
    [
        ("Chair (Alder Club) and Jo Park (Beck Ltd)", "Chair (Alder Club)"),
        ("Chair; Jo Park, Beck Ltd", "Chair"),
        ("Head of Finance and Estates, Beck Ltd", "Head of Finance and Estates, Beck Ltd"),
    ],
)
def test_what_is_printed_of_the_next_person_is_not_of_who_signs(printed: str, own: str) -> None:
    assert without_next(printed) == own


def test_the_partners_own_buyer_is_not_the_customer() -> None:
    claim = build(CLAIM)
    for label in ("Approved by buyer of Brightwater Cloud Partners", "Eink\u00e4ufer, Kunde bei Brightwater"):
        assert is_of_partners_house(label, claim)
    for label in ("Approved by buyer", "Buyer of Halden Timber Group", "Customer's approval of the work"):
        assert not is_of_partners_house(label, claim)
