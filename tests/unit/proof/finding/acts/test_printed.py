from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, found_in, typed, value

from poedesk.proof.document.model import Document, SignatureKind
from poedesk.proof.finding.model import Act, Role

PRINT = """Dana Whitfield

From:      Dana Whitfield <dana@lakeview.example>
Sent:      Monday, May 4, 2026 10:12 AM
To:        Omar Reyes
Subject:   RE: Completion of the work

Omar,

We approve the migration to Exchange Online.

Kind regards,
Dana Whitfield
IT Director
Lakeview Clinics

From: Omar Reyes <omar@brightpath.example>
Sent: Sunday, May 3, 2026 9:00 AM
To: Dana Whitfield <dana@lakeview.example>
Subject: Completion of the work

Please approve the migration.
"""
GERMAN = """Von: Dana Whitfield <dana@lakeview.example>
Gesendet: Montag, 4. Mai 2026 10:12
An: Omar Reyes
Betreff: AW: Abschluss

Hiermit erteile ich die Freigabe für die Migration.

Dana Whitfield
IT-Leiterin
"""


def mails(paper: Document) -> list[Act]:
    return [act for act in acts_in(paper, ("Lakeview Clinics", Role.CUSTOMER)) if act.kind == "mail"]


@pytest.mark.parametrize("text", [PRINT, GERMAN])
def test_the_first_message_of_a_printed_mail_is_its_senders_act(text: str) -> None:
    (act,) = mails(typed(text))
    assert act.sender == "Dana Whitfield <dana@lakeview.example>"
    assert act.signature is not None
    assert act.signature.signature_kind is SignatureKind.MAIL_APPROVAL
    assert (value(act.name), value(act.date), act.quoted) == ("Dana Whitfield", "2026-05-04", False)


def test_what_a_printed_mail_quotes_is_nobodys_act() -> None:
    top = PRINT.replace("We approve the migration to Exchange Online.", "See below.").replace(
        "dana@", "omar@", 1
    )
    assert mails(typed(top.replace("Please approve the migration.", "We approve the migration."))) == []


def test_a_condition_is_told_and_no_act() -> None:
    paper = typed(PRINT.replace("Exchange Online.", "Exchange Online once the archive has moved."))
    assert mails(paper) == []
    assert [finding.value for finding in found_in(paper).found["approval"]] == ["conditional"]


def test_a_message_that_goes_on_may_set_its_condition_on_the_next_page() -> None:
    first = typed(PRINT[: PRINT.index("Kind regards")]).pages[0]
    for more, expected in (("We approve only once the archive has moved.", 0), ("See you on Friday.", 1)):
        second = replace(typed(f"{more}\n\nDana Whitfield\n").pages[0], number=2)
        assert len(mails(document(first, second))) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" <dana@lakeview.example>", ""),
        ("From:      Dana", "Reference: Dana"),
        ("Dana Whitfield\n\nFrom", "Report\n" * 9 + "\nFrom"),
    ],
)
def test_memos_and_reports_with_a_mail_further_down_are_no_printed_mails(old: str, new: str) -> None:
    assert mails(typed(PRINT.replace(old, new, 1))) == []
