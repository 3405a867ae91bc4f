import base64
import struct
from email.message import EmailMessage

import pytest

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.mail import eml
from poedesk.proof.reading.sniffing import media

HEAD = (
    b"From: Mira Sund <mira@harborvale.example>\r\nTo: otto@quillbridge.example\r\n"
    b"Date: Mon, 04 May 2026 12:00:00 -0500\r\nSubject: Acceptance\r\n"
)


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return eml.read(data, "mail.eml", limits)


def message(body: str = "Approved.") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Mira Sund <mira@harborvale.example>"
    mail["To"] = "otto@quillbridge.example"
    mail["Subject"] = "Acceptance"
    mail.set_content(body)
    return mail


def test_the_page_begins_with_the_headers() -> None:
    document = read(HEAD + b"Cc: jo@harborvale.example\r\n\r\nApproved.\r\n")
    assert document.pages[0].text.split("\n")[:7] == [
        "From: Mira Sund <mira@harborvale.example>",
        "To: otto@quillbridge.example",
        "Cc: jo@harborvale.example",
        "Date: Mon, 04 May 2026 12:00:00 -0500",
        "Subject: Acceptance",
        "",
        "Approved.",
    ]
    assert document.mail is not None
    assert document.mail.date == "2026-05-04T12:00:00-05:00"
    assert document.read is Read.COMPLETE


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (b"=?utf-8?B?SsO8cmdlbg==?= <j@x.example>", "Jürgen <j@x.example>"),
        (b"=?iso-8859-1?Q?J=FCrgen_K?= =?iso-8859-1?Q?rug?= <j@x.example>", "Jürgen Krug <j@x.example>"),
        (b"=?none?B?VEVTVA==?= <j@x.example>", "TEST <j@x.example>"),
        ("Jürgen <j@x.example>".encode(), "Jürgen <j@x.example>"),
        ("Jürgen <j@x.example>".encode("latin-1"), "Jürgen <j@x.example>"),
        (b"=?utf-8?B?broken", "=?utf-8?B?broken"),
        (b'"Sund,\r\n Mira" <m@x.example>', '"Sund, Mira" <m@x.example>'),
    ],
)
def test_names_in_headers_are_decoded(raw: bytes, seen: str) -> None:
    mail = read(b"From: " + raw + b"\r\nSubject: s\r\n\r\nx").mail
    assert mail is not None
    assert mail.sender == seen


def test_recipients_are_parted_at_commas_outside_quotation_marks() -> None:
    mail = read(
        b'From: a@x.example\nTo: "Lindqvist, Otto" <o@x.example>, b@x.example\nTo: c@x.example\n\nx'
    ).mail
    assert mail is not None
    assert mail.to == ('"Lindqvist, Otto" <o@x.example>', "b@x.example", "c@x.example")


@pytest.mark.parametrize("date", [b"", b"Date: soon\r\n", b"Date: 99 Foo 2026 77:00\r\n", b"Date:\r\n"])
def test_a_missing_or_broken_date_is_null(date: bytes) -> None:
    mail = read(b"From: a@x.example\r\nSubject: s\r\n" + date + b"\r\nx").mail
    assert mail is not None
    assert mail.date is None


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "nonsense", "ascii", '"utf-8', "utf-7"])
def test_a_wrong_charset_does_no_harm(charset: str) -> None:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\r\n".encode()
    encoding = "latin-1" if charset == "iso-8859-1" else "utf-8"
    assert "Prüfung" in read(head + b"\r\n" + "Prüfung".encode(encoding)).pages[0].text


def both(plain: str, html: str) -> Document:
    mail = message(plain)
    mail["Date"] = "Mon, 04 May 2026 12:00:00 -0500"
    mail.add_alternative(html, subtype="html")
    return read(mail.as_bytes())


def test_forms_that_say_the_same_are_read_as_text() -> None:
    plain = (
        "Approved, see <https://x.example/a?b=1>.\n\n* All packages\n\n[cid:logo@x]\nDana <dana@x.example>"
    )
    html = (
        "<p><b>App</b>roved, see <a href='https://x.example/a?b=1'></a>.</p><ul><li>All packages</ul>"
        "<img src='cid:logo@x'><p>Dana</p>"
    )
    document = both(plain, html)
    assert "* All packages" in document.pages[0].text
    assert (document.read, document.problems) == (Read.COMPLETE, ())


def test_a_table_is_read_from_the_html_form() -> None:
    rows = "<table><tr><td>Tenant</td><td>2f6c</td></tr><tr><td>Domain</td><td>x.example</td></tr></table>"
    document = both("Tenant\n2f6c\nDomain\nx.example\n", rows)
    assert any(segment.cell is not None for segment in document.pages[0].segments)
    assert document.read is Read.COMPLETE


