"""Whatever is sent: a named problem or what can be read, in 20 s and 1 GB, and never a false complete."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.integration.hostile import others, pdfs

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.parent.sandbox import SECOND_TRY_SECONDS, Sandbox
from poedesk.proof.reading.read import read_bytes, read_paths
from poedesk.proof.reading.sniffing import media

SECONDS = 20
GIGABYTE = 1_000_000_000
QUICK = replace(DEFAULT, wall_seconds=8, cpu_seconds=6)
"""The limits here, so that the tests do not take long; all others are as they come."""

PARTING = SECOND_TRY_SECONDS + 1
"""Seconds that a second try without attachments and the end of a child may add."""

BOMBS = pdfs.bombs()
LOOPS = pdfs.loops()
LARGE = pdfs.large()
DOCX = others.docx_files()
MAILS = others.mails()
TEXTS = others.texts()


def read(data: bytes, name: str) -> Document:
    """Return the reading of ``data``, which keeps the promise about time and memory."""
    with Sandbox(QUICK) as sandbox:
        sandbox._warm()
        assert sandbox._child is not None
        child = sandbox._child.pid
        started = time.monotonic()
        document = sandbox.read(data, name)
        assert time.monotonic() - started < QUICK.wall_seconds + PARTING
        if sandbox._child is not None and sandbox._child.pid == child:
            assert peak_of(child) < GIGABYTE
    assert document.problems or document.read is Read.COMPLETE
    for inner in document.with_attachments():
        assert inner.problems or inner.read is Read.COMPLETE
    return document


def peak_of(process: int) -> int:
    """Return the most bytes of memory that a process ever held."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def text_of(document: Document) -> str:
    return " ".join(page.text for page in document.pages)


def test_the_limits_as_they_come_keep_the_promise() -> None:
    assert DEFAULT.memory_bytes < GIGABYTE
    assert DEFAULT.wall_seconds + PARTING <= SECONDS


def test_the_ordinary_one_that_is_spoilt_here_is_read() -> None:
    document = read(pdfs.pdf(pdfs.ordinary()), "a.pdf")
    assert (document.read, text_of(document).strip()) == (Read.COMPLETE, "Words that can be read")


def test_a_bomb_is_small_and_inflates_to_gigabytes() -> None:
    assert len(pdfs.bomb(3 * 1024)) < 2048


@pytest.mark.parametrize("place", BOMBS)
def test_a_bomb_is_never_complete_unless_what_matters_was_read(place: str) -> None:
    document = read(BOMBS[place](), "a.pdf")
    assert document.read is not Read.COMPLETE or "Words that can be read" in text_of(document)


@pytest.mark.parametrize("kind", LOOPS)
def test_a_loop_ends(kind: str) -> None:
    document = read(LOOPS[kind](), "a.pdf")
    assert document.media_type == media.PDF
    assert document.read is not Read.COMPLETE or len(document.pages) <= 2


@pytest.mark.parametrize("kind", LARGE)
def test_what_is_far_too_large_is_read_as_far_as_the_limits_allow(kind: str) -> None:
    document = read(LARGE[kind](), "a.pdf")
    assert len(document.pages) <= 2000
    if kind in {"100,000 pages", "one page 100,000 times", "page tree 100,000 deep"}:
        assert document.read is not Read.COMPLETE
    if kind == "huge picture":
        assert document.read is not Read.COMPLETE


def test_a_locked_pdf_is_unreadable_and_says_so() -> None:
    document = read(pdfs.locked(), "a.pdf")
    assert document.read is Read.UNREADABLE
    assert "password" in document.problems[0]


def test_a_locked_word_document_is_unreadable_and_says_so() -> None:
    document = read(others.ole_encrypted(), "a.docx")
    assert document.read is Read.UNREADABLE
    assert "password" in document.problems[0]


@pytest.mark.parametrize("kind", DOCX)
def test_a_word_document_that_attacks_is_not_complete(kind: str) -> None:
    document = read(DOCX[kind](), "a.docx")
    assert "root:" not in text_of(document)
    assert "hahahaha" not in text_of(document)
    assert document.read is not Read.COMPLETE or "words" in text_of(document)


@pytest.mark.parametrize("kind", MAILS)
def test_a_mail_without_end_ends(kind: str) -> None:
    document = read(MAILS[kind], "a.eml")
    assert len(document.with_attachments()) <= 20_002
    if kind in {"30 messages in each other", "20,000 attachments"}:
        assert {inner.read for inner in document.with_attachments()} != {Read.COMPLETE}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_without_end_ends(kind: str) -> None:
    name, data = TEXTS[kind]
    document = read(data, name)
    assert document.read is not Read.COMPLETE or "words" in text_of(document)


def test_the_rest_of_a_bundle_is_read(tmp_path: Path) -> None:
    files = {"a.pdf": BOMBS["contents"](), "b.pdf": LOOPS["page tree holds itself"](), "c.txt": b"Words"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    *_, last = read_paths([tmp_path / name for name in files])
    assert (last.read, text_of(last).strip()) == (Read.COMPLETE, "Words")
    assert read_bytes(b"Words", "c.txt").pages == last.pages
