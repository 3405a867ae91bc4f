import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.proof.reading.readers.tnef import package as tnef

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.readers.text import HIDDEN
from poedesk.proof.reading.readers.tnef.rtf import DamagedRtf, text_of, unpacked
from poedesk.proof.reading.sniffing import media


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "winmail.dat", Job(limits))


def words_of(document: Document) -> str:
    return document.pages[0].text if document.pages else ""


def test_attachments_are_documents_under_their_long_names() -> None:
    document = read(
        tnef.stream(
            tnef.message_class("IPM.Microsoft Mail.Note"),
            tnef.file("SOW~1.TXT", b"Scope of work", tnef.long_name("Statement of work – final.txt")),
            tnef.file("notes.txt", b"Notes"),
        )
    )
    assert (document.media_type, document.read, document.pages) == (media.TNEF, Read.COMPLETE, ())
    assert [child.name for child in document.attachments] == [
        "winmail.dat/Statement of work – final.txt",
        "winmail.dat/notes.txt",
    ]
    assert document.attachments[0].pages[0].text.strip() == "Scope of work"


def test_the_body_is_a_mail_without_a_known_sender() -> None:
    page = "<p>Approved.</p><blockquote>Please confirm.</blockquote>"
    document = read(tnef.stream(tnef.body("Approved."), tnef.message(tnef.html(page))))
    assert "Approved." in words_of(document)
    assert document.mail is not None
    assert (document.mail.sender, document.mail.date) == (None, None)
    assert [(part.depth, part.sender) for part in document.messages] == [(0, None), (1, None)]


def test_a_plain_body_is_read_when_there_is_no_other() -> None:
    assert "Angenommen für Köln" in words_of(read(tnef.stream(tnef.body("Angenommen für Köln"))))


RTF = (
    rb"{\rtf1\ansi\ansicpg1252\fromtext {\fonttbl{\f0\fswiss Arial;}{\f1\fswiss\fcharset204 Arial;}}"
    rb"{\*\generator none;}{\info{\title hidden}}\pard Approved \'fcber \u9989?all.\par {\v unseen}"
    rb"\f1 \'c4\'e0\f0\tab end \{kept\}\cell\row}"
)
WORDS = "Approved über ✅all.\n\u0414\u0430\tend {kept}\t\n"


def test_a_body_in_compressed_rtf_is_read() -> None:
    assert text_of(RTF) == WORDS
    document = read(tnef.stream(tnef.message(tnef.rtf(tnef.compressed(RTF)))))
    assert document.read is Read.COMPLETE
    assert "Approved über ✅all." in words_of(document)


def test_compressed_rtf_refers_to_what_came_before() -> None:
    # The example of [MS-OXRTFCP] 4.1.1, with references into the preset text.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked(packed, 10_000) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"short",
        struct.pack("<4I", 0, 0, 7, 0),
        struct.pack("<4I", 9, 900, 0x75465A4C, 0) + b"\x01\xff\x00",
    ],
)
def test_broken_rtf_is_named(packed: bytes) -> None:
    with pytest.raises(DamagedRtf):
        unpacked(packed, 10_000)


def test_rtf_never_grows_beyond_what_is_allowed() -> None:
    bomb = struct.pack("<4I", 0, 0xFFFFFFFF, 0x75465A4C, 0) + (b"\xff" + b"\x00\x1f" * 8) * 10_000
    assert len(unpacked(bomb, 5000)) <= 5000 + 18


def test_a_message_inside_is_a_document_with_its_own_attachments() -> None:
    inner = tnef.stream(tnef.body("Inner words"), tnef.file("deep.txt", b"Deep"))
    shown = tnef.one(0x3001, tnef.UNICODE, tnef.text("Acceptance"))
    document = read(tnef.stream(tnef.file("", b"", shown, tnef.attached_message(inner))))
    found = {child.name: child for child in document.with_attachments()}
    assert list(found)[1:] == ["winmail.dat/Acceptance.dat", "winmail.dat/Acceptance.dat/deep.txt"]
    assert "Inner words" in words_of(found["winmail.dat/Acceptance.dat"])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (tnef.stream(), "neither text nor files"),
        (tnef.stream() + struct.pack("<BII", 1, 0x0002800C, 0xFFFFFFF0) + b"x" * 50, "cut off or damaged"),
        (tnef.stream(tnef.message_class("IPM.Note.SMIME"), tnef.body("x")), "encrypted"),
        (tnef.stream(tnef.attribute(1, 0x00069003, struct.pack("<I", 0xFFFFFFFF))), "properties are damaged"),
        (
            tnef.stream(tnef.attribute(1, 0x00069003, struct.pack("<III", 1, 0x37011003, 0xFFFFFFF0))),
            "properties are damaged",
        ),
        (
            tnef.stream(tnef.attribute(1, 0x00069003, struct.pack("<IIII", 1, 0x3701001F, 1, 0xFFFFFF))),
            "properties are damaged",
        ),
    ],
)
def test_a_stream_with_nothing_to_read_says_why(data: bytes, says: str) -> None:
    document = read(data)
    assert document.read is Read.UNREADABLE
    assert says in document.problems[0]


