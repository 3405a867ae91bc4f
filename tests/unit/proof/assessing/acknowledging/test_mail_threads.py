"""Threads of mail as people file them, beside a statement of work that the customer did not sign."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import (
    BOSS,
    CUSTOMER,
    FOOT,
    PARTNER,
    judged,
    mail,
    quoted,
    searched,
)

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Code, Element

WORDS = "We approve the work under Statement of Work No. 7."
ASKED = quoted("Dear Ingrid, please confirm that you approve the work under Statement of Work No. 7.\nTom")
TOM, LARS = "\n\nTom Ashby\n", "\n\nLars Berg\nManaging Director\n"
LEGAL = (
    "\nThis e-mail is confidential. We do not accept liability. It constitutes no acceptance of an offer.\n"
)
OUTLOOK = (
    f"\nFrom: {BOSS}\nSent: Tuesday, April 14, 2026 8:02 AM\nTo: {CUSTOMER}\nSubject: SOW\n\n{WORDS}{LARS}"
)
FORWARDED = OUTLOOK.replace(BOSS, CUSTOMER)
INLINE = f"Hi Tom,{quoted('Do you approve the work under Statement of Work No. 7?')}\nYes, we approve it.\n"


def signature(*mails: bytes) -> Element:
    return judged(*mails).element("acknowledgement.signature")


@pytest.mark.parametrize(
    "mails",
    [
        pytest.param([mail(WORDS, quote=ASKED)], id="a reply over what it answers"),
        pytest.param([mail("Yes, confirmed.", quote=ASKED)], id="a yes to the one question"),
        pytest.param([mail(INLINE, quote="\n> When can we meet?\n\nOn Friday.\n")], id="between the lines"),
        pytest.param([mail("See Lars' approval below.", quote=OUTLOOK)], id="a colleague's words passed on"),
        pytest.param([mail("Approved once it works."), mail(WORDS, at="16 10:00")], id="a condition lifted"),
        pytest.param(
            [mail("Approved once it works.", at="14 09:00"), mail(WORDS, at="14 15:00")],
            id="a condition lifted the same day",
        ),
        pytest.param(
            [mail("We do not approve this.", at="14 09:00"), mail(WORDS, at="14 15:00")],
            id="a refusal mended the same day",
        ),
        pytest.param(
            [mail(WORDS), mail("We cannot accept further delays.", PARTNER, at="16 10:00", foot=TOM)],
            id="the partner's own refusal",
        ),
        pytest.param(
            [
                mail(WORDS),
                mail("Thank you!", PARTNER, at="15 10:00", foot=TOM, quote=quoted(WORDS, CUSTOMER)),
            ],
            id="quoted by the partner and filed itself",
        ),
        pytest.param([mail(WORDS, Sender="Ole <ole@haldentimber.example>")], id="sent by an assistant"),
        pytest.param([mail(WORDS, foot=FOOT + LEGAL)], id="over a legal foot"),
        pytest.param([mail("", subject="Approve: Statement of Work No. 7")], id="a vote in the subject"),
        pytest.param([mail("Hallo Tom, hiermit erteile ich die Freigabe.", quote=ASKED)], id="in German"),
        pytest.param([mail(WORDS, "Ingrid Solheim <ingrid@mail.haldentimber.example>")], id="a sub-domain"),
    ],
)
def test_the_customers_own_unconditional_words_count(mails: list[bytes]) -> None:
    found = signature(*mails)
    assert (found.code, found.value) == (Code.FOUND, "mail-approval"), found.because


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("We confirm it.", "Dear Ingrid, we have scheduled the migration of 640 mailboxes for July.\nTom"),
        ("I confirm this.", "Dear Ingrid, is your address still 4 Mill Lane, Halden?\nTom"),
        ("Please go ahead.", "Dear Ingrid, shall we book the hotel for our people?\nTom"),
    ],
)
def test_what_the_customer_confirms_must_be_told(words: str, asked: str) -> None:
    assert signature(mail(words, quote=quoted(asked))).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "mails",
    [
        pytest.param([mail("Thanks, will look.", quote=ASKED)], id="a mere receipt"),
        pytest.param(
            [mail("Thanks, will look.", quote=quoted(WORDS))], id="a receipt over a partner's words"
        ),
        pytest.param([mail("Approved provided that sharing works.", quote=ASKED)], id="a condition"),
        pytest.param([mail("We do not approve this.", quote=ASKED)], id="a refusal"),
        pytest.param([mail("No damos nuestra conformidad.", quote=ASKED)], id="a refusal in Spanish"),
        pytest.param([mail("Validé sous réserve de corrections.", quote=ASKED)], id="a condition in French"),
        pytest.param([mail("I am away.", subject="Automatic reply: SOW")], id="an absence"),
        pytest.param([mail(WORDS, Auto_Submitted="auto-replied")], id="a program's answer"),
        pytest.param([mail("Approved: the lunch menu for Friday.")], id="approves something else"),
        pytest.param([mail("", subject="Accepted: Handover", foot="")], id="an answer of a calendar"),
        pytest.param([mail(WORDS, PARTNER, foot=TOM)], id="the partner's words"),
        pytest.param([mail("See below.", PARTNER, foot=TOM, quote=FORWARDED)], id="forwarded by the partner"),
        pytest.param([mail("He says:", PARTNER, quote=quoted(WORDS, CUSTOMER))], id="quoted by the partner"),
        pytest.param(
            [mail(WORDS, at="14 09:00"), mail("We withdraw our approval.", at="14 15:00")], id="withdrawn"
        ),
        pytest.param(
            [mail(WORDS), mail("We do not approve this.", BOSS, at="15 10:00", foot=LARS)],
            id="another refuses",
        ),
        pytest.param(
            [mail("Only once it works we approve.", at="16 10:00", quote=quoted(WORDS, CUSTOMER))],
            id="a condition over an older approval",
        ),
        pytest.param([mail(WORDS, Sender=PARTNER)], id="sent by the partner in the customer's name"),
        pytest.param(
            [mail(WORDS, f'"ingrid@haldentimber.example" {PARTNER[9:]}')], id="a name like an address"
        ),
        pytest.param([mail(WORDS, "Ingrid Solheim <ingrid.solheim@gmail.com>")], id="a public address"),
    ],
)
def test_other_words_and_other_peoples_words_do_not_count(mails: list[bytes]) -> None:
    assert signature(*mails).code is not Code.FOUND


@pytest.mark.parametrize(
    ("host", "how"),
    [
        ("haldentimber.test", "another ending"),
        ("haldentimber.co.uk", "another ending"),
        ("halden-timber.example", "a hyphen"),
        ("ha1dentimber.example", "signs in it look like"),
        ("haldentirnber.example", "signs in it look like"),
        ("h\N{CYRILLIC SMALL LETTER A}ldentimber.example", "another alphabet"),
        ("xn--hldentimber-yij.example", "another alphabet"),
        ("haldentibmer.example", "single letters"),
        ("haldentimbre.example", "single letters"),
        ("haldentimber-group.example", "words are added"),
        ("mail.my-haldentimber.example", "words are added"),
        ("haldentimber.example.test", "only at its beginning"),
    ],
)
def test_a_domain_that_looks_like_the_customers_is_told_and_never_met(host: str, how: str) -> None:
    found = signature(mail(WORDS, f"Ingrid Solheim <ingrid@{host}>"))
    assert found.code is Code.NOT_THE_CUSTOMERS
    assert "only looks like the customer's domain haldentimber.example" in found.because
    assert how in found.because


def test_an_unlike_domain_is_not_called_alike() -> None:
    found = signature(mail(WORDS, "Ingrid Solheim <ingrid@fjordpaper.example>"))
    assert found.code is Code.NOT_THE_CUSTOMERS
    assert "looks like" not in found.because


PRINT = f"From: {{}}\nSent: Tuesday, April 14, 2026 10:12 AM\nSubject: SOW\n\n{WORDS}{FOOT}"


@pytest.mark.parametrize(("sender", "expected"), [(CUSTOMER, Code.FOUND), (PARTNER, Code.NOT_THE_CUSTOMERS)])
def test_the_first_message_of_a_printed_mail_counts_by_its_address(sender: str, expected: Code) -> None:
    print_of_it = searched("print.txt", PRINT.format(sender).encode())
    assert judged(others=(print_of_it,)).element("acknowledgement.signature").code is expected


@pytest.mark.parametrize(
    "words",
    ["We approve the work of Northgale Systems Ltd.", "We approve the statement of work No. 12."],
)
def test_an_approval_of_another_firms_work_or_of_another_paper_is_none_of_this(words: str) -> None:
    assert signature(mail(words, quote=ASKED)).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "words",
    [
        "We approve the work of Brightwater Cloud Partners Ltd.",
        "We approve the statement of work No. 7.",
        "On behalf of Halden Timber Group I approve the work.",
    ],
)
def test_the_partners_name_and_the_papers_own_number_say_which_work(words: str) -> None:
    assert signature(mail(words, quote=ASKED)).code is Code.FOUND
