import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.proof.reading.readers.msg import outlook
from tests.unit.proof.reading.readers.msg.outlook import (
    ADDRESS,
    BODY,
    CLASS,
    CONTENT_ID,
    DATA,
    FILE_NAME,
    FLAGS,
    HEADERS,
    HTML,
    INTERNET_CODEPAGE,
    KIND,
    METHOD,
    MIME,
    NAME,
    RTF,
    SENDER,
    SENDER_ADDRESS,
    SUBJECT,
)

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.readers.text import HIDDEN
from poedesk.proof.reading.sniffing import media


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "ok.msg", Job(limits))


def test_headers_come_from_what_outlook_stored() -> None:
    recipients: list[outlook.Values] = [
        {NAME: "Lee Park", ADDRESS: "lee@northwind.example", KIND: 1},
        {NAME: "Sam Ito", ADDRESS: "sam@northwind.example", KIND: 2},
    ]
    document = read(outlook.message(outlook.approval(), recipients=recipients))
    assert (document.media_type, document.read, document.problems) == (media.MSG, Read.COMPLETE, ())
    assert document.pages[0].text.splitlines()[:6] == [
        "From: Dana Whitfield <dana@contosohealth.example>",
        "To: Lee Park <lee@northwind.example>",
        "Cc: Sam Ito <sam@northwind.example>",
        "Date: Mon, 02 Mar 2026 09:30:00 +0000",
        "Subject: Work done",
        "",
    ]
    assert document.mail is not None
    assert document.mail.date == "2026-03-02T09:30:00+00:00"
    assert document.mail.to == ("Lee Park <lee@northwind.example>",)


def test_headers_that_came_with_the_message_go_first() -> None:
    came = (
        "Received: from a by b\r\nFrom: Dana Whitfield <dw@contosohealth.example>\r\n"
        "Date: Tue, 3 Mar 2026 10:00:00 +0200\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\r\n"
    )
    mail = read(outlook.message({**outlook.approval(), HEADERS: came})).mail
    assert mail is not None
    assert (mail.sender, mail.subject) == ("Dana Whitfield <dw@contosohealth.example>", "Café")
    assert mail.date == "2026-03-03T10:00:00+02:00"


def test_it_is_known_whose_words_are_whose() -> None:
    document = read(outlook.message(outlook.approval()))
    text = document.pages[0].text
    told = [
        (item.depth, item.sender, text[item.start : item.end].strip())
        for item in document.messages
        if text[item.start : item.end].strip()
    ]
    assert told == [
        (0, "Dana Whitfield <dana@contosohealth.example>", "I confirm that the work was done."),
        (1, "Lee Park <lee@northwind.example>", "Please confirm."),
    ]


def test_an_address_of_exchange_is_no_address() -> None:
    values = {**outlook.approval(), SENDER_ADDRESS: "/O=CONTOSO/OU=FIRST/CN=DANA"}
    mail = read(outlook.message(values)).mail
    assert mail is not None
    assert mail.sender == "Dana Whitfield"


def test_a_draft_counts_as_never_sent() -> None:
    document = read(outlook.message({**outlook.approval(), FLAGS: 8}))
    assert document.mail is not None
    assert document.mail.date is None
    assert document.problems == ("it is a draft that was never sent, so it counts as one without a date",)


def test_the_html_is_read_when_it_says_something_else_than_the_plain_text() -> None:
    page = "<p>I do not confirm.</p>"
    document = read(
        outlook.message(
            {
                **outlook.approval(),
                BODY: "I confirm.",
                HTML: page.encode("utf-16-le"),
                INTERNET_CODEPAGE: 1200,
            }
        )
    )
    assert "I do not confirm." in document.pages[0].text
    assert document.read is Read.PARTIAL
    assert "do not say the same" in document.problems[0]


