import pytest
from tests.unit.proof.reading.readers.sheets.books import packed

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.msg.compound import compound_file
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.sniffing import media

ODT = "application/vnd.oasis.opendocument.text"


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "sow", Job(limits))


def word(flags: int) -> bytes:
    head = bytes.fromhex("eca5c100") + bytes(6) + flags.to_bytes(2, "little") + bytes(20)
    return compound_file({"WordDocument": head, "1Table": b"x"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word(0), media.DOC),
        (compound_file({"PowerPoint Document": b"x"}), media.PPT),
        (rb"{\rtf1 x}", media.RTF),
        (packed({"mimetype": ODT, "content.xml": "<a/>"}), media.ODT),
    ],
)
def test_without_libreoffice_the_remedy_is_named(data: bytes, kind: str) -> None:
    document = read(data)
    assert (document.media_type, document.read) == (kind, Read.UNREADABLE)
    assert document.problems == (media.REFUSALS[kind],)
    assert "LibreOffice" in document.problems[0]


@pytest.mark.parametrize(
    "data",
    [
        word(0x0100),
        compound_file({"PowerPoint Document": b"x", "EncryptedSummary": b"x"}),
        packed({"mimetype": ODT, "META-INF/manifest.xml": "<a><encryption-data/></a>"}),
    ],
)
def test_a_password_is_named_before_anything_is_tried(data: bytes) -> None:
    assert read(data).problems == (
        "it is encrypted with a password; give a copy without password protection",
    )


def test_a_package_that_unpacks_to_too_much_goes_nowhere() -> None:
    bomb = packed({"mimetype": ODT, "content.xml": " " * 5_000_000})
    (problem,) = read(bomb, Limits(unpacked_bytes=1_000_000)).problems
    assert "POEDESK_UNPACKED_BYTES" in problem


def test_damage_is_left_to_libreoffice() -> None:
    data = word(0x0100)
    assert read(data[:4096] + bytes(200) + data[4296:]).read is Read.UNREADABLE
