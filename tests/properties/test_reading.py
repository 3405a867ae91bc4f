"""Whatever the bytes, a reader answers with a document that holds together."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import html, markdown, text
from poedesk.proof.reading.readers.mail import eml
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.sniffing.sniff import sniff

SIGNS = """
    [x] [ ] ☒ ☐ (x) ( ) _X_ ___ ● ○ | --- ** __ # > >> - 1.
    <br> <table> <tr> <td> <td/colspan=9> </table> <blockquote> <li> <input> <input/checked/type=radio>
    <select>
    Teams: From: Sent: To: Subject: wrote: On 2026 10:02 a@x.example =?utf-8?q?a?=
    Content-Type:multipart/mixed;boundary=b --b é
"""
WORDS = st.sampled_from([*SIGNS.split(), " ", "   ", "\t", "\n", "\n\n", "\r", "\0", "\ufdd0", "\ufdd1"])
PIECES = st.lists(WORDS, max_size=40).map("".join).map(str.encode)
BYTES = st.one_of(st.binary(max_size=400), PIECES)


def assert_holds_together(document: Document) -> None:
    for part in document.with_attachments():
        for page in part.pages:
            for segment in page.segments:
                assert 0 <= segment.start < segment.end <= len(page.text)
                assert page.text[segment.start : segment.end].strip()
                assert segment.box.left <= segment.box.right
            for mark in page.marks:
                if mark.start is not None:
                    assert (
                        " ".join(page.text[mark.start : mark.end].split()) == mark.label
                        or mark.by == "control"
                    )
            for field in page.fields:
                if field.start is not None:
                    assert page.text[field.start : field.end].strip() == field.value
        for message in part.messages:
            assert 0 <= message.start < message.end <= len(part.pages[0].text)
    assert decode(Document, encode(document)) == document


@given(BYTES)
def test_text_html_and_markdown_take_any_bytes(data: bytes) -> None:
    for reader in (text, html, markdown):
        assert_holds_together(reader.read(data, "any", DEFAULT))


@given(BYTES)
def test_mail_takes_any_bytes(data: bytes) -> None:
    assert_holds_together(eml.read(b"From: a@x.example\nSubject: s\n\n" + data, "any.eml", DEFAULT))
    assert_holds_together(eml.read(data, "any.eml", DEFAULT))


@given(BYTES)
def test_any_bytes_are_of_one_kind_and_read_or_refused(data: bytes) -> None:
    assert sniff(data) == sniff(data)
    document = read_document(data, "any", Job(DEFAULT))
    assert document.pages or document.problems
    assert_holds_together(document)


@settings(max_examples=tried(25))
@given(st.lists(PIECES, max_size=3), st.lists(PIECES, max_size=2))
def test_history_covers_the_body_without_overlap(own: list[bytes], quoted: list[bytes]) -> None:
    body = b"\n".join(own) + b"\n" + b"\n".join(b"> " + line for line in quoted)
    document = eml.read(
        b"From: a@x.example\nSubject: s\nContent-Type: text/plain\n\n" + body, "m.eml", DEFAULT
    )
    ends = 0
    for message in document.messages:
        assert message.start >= ends
        ends = message.end