def test_forms_that_disagree_are_reported_and_what_people_see_is_read() -> None:
    document = both("The work is not approved.", "<p>The work is approved.</p>")
    assert "The work is approved." in document.pages[0].text
    assert document.read is Read.PARTIAL
    assert "do not say the same (only the plain text has 'not')" in document.problems[0]


def test_words_that_the_html_hides_are_no_words_of_it() -> None:
    document = both("The work is approved.", "<p>The work is <i style='display:none'>not</i> approved.</p>")
    assert document.read is Read.COMPLETE


def test_a_notice_that_there_is_html_says_nothing_of_its_own() -> None:
    document = both("This message needs HTML.", f"<p>{'Approved as agreed. ' * 20}</p>")
    assert "Approved as agreed." in document.pages[0].text
    assert document.read is Read.COMPLETE


def test_attachments_are_documents_of_their_own_at_every_depth() -> None:
    inner = message("Inner words")
    inner.add_attachment("Deep words", filename="deep.txt")
    outer = message()
    outer.add_attachment(b"%PDF-broken", maintype="application", subtype="pdf", filename="sow.pdf")
    outer.add_attachment("Same name", filename="notes.txt")
    outer.add_attachment("Same name, other words", filename="notes.txt")
    outer.add_attachment(inner)
    document = read(outer.as_bytes())
    found = {child.name: child for child in document.with_attachments()}
    assert list(found) == [
        "mail.eml",
        "mail.eml/sow.pdf",
        "mail.eml/notes.txt",
        "mail.eml/notes (2).txt",
        "mail.eml/Acceptance.eml",
        "mail.eml/Acceptance.eml/deep.txt",
    ]
    assert found["mail.eml/Acceptance.eml/deep.txt"].pages[0].text.strip() == "Deep words"
    assert found["mail.eml/sow.pdf"].read is Read.UNREADABLE
    assert found["mail.eml/sow.pdf"].media_type == media.PDF
    assert document.read is Read.COMPLETE


def test_a_message_attached_in_base64_is_read() -> None:
    inner = base64.encodebytes(HEAD + b"\r\nInner words\r\n")
    data = (
        HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + inner
        + b"\r\n--b--\r\n"
    )
    (child,) = read(data).attachments
    assert "Inner words" in child.pages[0].text


def picture(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


@pytest.mark.parametrize(
    ("disposition", "size", "listed"),
    [
        ("inline", (120, 40), []),
        ("inline", (1200, 900), ["mail.eml/logo.png"]),
        ("attachment", (120, 40), ["mail.eml/logo.png"]),
    ],
)
def test_a_logo_in_the_text_is_no_document(
    disposition: str, size: tuple[int, int], listed: list[str]
) -> None:
    mail = message()
    mail.add_alternative("<p>Approved.</p><img src='cid:logo@x'>", subtype="html")
    html = mail.get_payload()[1]  # type: ignore[index]
    assert isinstance(html, EmailMessage)
    html.add_related(
        picture(*size), "image", "png", cid="<logo@x>", filename="logo.png", disposition=disposition
    )
    assert [child.name for child in read(mail.as_bytes()).attachments] == listed


def test_depth_and_number_of_attachments_are_limited() -> None:
    mail = message()
    for _ in range(3):
        mail.add_attachment("words", filename="a.txt")
    reads = [child.read for child in read(mail.as_bytes(), Limits(attachments=2)).attachments]
    assert reads == [Read.COMPLETE, Read.COMPLETE, Read.UNREADABLE]
    flat = read(mail.as_bytes(), Limits(depth=1)).attachments
    assert all(child.read is Read.COMPLETE for child in flat)
    nested = message()
    nested.add_attachment(mail)
    (inner,) = read(nested.as_bytes(), Limits(depth=1)).attachments
    assert {child.read for child in inner.attachments} == {Read.UNREADABLE}
    assert "POEDESK_DEPTH" in inner.attachments[0].problems[0]


def test_an_encrypted_message_is_partial() -> None:
    data = HEAD + b"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n"
    document = read(data)
    assert document.read is Read.PARTIAL
    assert "encrypted" in document.problems[0]


def test_a_message_printed_by_outlook_has_its_date() -> None:
    document = read(b"From:\tMira Sund\nSent:\tMonday, May 4, 2026 10:02 AM\nTo:\tOtto\nSubject:\ts\n\nYes\n")
    assert document.mail is not None
    assert document.mail.date == "2026-05-04T10:02:00"


def test_words_that_a_mail_hides_are_left_out_and_named() -> None:
    html = "<p>We saw the report.</p><p style='color:#fff;background:#fff'>We approve the work.</p>"
    mail = f"From: a@northwind.example\nSubject: Report\nContent-Type: text/html\n\n{html}".encode()
    read = eml.read(mail, "m.eml", DEFAULT)
    assert "We saw the report." in read.pages[0].text
    assert "approve" not in read.pages[0].text
    assert "it has text that cannot be seen or is struck out; it was left out" in read.problems
    assert read.read is Read.COMPLETE