def stored_rtf(rtf: bytes) -> bytes:
    return struct.pack("<4I", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf


def test_formatted_text_that_says_the_same_changes_nothing() -> None:
    rtf = stored_rtf(rb"{\rtf1\ansi I confirm.\par}")
    document = read(outlook.message({**outlook.approval(), BODY: "I confirm.", RTF: rtf}))
    assert (document.read, document.problems) == (Read.COMPLETE, ())


def test_formatted_text_that_says_something_else_is_read_and_named() -> None:
    rtf = stored_rtf(rb"{\rtf1\ansi I refuse.\par}")
    document = read(outlook.message({**outlook.approval(), BODY: "I confirm.", RTF: rtf}))
    assert "I refuse." in document.pages[0].text
    assert "I confirm." not in document.pages[0].text
    assert document.read is Read.PARTIAL
    assert "ask the sender which one holds" in document.problems[0]


def test_attachments_are_documents_and_logos_are_not() -> None:
    attached: list[outlook.Values] = [
        {DATA: b"Scope of work", FILE_NAME: "Statement of work.txt", METHOD: 1},
        {DATA: b"GIF89a\1\0\1\0", FILE_NAME: "logo.gif", CONTENT_ID: "logo@1", MIME: "image/gif", METHOD: 1},
    ]
    page = b"<p>See the attached scope.<img src='cid:logo@1'></p>"
    document = read(outlook.message({**outlook.approval(), BODY: "", HTML: page}, attached))
    assert [child.name for child in document.attachments] == ["ok.msg/Statement of work.txt"]
    assert document.attachments[0].sha256 == sha256_hex(b"Scope of work")


def test_a_message_inside_a_message_is_read_with_what_is_attached_to_it() -> None:
    scope: outlook.Values = {DATA: b"Scope of work", FILE_NAME: "scope.txt", METHOD: 1}
    inner = outlook.inside_of({CLASS: "IPM.Note", **outlook.approval()}, [scope])
    outer: outlook.Values = {SUBJECT: "FW", SENDER: "Lee Park", BODY: "See below."}
    document = read(outlook.message(outer, [{DATA: inner, NAME: "Work done", METHOD: 5}]))
    assert [part.name for part in document.with_attachments()] == [
        "ok.msg",
        "ok.msg/Work done.msg",
        "ok.msg/Work done.msg/scope.txt",
    ]
    mail = document.attachments[0].mail
    assert mail is not None
    assert (mail.sender, mail.date) == (
        "Dana Whitfield <dana@contosohealth.example>",
        "2026-03-02T09:30:00+00:00",
    )
    again = read(outlook.message(outer, [{DATA: inner, NAME: "Work done", METHOD: 5}]))
    assert again.attachments[0].sha256 == document.attachments[0].sha256


def test_messages_nested_beyond_the_limit_are_named() -> None:
    inner = outlook.inside_of({CLASS: "IPM.Note", SUBJECT: "last"})
    for _ in range(8):
        inner = outlook.inside_of({CLASS: "IPM.Note"}, [{DATA: inner, NAME: "inner", METHOD: 5}])
    parts = read(outlook.message({SUBJECT: "first"}, [{DATA: inner, METHOD: 5}])).with_attachments()
    assert parts[-1].read is Read.UNREADABLE
    assert "POEDESK_DEPTH" in parts[-1].problems[0]
    assert len(parts) == DEFAULT.depth + 2


def test_a_file_that_is_only_linked_is_named_and_not_looked_up() -> None:
    linked: outlook.Values = {FILE_NAME: "//server/share/scope.docx", METHOD: 2}
    (child,) = read(outlook.message(outlook.approval(), [linked])).attachments
    assert (child.name, child.read) == ("ok.msg/scope.docx", Read.UNREADABLE)
    assert child.problems == (
        "it is only linked from the message and was not looked up; give the file itself",
    )


def test_a_signed_message_holds_its_text_in_its_attachment() -> None:
    signed = (
        b'Content-Type: multipart/signed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
        b"I confirm.\r\n--b\r\nContent-Type: application/pkcs7-signature\r\n\r\nAAAA\r\n--b--\r\n"
    )
    values = {**outlook.approval(), BODY: "", CLASS: "IPM.Note.SMIME.MultipartSigned"}
    document = read(outlook.message(values, [{DATA: signed, FILE_NAME: "smime.p7m", METHOD: 1}]))
    assert "I confirm." in document.pages[0].text
    assert document.attachments == ()


def test_an_encrypted_message_is_named_and_not_complete() -> None:
    values = {**outlook.approval(), BODY: "", CLASS: "IPM.Note.SMIME"}
    document = read(outlook.message(values, [{DATA: b"\x30\x00", FILE_NAME: "smime.p7m", METHOD: 1}]))
    assert document.read is Read.PARTIAL
    assert "S/MIME" in document.problems[0]


def test_a_directory_that_leads_in_circles_ends_with_its_damage_named() -> None:
    data = bytearray(outlook.message(outlook.approval(), [{DATA: b"x", FILE_NAME: "a.txt", METHOD: 1}]))
    at = data.index("__attach_version1.0_#00000000".encode("utf-16-le"))
    struct.pack_into("<I", data, at + 76, 0)  # its first child is the root
    document = read(bytes(data))
    assert document.read is not Read.COMPLETE
    assert "damaged" in " ".join(document.problems)


def test_streams_that_together_are_larger_than_allowed_are_not_read() -> None:
    document = read(
        outlook.message(outlook.approval(), [{DATA: bytes(9000), FILE_NAME: "a.txt", METHOD: 1}]),
        Limits(unpacked_bytes=8000),
    )
    assert document.read is Read.UNREADABLE
    assert "POEDESK_UNPACKED_BYTES" in document.problems[0]


def test_a_size_of_sectors_that_does_not_exist_is_damage() -> None:
    data = bytearray(outlook.message(outlook.approval(), []))
    data[32] = 63  # small sectors of 2 ** 63 bytes
    document = read(bytes(data))
    assert document.read is Read.UNREADABLE
    assert "damaged" in document.problems[0]


@settings(max_examples=tried(60))
@given(st.integers(0, 40_000), st.integers(0, 255), st.integers(1, 64))
def test_damage_never_raises(at: int, byte: int, count: int) -> None:
    attached: list[outlook.Values] = [{DATA: b"Scope", FILE_NAME: "a.txt", METHOD: 1}]
    data = bytearray(outlook.message(outlook.approval(), attached))
    place = at % len(data)
    data[place : place + count] = bytes([byte]) * min(count, len(data) - place)
    document = read(bytes(data))
    assert document.read is Read.COMPLETE or document.problems
    assert not any(problem.startswith("it could not be read: ") for problem in document.problems)


@pytest.mark.parametrize("size", [0, 1, 63, 64, 4095, 4096, 5000, 300_000])
def test_what_is_attached_keeps_its_bytes_whatever_its_size(size: int) -> None:
    content = (b"Scope of work. " * (size // 15 + 1))[:size]
    inner = outlook.inside_of({CLASS: "IPM.Note"}, [{DATA: content, FILE_NAME: "a.txt", METHOD: 1}])
    document = read(outlook.message({SUBJECT: "FW"}, [{DATA: inner, METHOD: 5}]))
    (child,) = document.attachments[0].attachments
    assert child.size == size
    if size:
        assert child.sha256 == sha256_hex(content)


def test_html_wrapped_in_formatted_text_is_read_as_it_shows() -> None:
    wrapped = (
        rb"{\rtf1\ansi\fromhtml1 {\*\htmltag <p>}I confirm.{\*\htmltag </p>}"
        rb"{\*\htmltag <p hidden>}I do not.{\*\htmltag </p>}}"
    )
    document = read(outlook.message({**outlook.approval(), BODY: "", RTF: stored_rtf(wrapped)}))
    assert "I confirm." in document.pages[0].text
    assert "I do not" not in document.pages[0].text
    assert document.problems == (HIDDEN,)
