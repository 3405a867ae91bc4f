"""Readers that misbehave on purpose: each gives an unreadable document that names what happened."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from poedesk.proof.document.model import Read
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import MODULES
from poedesk.proof.reading.sandbox import Sandbox, SandboxFault, Seam

HERE = str(Path(__file__).parent / "misbehaving")
LIMITS = Limits(wall_seconds=1, cpu_seconds=20, memory_bytes=600 * 1024 * 1024)
DATA = b"Words of an engagement."


def sandbox_with(module: str, limits: Limits = LIMITS) -> Sandbox:
    return Sandbox(limits, Seam({**MODULES, media.TEXT: module}, path=(HERE,)))


@pytest.mark.parametrize(
    ("module", "named"),
    [
        ("crashes", "the reader crashed on it (SIGSEGV)"),
        ("hangs", "longer than 1 s (POEDESK_WALL_SECONDS)"),
        ("devours", "more than 600 MiB of memory (POEDESK_MEMORY_BYTES)"),
        ("shouts", "answer_bytes"),
        ("lies", "could not be read: TypeError"),
        ("quits", "stopped without an answer (exit code 3)"),
        ("calls_out", "PermissionError"),
        ("runs", "PermissionError"),
        ("writes", "could not be read: OSError"),
        ("is_not_there", "ModuleNotFoundError"),
    ],
)
def test_a_misbehaving_reader_is_named_and_the_next_document_is_read(module: str, named: str) -> None:
    with sandbox_with(module) as sandbox:
        document = sandbox.read(DATA, "terms.txt")
        after = sandbox.read(b"<p>Next one</p>", "next.html")
    assert document.read is Read.UNREADABLE
    assert document.pages == ()
    assert named.lower() in document.problems[0].lower()
    assert (after.read, after.pages[0].text.strip()) == (Read.COMPLETE, "Next one")


def test_processor_time_is_limited() -> None:
    limits = Limits(wall_seconds=30, cpu_seconds=1)
    with sandbox_with("spins", limits) as sandbox:
        started = time.monotonic()
        document = sandbox.read(DATA, "terms.txt")
    assert "more than 1 s of processor time (POEDESK_CPU_SECONDS)" in document.problems[0]
    assert time.monotonic() - started < 10


def test_what_a_reader_prints_never_reaches_the_answer() -> None:
    with sandbox_with("prints") as sandbox:
        document = sandbox.read(DATA, "terms.txt")
    assert document.read is Read.COMPLETE
    assert document.pages[0].text.strip() == DATA.decode()


def test_the_child_sees_no_network_or_says_that_only_python_refuses_it() -> None:
    with sandbox_with("looks_at_network") as sandbox:
        seen = sandbox.read(DATA, "terms.txt").pages[0].text.strip()
        network = sandbox.network
    assert (seen == "lo") == (network == "none")
    assert network in {"none", "refused"}


def test_a_warm_child_serves_many_documents() -> None:
    with Sandbox(LIMITS) as sandbox:
        sandbox.read(DATA, "first.txt")
        child = sandbox._child
        for number in range(5):
            assert sandbox.read(DATA, f"{number}.txt").read is Read.COMPLETE
        assert sandbox._child is child


def test_a_mail_whose_attachment_kills_the_reader_is_read_without_it() -> None:
    mail = (
        b"From: mira@harborvale.example\r\nTo: otto@quillbridge.example\r\nSubject: s\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/plain\r\n\r\nApproved.\r\n"
        b"--b\r\nContent-Type: application/octet-stream; name=sow.bin\r\n"
        b"Content-Disposition: attachment; filename=sow.bin\r\n\r\nwords\r\n--b--\r\n"
    )
    seam = Seam({**MODULES, media.EML: "mail_that_trips"}, path=(HERE,))
    with Sandbox(LIMITS, seam) as sandbox:
        document = sandbox.read(mail, "mail.eml")
    assert document.read is Read.COMPLETE
    assert "Approved." in document.pages[0].text
    assert [child.read for child in document.attachments] == [Read.UNREADABLE]
    assert "the reader crashed" in document.attachments[0].problems[0]


def test_a_child_that_cannot_start_is_a_fault_of_ours() -> None:
    with (
        pytest.raises(SandboxFault, match="POEDESK_MEMORY_BYTES"),
        Sandbox(Limits(memory_bytes=1024)) as sandbox,
    ):
        sandbox.read(DATA, "terms.txt")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    yield
    trace = Path("/tmp/poedesk-misbehaving-reader")  # noqa: S108 - where "writes" tries to write
    left = trace.exists() and trace.stat().st_size
    trace.unlink(missing_ok=True)
    assert not left
