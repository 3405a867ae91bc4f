import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.document.model import Document, Read, Span
from poedesk.proof.finding.find import combined, find_all
from poedesk.proof.finding.model import KEYS, Finding, Role, State
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.text import read


def seen(
    value: str, start: int, confidence: float = 0.5, role: Role | None = None, act: str | None = None
) -> Finding:
    return Finding(value, (Span(1, start, start + 4),), confidence, role, act=act)


def test_one_place_is_reported_once_by_whoever_says_most() -> None:
    weak, strong = seen("2026-05-04", 7), seen("2026-05-04", 7, act="block-1")
    assert combined([{"date.signed": [weak]}, {"date.signed": [strong]}])["date.signed"] == (strong,)


def test_two_places_stay_two() -> None:
    found = combined([{"party.name": [seen("Alder", 0), seen("Alder", 90, 0.9)]}])["party.name"]
    assert [item.confidence for item in found] == [0.9, 0.5]


def test_what_is_there_comes_before_what_is_empty() -> None:
    blank = Finding(None, (Span(1, 0, 4),), 0.99, state=State.BLANK, anchored=True)
    assert combined([{"domain": [blank, seen("alder.example", 9)]}])["domain"][0].value == "alder.example"


def test_keys_are_those_of_the_contract() -> None:
    with pytest.raises(ValueError, match="unknown keys"):
        combined([{"shoe.size": [seen("44", 0)]}])
    assert list(combined([{"domain": [seen("a.example", 0)], "party.name": [seen("A", 9)]}])) == [
        key for key in KEYS if key in ("party.name", "domain")
    ]


def test_an_unread_document_has_no_findings_but_its_problems() -> None:
    document = Document("scan.pdf", "0" * 64, 1, "application/pdf", Read.UNREADABLE, problems=("a scan",))
    found = find_all(document)
    assert (found.kind, dict(found.found), found.problems) == ("unknown", {}, ("a scan",))


def test_a_whole_document_is_found() -> None:
    view = typed(
        """
STATEMENT OF WORK

This Statement of Work is entered into as of 4 May 2026 by and between Birch Consulting Ltd ("Consultant")
and Alder Clinic, Inc. ("Client").

Client domain: alder.example        Client tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62

ALDER CLINIC, INC.                      BIRCH CONSULTING LTD

By: /s/ Rosa Lindqvist                  By: ______________
Name: Rosa Lindqvist                    Name: Tom Adeyemi
Title: Head of IT                       Title: Director
Date: 6 May 2026                        Date:
"""
    )
    found = find_all(view.document)
    assert found.kind == "statement-of-work"
    assert {(item.value, item.role) for item in found.get("party.name") if item.anchored} == {
        ("Birch Consulting Ltd", Role.PARTNER),
        ("Alder Clinic, Inc.", Role.CUSTOMER),
    }
    signed = [item for item in found.get("date.signed") if item.role is Role.CUSTOMER]
    assert [(item.value, item.act is not None) for item in signed] == [("2026-05-06", True)]
    assert found.get("tenant_id")[0].value == "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
    assert found.get("domain")[0].role is Role.CUSTOMER
    assert found.get("date.agreement")[0].value == "2026-05-04"


DEBRIS = """
Proof of work form

Section 1: Who Partner and Customer *Denotes optional fields. A|l fields are required unless stated

{partner}
{customer}
{signer}
{title}
{domain}
{tenant}
Section 2: Acknowledgment*\t

*must be dated within 12 months. Applicable for Dates Signed field below.

{signature}

{signed}

3.3 - [OSA Pre-Sales, Usage - Required]\t\t\t
Describe the customer's specific business need and/or benefit for the solution using the claimed product(s)\t
{need}
3.5 - [Usage - Required]\t\t\t
 Specific work influencing the customer's usage of the claimed product(s)/ workload(s) \t\t
{work}

\t\tUsage - M365 & Business Applicati\t
Section 4 (Usage Only): Select activity ty\t/pe and product(s)/wo\trkload(s)\t
Pilots\t\u25a1Exchange Online\t\u25a1Microsoft Intune\t
For example, but not limited to: Limited Pilot\t\u25a1Teams Meetings\t\u25a1Yammer\t
"""
GUID = "7b0c2d94-1f3e-4a58-9c67-2d8e5f60a1b3"
NEED = (
    "Nurses of nine clinics carry notes on paper between wards, and in May two of them were lost on the way."
)
WORK = "Birch Consulting taught 300 nurses Teams Meetings in March 2026 and sat with each ward for two days."
ANSWERS = {
    "partner": ("Partner Company Name", "Birch Consulting Ltd"),
    "customer": ("Customer Company Name", "Alder Clinic"),
    "signer": ("Customer Signatory Name (printed)", "Rosa Lindqvist"),
    "title": ("Customer Signatory Role or Job Title", "Head of Nursing"),
    "domain": ("Customer Domain Name", "alder-clinic.com"),
    "tenant": ("Customer Tenant ID", GUID),
    "signature": ("Customer Signature", "/s/ Rosa Lindqvist"),
    "signed": ("Date Signed", "4 May 2026"),
    "need": ("", NEED),
    "work": ("", WORK),
}


@pytest.mark.parametrize(
    "layout", ["{label}\t{answer}", "{label}\n{answer}", "{label} ____{answer}____", "{label}: {answer}"]
)
def test_a_form_with_the_debris_of_recognition_is_read_however_it_was_filled_in(layout: str) -> None:
    shown = {
        name: layout.format(label=label, answer=answer) if label else answer
        for name, (label, answer) in ANSWERS.items()
    }
    document = read(DEBRIS.format(**shown).encode(), "form.txt", DEFAULT)
    found = find_all(document)
    best = {key: found.get(key)[0].value for key in ("signatory.title", "domain", "tenant_id", "date.signed")}
    assert best == {
        "signatory.title": "Head of Nursing",
        "domain": "alder-clinic.com",
        "tenant_id": GUID,
        "date.signed": "2026-05-04",
    }
    parties = {(item.value, item.role) for item in found.get("party.name")}
    assert {("Birch Consulting Ltd", Role.PARTNER), ("Alder Clinic", Role.CUSTOMER)} <= parties
    (signature,) = found.get("signature")
    assert (signature.state, signature.person) == (State.PRESENT, "Rosa Lindqvist")
    assert [found.get(key)[0].value for key in ("business_need", "work")] == [NEED, WORK]


def test_the_same_form_with_nothing_filled_in_says_nothing() -> None:
    blank = {name: label for name, (label, _) in ANSWERS.items()}
    found = find_all(read(DEBRIS.format(**blank).encode(), "form.txt", DEFAULT))
    for key in ("party.name", "signatory.name", "tenant_id", "signature", "business_need", "work"):
        assert not [item for item in found.get(key) if item.state is State.PRESENT], key
