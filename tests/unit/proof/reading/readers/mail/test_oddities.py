"""Mails in the shapes in which they come: what is read of each, and what is said."""

import base64

import pytest
from tests.unit.proof.reading.readers.tnef import package as tnef

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.mail import eml

HEAD = (
    b"From: Mira Sund <mira@harborvale.example>\nTo: otto@quillbridge.example\n"
    b"Date: Mon, 04 May 2026 12:00:00 -0500\nSubject: Acceptance\nMIME-Version: 1.0\n"
)
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nApproved.\n--b\n"


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return eml.read(data, "mail.eml", limits)


def words(document: Document) -> str:
    return document.pages[0].text.split("\n\n", 1)[1].strip()


@pytest.mark.parametrize(
    ("dates", "read_as", "says"),
    [
        (b"", None, "does not say when it was sent"),
        (b"Date: Mon, 31 Feb 2026 10:00:00 +0000\n", None, "is none that can be"),
        (b"Date: Mon, 04 May 2026 10:00:00 +9900\n", None, "is none that can be"),
        (b"Date: 05/04/2026\n", None, "is none that can be"),
        (
            b"Date: Mon, 04 May 2026 10:00:00 +0000\nDate: Tue, 05 May 2026 10:00:00 +0000\n",
            None,
            "give several dates",
        ),
        (b"Date: Mon, 04 May 2026 10:00:00 +0000\n" * 2, "2026-05-04T10:00:00+00:00", None),
        (b"Date: 2026-05-04T12:42:06.000Z\n", "2026-05-04T12:42:06+00:00", None),
    ],
)
def test_a_date_is_read_or_said_to_be_none_and_never_chosen(
    dates: bytes, read_as: str | None, says: str | None
) -> None:
    document = read(b"From: a@x.example\nTo: b@x.example\n" + dates + b"Subject: s\n\nx")
    assert document.mail is not None
    assert (document.mail.date, document.read) == (read_as, Read.COMPLETE)
    assert any(says in problem for problem in document.problems) if says else document.problems == ()


def test_nobody_is_chosen_among_several_senders() -> None:
    document = read(b"From: a@x.example\nFrom: b@y.example\nDate: 4 May 2026 10:00 +0000\nSubject: s\n\nYes")
    assert document.mail is not None
    assert document.mail.sender is None
    assert document.messages[0].sender is None
    assert "several senders" in document.problems[0]


def test_lines_that_were_broken_to_fit_are_joined_again() -> None:
    body = b"We accept the \nwork as done.\n> Is it \n> done?\n-- \nMira\n"
    document = read(HEAD + b"Content-Type: text/plain; format=flowed\n\n" + body)
    assert words(document).splitlines() == ["We accept the work as done.", "Is it done?", "-- ", "Mira"]
    assert [part.depth for part in document.messages] == [0, 1, 0]
    unspaced = read(HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\n\nun \nbroken\n")
    assert words(unspaced) == "unbroken"


def test_a_mailbox_with_several_messages_gives_each() -> None:
    box = b"".join(b"From x Mon May  4 12:00:00 2026\n" + HEAD + b"\nNumber %d\n\n" % n for n in (1, 2, 3))
    document = read(box)
    assert words(document) == "Number 1"
    assert [words(child) for child in document.attachments] == ["Number 2", "Number 3"]
    assert [child.name for child in document.attachments] == [
        "mail.eml/message.eml",
        "mail.eml/message (2).eml",
    ]


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (b"Content-Type: message/partial; id=x\n\nx\n--b--\n", "one piece of a message"),
        (b"Content-Type: message/external-body; access-type=URL\n\nx\n--b--\n", "kept elsewhere"),
        (b"\n-----BEGIN PGP MESSAGE-----\nx\n--b--\n", "encrypted"),
        (b"\nand then\n", "may be cut off"),
        (
            b"Content-Transfer-Encoding: x-yenc\nContent-Type: a/b; name=x.bin\n\nx\n--b--\n",
            "x.bin: its content",
        ),
        (
            b"Content-Transfer-Encoding: base64\nContent-Type: a/b; name=x.txt\n\nQUJDR\n--b--\n",
            "x.txt: its content is cut off",
        ),
        (b"Content-Type: multipart/mixed; boundary=zz\n\nno parts here\n--b--\n", "could not be told apart"),
    ],
)
def test_what_was_not_reached_makes_the_mail_partial(part: bytes, says: str) -> None:
    document = read(MIXED + part)
    assert document.read is Read.PARTIAL
    assert any(says in problem for problem in document.problems)
    assert "Approved." in words(document)


def test_reports_and_invitations_are_documents_beside_the_words() -> None:
    part = (
        b"Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@x.example\n--b\n"
        b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b--\n"
    )
    names = [child.name for child in read(MIXED + part).attachments]
    assert names == ["mail.eml/unnamed.txt", "mail.eml/unnamed.ics"]


def test_a_digest_holds_messages() -> None:
    inner = HEAD.replace(b"Acceptance", b"Inner") + b"\nInner words\n"
    data = HEAD + b"Content-Type: multipart/digest; boundary=b\n\n--b\n\n" + inner + b"--b--\n"
    (child,) = read(data).attachments
    assert (child.name, words(child)) == ("mail.eml/Inner.eml", "Inner words")


def test_an_attached_message_keeps_its_very_bytes() -> None:
    inner = HEAD + b"X-Odd:   spaces \n\nInner   words"
    (child,) = read(MIXED + b"Content-Type: message/rfc822\n\n" + inner + b"\n--b--\n").attachments
    assert child.size == len(inner)


def test_the_message_in_winmail_dat_is_the_text_of_a_mail_without_any() -> None:
    package = tnef.stream(tnef.body("We accept."), tnef.file("sow.txt", b"Scope"))
    part = (
        b"Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(package)
        + b"--b--\n"
    )
    document = read(MIXED.replace(b"Approved.", b"") + part)
    assert words(document) == "We accept."
    assert document.messages[0].sender == "Mira Sund <mira@harborvale.example>"
    found = [child.name for child in document.with_attachments()][1:]
    assert found == ["mail.eml/winmail.dat", "mail.eml/winmail.dat/sow.txt"]


def test_deep_and_many_parts_are_named() -> None:
    deep = HEAD
    for number in range(10_000):
        deep += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
    document = read(deep + b"\nwords\n")
    assert any("POEDESK_NESTING" in problem for problem in document.problems)
    many = read(MIXED + b"\nx\n--b\n" * 50 + b"\nx\n--b--\n", Limits(parts=20))
    assert many.read is Read.PARTIAL
    assert any("more than 20 parts (POEDESK_PARTS)" in problem for problem in many.problems)


def test_a_text_of_very_many_lines_is_cut_and_that_is_said() -> None:
    document = read(HEAD + b"\n" + b">>> a\n" * 100, Limits(characters=1000))
    assert document.read is Read.PARTIAL
    assert "only the first 40 of its lines" in document.problems[0]


def test_a_header_without_end_is_cut_and_that_is_said() -> None:
    document = read(
        b"From: a@x.example\nTo: " + b"a@b.example, " * 500 + b"\nSubject: s\n\nx", Limits(characters=900)
    )
    assert document.read is Read.PARTIAL
    assert "POEDESK_CHARACTERS" in document.problems[0]
