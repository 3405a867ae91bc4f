"""Mails as they really come: old attachments, mailboxes, reports, seals, and those meant to hurt."""

import pytest

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.mail import eml

HEAD = (
    b"From: ida@alder.example\r\nTo: jon@tollgate.example\r\n"
    b"Date: Mon, 09 Mar 2026 10:11:12 +0100\r\nSubject: s\r\n"
)


def mail(headers: bytes = b"", body: bytes = b"x") -> Document:
    return eml.read(HEAD + headers + b"\r\n" + body, "mail.eml", DEFAULT)


def parts(kind: bytes, *each: bytes, end: bytes = b"--q--\r\n") -> Document:
    body = b"".join(b"--q\r\n" + part + b"\r\n" for part in each) + end
    return mail(b"Content-Type: " + kind + b'; boundary="q"\r\n', body)


def text_of(document: Document) -> str:
    return document.pages[0].text


def test_a_uuencoded_file_in_the_text_is_an_attachment() -> None:
    document = mail(b"", b"See the note.\n\nbegin 644 note.txt\n#86)C\n`\nend\n\nBye\n")
    (child,) = document.attachments
    assert (child.name, text_of(child).strip()) == ("mail.eml/note.txt", "abc")
    assert "begin 644" not in text_of(document)


def test_the_first_line_of_a_mailbox_is_no_text() -> None:
    document = eml.read(b"From ida Mon Mar  9 10:11:12 2026\n" + HEAD + b"\r\nHello", "mail.eml", DEFAULT)
    assert document.mail is not None
    assert document.mail.sender == "ida@alder.example"
    assert text_of(document).endswith("Hello\n")


def test_flowed_lines_are_one_paragraph() -> None:
    document = mail(b"Content-Type: text/plain; format=flowed\r\n", b"We accept \r\nall of it.\r\n")
    assert "We accept all of it." in text_of(document)


def test_a_report_on_delivery_holds_the_message_it_is_about() -> None:
    document = parts(
        b"multipart/report; report-type=delivery-status",
        b"Content-Type: text/plain\r\n\r\nCould not deliver.",
        b"Content-Type: message/delivery-status\r\n\r\nAction: failed",
        b"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: orig\r\n\r\nThe original.",
    )
    assert "Could not deliver." in text_of(document)
    assert "The original." not in text_of(document)
    assert [child.name for child in document.attachments][-1] == "mail.eml/orig.eml"


def test_a_name_in_pieces_and_percent_signs_is_put_together() -> None:
    document = parts(
        b"multipart/mixed",
        b"Content-Disposition: attachment; filename*0*=UTF-8''pr%C3%BCf; filename*1=ung.txt\r\n\r\nHello",
    )
    assert [child.name for child in document.attachments] == ["mail.eml/prüfung.txt"]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (
            mail(b'Content-Type: multipart/mixed; boundary="q"\r\n', b"--z\r\n\r\nHi"),
            "could not be told apart",
        ),
        (parts(b"multipart/mixed", b"Content-Type: text/plain\r\n\r\nHi", end=b""), "the end mark"),
        (
            parts(
                b'multipart/encrypted; protocol="application/pgp-encrypted"',
                b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1",
                b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----",
            ),
            "encrypted",
        ),
        (mail(b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n", b"0\x80\x06"), "S/MIME"),
    ],
)
def test_what_cannot_be_read_whole_is_partial_and_says_why(document: Document, says: str) -> None:
    assert document.read is not Read.COMPLETE
    assert any(says in problem for problem in document.problems)


def test_a_sealed_message_is_read() -> None:
    document = parts(
        b'multipart/signed; protocol="application/pkcs7-signature"',
        b"Content-Type: text/plain\r\n\r\nWe accept.",
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nAAAA",
    )
    assert "We accept." in text_of(document)
    assert document.attachments == ()


def test_a_message_with_two_dates_has_none() -> None:
    document = mail(b"Date: Tue, 10 Mar 2026 10:11:12 +0100\r\n")
    assert document.mail is not None
    assert document.mail.date is None
    assert "several dates" in document.problems[0]


def test_parts_in_parts_without_end_are_named() -> None:
    body = b"Content-Type: text/plain\r\n\r\nbottom\r\n"
    for depth in range(400):
        mark = b"b%d" % depth
        body = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n--' + mark + b"\r\n" + body
    document = eml.read(HEAD + body, "mail.eml", DEFAULT)
    assert document.read is Read.PARTIAL
    assert any("POEDESK_NESTING" in problem for problem in document.problems)


def test_messages_in_messages_end_at_the_depth_and_say_so() -> None:
    data = HEAD + b"\r\nbottom"
    for _ in range(300):
        data = HEAD + b"Content-Type: message/rfc822\r\n\r\n" + data
    inside = eml.read(data, "mail.eml", DEFAULT).with_attachments()
    assert len(inside) <= DEFAULT.depth + 2
    assert inside[-1].read is Read.UNREADABLE
    assert "POEDESK_DEPTH" in inside[-1].problems[0]


@pytest.mark.parametrize("count", [20_000])
def test_headers_without_end_do_no_harm(count: int) -> None:
    many = b"".join(b"X-Header-%d: value\r\n" % number for number in range(count))
    words = b"Subject: " + b"=?utf-8?q?a?= " * count
    document = eml.read(many + words + b"\r\n" + HEAD + b"\r\nbody", "mail.eml", DEFAULT)
    assert text_of(document).endswith("body\n")


def test_signs_of_other_scripts_are_read_in_their_own_encoding() -> None:
    document = mail(b"Content-Type: text/plain; charset=iso-2022-jp\r\n", "承認します".encode("iso-2022-jp"))
    assert "承認します" in text_of(document)
