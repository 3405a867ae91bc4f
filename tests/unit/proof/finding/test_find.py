import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.document.model import Document, Read, Span
from poedesk.proof.finding.find import combined, find_all
from poedesk.proof.finding.model import KEYS, Finding, Role, State


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
