"""Acts that say several things in one line, and labels that say for whom they are."""

import pytest
from tests.unit.proof.finding.acts.pages import only, typed, value

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.naming.people import looks_like_person
from poedesk.proof.finding.acts.naming.spoken import Spoken, taken_apart
from poedesk.proof.finding.model import Role

WHO = ("Dana Whitfield", "Head of Information Systems", "2026-05-03")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dana Whitfield", Spoken("Dana Whitfield")),
        ("Dana Whitfield, IT Director", Spoken("Dana Whitfield", "IT Director")),
        ("Dana Whitfield (CIO) on 3 May 2026", Spoken("Dana Whitfield", "CIO", None, dated=True)),
        ("Dana Whitfield, Lending, 3 May 2026", Spoken("Dana Whitfield", "Lending", None, dated=True)),
        ("Dana Whitfield (Customer)", Spoken("Dana Whitfield", None, "Customer")),
        ("Dana Whitfield, for Lakeview Clinics Inc.", Spoken("Dana Whitfield", None, "Lakeview Clinics Inc")),
    ],
)
def test_words_are_taken_apart(text: str, said: Spoken) -> None:
    assert taken_apart(text) == said


def test_a_title_in_capitals_is_nobodys_name() -> None:
    assert not looks_like_person("Chief Operating Officer")
    assert not looks_like_person("Practice Lead")
    assert not looks_like_person("Public Sector Disclosure")
    assert looks_like_person("Dana Whitfield")


@pytest.mark.parametrize(
    "lines",
    [
        ["Client sign-off", "/s/ Dana Whitfield, Head of Information Systems, 3 May 2026"],
        ["Client sign-off: /s/ Dana Whitfield, Head of Information Systems, 3 May 2026"],
        ["Customer: /s/ Dana Whitfield (Head of Information Systems) on 3 May 2026"],
        ["Authorised by (customer): /s/ Dana Whitfield", "Position: Head of Information Systems",
         "Date: 3 May 2026"],
        ["Accepted by (client):", "/s/ Dana Whitfield", "Function: Head of Information Systems",
         "Date: 3 May 2026"],
        ["Signed (for the client): /s/ Dana Whitfield", "Designation: Head of Information Systems",
         "Date: 3 May 2026"],
        ["For the Client", "/s/ Dana Whitfield (Signature)", "Dana Whitfield (Name)",
         "Head of Information Systems (Position)", "3 May 2026 (Date)"],
        ["Customer", "", "/s/ Dana Whitfield   Dana Whitfield   Head of Information Systems   3 May 2026",
         "Signature            Name             Title                         Date"],
        ["Approved by (customer): Dana Whitfield, Head of Information Systems",
         "Signature: /s/ Dana Whitfield", "Date: 3 May 2026"],
        ["Customer acceptance", "Signature: /s/ Dana Whitfield", "Name: Dana", "      Whitfield",
         "Title: Head of Information", "       Systems", "Date: 3 May 2026"],
        ["Accepted for the Customer", "Signature: /s/ Dana Whitfield", "Printed name Dana Whitfield",
         "Title Head of Information Systems", "Date 3 May 2026"],
    ],
)  # fmt: skip
def test_the_customers_act_is_read_whole(lines: list[str]) -> None:
    act = only(typed("\n".join(lines)))
    assert act.role is Role.CUSTOMER
    assert (value(act.name), value(act.title), value(act.date)) == WHO
    assert act.signature is not None
    assert act.signature.detail == words.CONFORMED


def test_a_name_and_day_without_the_signs_of_a_signature_are_a_bare_name() -> None:
    for line in ("Signed by Dana Whitfield (CIO) on 3 May 2026", "Firmado por Dana Whitfield el 3/5/2026"):
        act = only(typed(f"Customer acceptance\n\n{line}"))
        assert act.signature is not None
        assert (value(act.name), act.signature.detail) == ("Dana Whitfield", words.BARE_NAME)


def test_a_stamp_beside_the_block_and_the_papers_own_date_date_nothing() -> None:
    text = (
        "Date of agreement: 1 January 2026\n\nCustomer\nSignature: /s/ Dana Whitfield   RECEIVED 9 May 2026"
    )
    assert value(only(typed(text)).date) is None
