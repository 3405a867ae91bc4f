from pathlib import Path

import pytest

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.read import Entry, read_bytes, read_paths
from poedesk.proof.reading.sniffing import media


def test_bytes_become_a_document() -> None:
    document = read_bytes(b"Customer: Harbor Vale", "terms.pdf")
    assert (document.name, document.media_type, document.read) == ("terms.pdf", media.TEXT, Read.COMPLETE)
    assert document.size == 21
    assert document.sha256 == sha256_hex(b"Customer: Harbor Vale")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n", "the picture is damaged"),
        (b"\x1f\x8b\x08\x00", "unpack it and give the documents"),
        (bytes(range(256)), "neither text nor a known format"),
        (b"%PDF-1.7 and nothing more", "it is damaged"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, says: str) -> None:
    document = read_bytes(data, "terms.txt")
    assert document.read is Read.UNREADABLE
    assert document.pages == ()
    assert says in document.problems[0]


def test_a_file_too_large_is_not_opened() -> None:
    document = read_bytes(b"12345", "terms.txt", limits=Limits(file_bytes=4))
    assert "POEDESK_FILE_BYTES" in document.problems[0]


def test_the_same_bytes_are_read_once_and_listed_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Same words")
    (tmp_path / "b.txt").write_text("Same words")
    (tmp_path / "c.md").write_text("Other words")
    seen: list[tuple[str, int, int]] = []
    entries = [Entry(name, tmp_path / name) for name in ("b.txt", "c.md", "a.txt")]
    documents = read_paths(entries, progress=lambda *call: seen.append(call))
    assert [document.name for document in documents] == ["b.txt", "c.md", "a.txt"]
    assert documents[0].pages is documents[2].pages
    assert sorted(name for name, _, _ in seen) == ["a.txt", "b.txt", "c.md"]
    assert [(number, total) for _, number, total in seen] == [(1, 3), (2, 3), (3, 3)]


def test_attachments_are_renamed_with_the_mail_that_holds_them(tmp_path: Path) -> None:
    mail = (
        b"From: a@x.example\nTo: b@x.example\nSubject: s\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n"
        b"Content-Disposition: attachment; filename=sow.txt\n\nScope\n--b--\n"
    )
    for name in ("one.eml", "two.eml"):
        (tmp_path / name).write_bytes(mail)
    documents = read_paths([Entry(name, tmp_path / name) for name in ("one.eml", "two.eml")])
    assert [child.name for document in documents for child in document.attachments] == [
        "one.eml/sow.txt",
        "two.eml/sow.txt",
    ]


def test_paths_that_cannot_be_opened_are_unreadable_documents(tmp_path: Path) -> None:
    documents = read_paths([tmp_path / "gone.txt", tmp_path])
    assert [document.read for document in documents] == [Read.UNREADABLE, Read.UNREADABLE]
    assert "cannot be opened" in documents[0].problems[0]
    assert "not a file" in documents[1].problems[0]