def test_what_came_before_the_damage_is_kept() -> None:
    whole = tnef.stream(tnef.file("a.txt", b"Words"), tnef.file("b.txt", b"Others" * 99))
    document = read(whole[:-80])
    assert document.read is Read.PARTIAL
    assert document.attachments[0].pages[0].text.strip() == "Words"
    assert "cut off" in document.problems[0]


def test_a_wrong_checksum_is_said() -> None:
    document = read(tnef.stream(tnef.attribute(1, 0x0002800C, b"Words", checksum=1)))
    assert (document.read, "checksums" in document.problems[0]) == (Read.PARTIAL, True)


@settings(max_examples=tried(300))
@given(st.data())
def test_no_damage_breaks_the_decoder(data: st.DataObject) -> None:
    whole = bytearray(
        tnef.stream(
            tnef.message(tnef.rtf(tnef.compressed(RTF)), tnef.html("<p>x</p>")),
            tnef.file("a.txt", b"Words", tnef.long_name("a long name.txt")),
        )
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(6, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    document = read(bytes(whole))
    assert document.media_type == media.TNEF
    assert not any("could not be read: " in problem for problem in document.problems)


def told(rtf: bytes) -> Document:
    return read(tnef.stream(tnef.message(tnef.rtf(tnef.compressed(rtf)))))


@pytest.mark.parametrize(
    "hiding",
    [
        rb"{\cf1 secret}",
        rb"{\fs2 secret}",
        rb"{\v secret}",
        rb"{\strike secret}",
        rb"{\cf2\highlight2 secret}",
        rb"{\cf3\chcbpat3 secret}",
    ],
)
def test_words_that_rtf_does_not_show_are_left_out_and_named(hiding: bytes) -> None:
    document = told(
        rb"{\rtf1\ansi{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red0\green0\blue99;}before "
        + hiding
        + rb" after\par}"
    )
    assert "secret" not in words_of(document)
    assert "before" in words_of(document)
    assert "after" in words_of(document)
    assert document.problems == (HIDDEN,)
    assert document.read is Read.COMPLETE


@pytest.mark.parametrize(
    "showing",
    [
        rb"{\cf2 plain}",
        rb"{\cf1\highlight2 plain}",
        rb"{\cf1\cf0 plain}",
        rb"{\cf1}plain",
        rb"{\v0\strike0\fs20 plain}",
        rb"{\cf1\plain plain}",
        rb"{\pard\cbpat3\cf1 plain\par}",
        rb"{\trowd\clcbpat3\cellx900\cf1 plain\cell\row}",
        rb"{\pict\bin6 }}}{{{}plain",
    ],
)
def test_words_that_rtf_shows_are_read(showing: bytes) -> None:
    colours = rb"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red0\green0\blue99;}"
    document = told(rb"{\rtf1\ansi" + colours + showing + rb"}")
    assert "plain" in words_of(document)
    assert document.problems == ()


WRAPPED = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\colortbl;\red255\green255\blue255;}{\*\htmltag64 <html>}"
    rb"{\*\htmltag96 <table><tr><td>}\htmlrtf {\trowd\htmlrtf0 Customer"
    rb"{\*\htmltag </td><td>}\htmlrtf \cell \htmlrtf0 Calder {\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0  Co"
    rb"{\*\htmltag </td></tr></table>}\htmlrtf \cell\row}\htmlrtf0 {\*\mhtmltag <a href='x'>}"
    rb"{\*\htmltag <p>}a \'fc \htmlrtf {\b \htmlrtf0 b\htmlrtf }\htmlrtf0 {\*\htmltag </p>}"
    rb"{\*\htmltag <p style='color:#fff'>}secret{\*\htmltag </p>}}"
)


def test_html_wrapped_in_rtf_is_read_as_html() -> None:
    document = told(WRAPPED)
    page = document.pages[0]
    cells = {part.cell: page.text[part.start : part.end] for part in page.segments if part.cell}
    assert list(cells.values()) == ["Customer", "Calder & Co"]
    assert "a ü b" in page.text
    assert "secret" not in page.text
    assert document.problems == (HIDDEN,)


def test_a_text_that_ends_before_it_should_is_named() -> None:
    packed = struct.pack("<4I", 20, 900, 0x75465A4C, 0) + b"\0I confir"
    document = read(tnef.stream(tnef.message(tnef.rtf(packed))))
    assert "I confir" in words_of(document)
    assert document.read is Read.PARTIAL
    assert "ends before it should" in document.problems[0]


def test_a_file_that_does_not_begin_is_named() -> None:
    document = read(tnef.stream(tnef.body("See the file."), tnef.attribute(2, 0x0006800F, b"words")))
    assert document.read is Read.PARTIAL
    assert "before the first one begins" in document.problems[0]


@pytest.mark.parametrize(("method", "says"), [(4, "only linked"), (1, "holds no bytes")])
def test_a_file_without_bytes_is_named_for_what_it_is(method: int, says: str) -> None:
    how = struct.pack("<IHHI", 1, 3, 0x3705, method)
    document = read(tnef.stream(tnef.body("See it."), tnef.file("", b"", tnef.long_name("order.pdf"), how)))
    (child,) = document.attachments
    assert (child.name, child.read) == ("winmail.dat/order.pdf", Read.UNREADABLE)
    assert says in child.problems[0]
