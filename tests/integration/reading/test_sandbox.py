"""Readers that misbehave on purpose: each gives an unreadable document that names what happened."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from poedesk.proof.document.model import Read
from poedesk.proof.reading.child.confinement import Confinement
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.parent.sandbox import Sandbox, SandboxFault, SandboxStopped, Seam
from poedesk.proof.reading.readers.registry import MODULES
from poedesk.proof.reading.sniffing import media

HERE = str(Path(__file__).parent / "misbehaving")
LIMITS = Limits(wall_seconds=30, cpu_seconds=20, memory_bytes=600 * 1024 * 1024, answer_bytes=4_000_000)
"""Time is no matter here but where a test says so: a busy machine must not change what is named."""

DATA = b"Words of an engagement."


def sandbox_with(module: str, limits: Limits = LIMITS) -> Sandbox:
    return Sandbox(limits, Seam({**MODULES, media.TEXT: module}, path=(HERE,)))


def processes_in_group(group: int) -> list[int]:
    """Return the living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, _, number = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(number) == group and state != "Z":
            found.append(int(entry.name))
    return found


def processor_seconds(process: int) -> float:
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("module", "named"),
    [
        ("crashes", "the reader crashed on it (SIGSEGV)"),
        ("signals", "the reader crashed on it (signal 40)"),
        ("devours", "more than 600 MiB of memory (POEDESK_MEMORY_BYTES)"),
        ("shouts", "POEDESK_ANSWER_BYTES"),
        ("babbles", "the answer made no sense"),
        ("too_much", "POEDESK_ANSWER_BYTES"),
        ("lies", "could not be read: TypeError"),
        ("quits", "stopped without an answer (exit code 3)"),
        ("leaves", "stopped without an answer (exit code 0)"),
        ("hangs_up", "closed its pipes without an answer"),
        ("calls_out", "PermissionError"),
        ("runs", "PermissionError"),
        ("writes", "PermissionError"),
        ("turns_on_parent", "PermissionError"),
        ("signals_by_pipe", "PermissionError: [Errno 13]"),
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


@pytest.mark.parametrize("module", ["hangs", "ignores_signals"])
def test_time_on_the_clock_is_limited(module: str) -> None:
    with sandbox_with(module, replace(LIMITS, wall_seconds=1)) as sandbox:
        started = time.monotonic()
        document = sandbox.read(DATA, "terms.txt")
        assert time.monotonic() - started < 10
        assert "longer than 1 s (POEDESK_WALL_SECONDS)" in document.problems[0]
        assert sandbox.read(b"<p>Next one</p>", "next.html").read is not Read.PARTIAL


def test_the_kernel_refuses_sockets_and_processes_to_code_in_c() -> None:
    for module in ("calls_out_natively", "forks"):
        with sandbox_with(module) as sandbox:
            sandbox.warm()
            pid = sandbox._child.pid if sandbox._child else 0
            document = sandbox.read(DATA, "terms.txt")
            assert sandbox.confinement is not None
            assert sandbox.confinement.calls == "filter"
            assert pid
            assert processes_in_group(pid) == []
        assert "PermissionError: [Errno 13]" in document.problems[0]


def test_the_kernel_keeps_code_in_c_from_changing_files(tmp_path: Path) -> None:
    victim = tmp_path / "kept.txt"
    victim.write_text("precious")
    before = victim.stat()
    with sandbox_with("removes") as sandbox:
        document = sandbox.read(str(victim).encode(), "terms.txt")
    assert "PermissionError: [Errno 13] unlink" in document.problems[0]
    assert victim.read_text() == "precious"
    assert victim.stat().st_mode == before.st_mode


def test_the_kernel_shows_a_document_no_file_but_the_interpreters_and_ours() -> None:
    with sandbox_with("reads_secrets") as sandbox:
        document = sandbox.read(DATA, "terms.txt")
        assert sandbox.confinement is not None
        assert sandbox.confinement.files == "landlock"
    assert "PermissionError" in document.problems[0]


def test_threads_of_a_reader_are_its_own_affair() -> None:
    with sandbox_with("starts_threads") as sandbox:
        assert sandbox.read(DATA, "terms.txt").pages[0].text.strip() == DATA.decode()


def test_where_the_kernel_gives_less_reading_goes_on_and_what_is_missing_is_told() -> None:
    bare = Seam({**MODULES, media.TEXT: "looks_at_network"}, path=(HERE,), without=("namespace", "landlock"))
    with Sandbox(LIMITS, bare) as sandbox:
        seen = sandbox.read(DATA, "terms.txt").pages[0].text.strip()
        assert sandbox.confinement == Confinement(network="filter", calls="filter", files="open")
    assert seen == str(Path("/proc/self/ns/net").readlink())
    least = replace(bare, without=("namespace", "filter", "landlock"))
    with Sandbox(LIMITS, replace(least, modules={**MODULES, media.TEXT: "calls_out"})) as sandbox:
        assert "PermissionError: socket" in sandbox.read(DATA, "terms.txt").problems[0]
        assert sandbox.confinement == Confinement(network="python", calls="python", files="open")


def test_what_a_reader_forks_where_the_kernel_lets_it_is_killed_with_it() -> None:
    seam = Seam({**MODULES, media.TEXT: "forks_once"}, path=(HERE,), without=("filter",))
    with Sandbox(replace(LIMITS, wall_seconds=2), seam) as sandbox:
        sandbox.read(b"<p>Words</p>", "first.html")
        assert sandbox._child is not None
        group = sandbox._child.pid
        document = sandbox.read(DATA, "terms.txt")
        assert "longer than 2 s" in document.problems[0]
        until(lambda: processes_in_group(group) == [])


def test_a_child_whose_parent_is_killed_ends_at_once(tmp_path: Path) -> None:
    script = (
        "from poedesk.proof.reading.parent.sandbox import Sandbox, Seam\n"
        f"sandbox = Sandbox(seam=Seam({{'text/plain': 'spins'}}, path=({HERE!r},)))\n"
        "sandbox._warm(); print(sandbox._child.pid, flush=True); sandbox.read(b'words', 'terms.txt')\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    until(lambda: processor_seconds(child) > 0.5)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: processes_in_group(child) == [])


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


def test_the_child_has_a_network_of_its_own_with_nothing_in_it() -> None:
    with sandbox_with("looks_at_network") as sandbox:
        seen = sandbox.read(DATA, "terms.txt").pages[0].text.strip()
        assert sandbox.confinement is not None
        network = sandbox.confinement.network
    assert (seen != str(Path("/proc/self/ns/net").readlink())) == (network == "namespace")
    assert network in {"namespace", "filter"}


def test_a_warm_child_serves_many_documents() -> None:
    with Sandbox(LIMITS) as sandbox:
        sandbox.read(DATA, "first.txt")
        child = sandbox._child
        for number in range(5):
            assert sandbox.read(DATA, f"{number}.txt").read is Read.COMPLETE
        assert sandbox._child is child


def test_a_child_whose_reader_failed_on_a_document_reads_no_other() -> None:
    with sandbox_with("lies") as sandbox:
        sandbox.read(b"<p>Words</p>", "first.html")
        before = sandbox._child
        assert sandbox.read(DATA, "terms.txt").read is Read.UNREADABLE
        assert before is not None
        assert before.returncode == -signal.SIGKILL
        assert sandbox.read(b"<p>Words</p>", "first.html").read is Read.COMPLETE
        assert sandbox.read(b"\x89PNG\r\n\x1a\n", "scan.bin").read is Read.UNREADABLE
        assert sandbox._child is not None  # no reader has looked at it


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


def is_waited_for(sandbox: Sandbox) -> bool:
    if sandbox._use.acquire(blocking=False):
        sandbox._use.release()
        return False
    return True


@pytest.mark.parametrize("end", [Sandbox.close, Sandbox.stop])
def test_ending_it_from_another_thread_ends_the_wait_and_closes_nothing_twice(
    end: Callable[[Sandbox], None],
) -> None:
    sandbox = sandbox_with("hangs", replace(LIMITS, wall_seconds=60))
    sandbox.warm()
    assert sandbox._child is not None
    child, told = sandbox._child, list[BaseException]()

    def waits() -> None:
        try:
            sandbox.read(DATA, "terms.txt")
        except SandboxStopped as stopped:
            told.append(stopped)

    thread = threading.Thread(target=waits)
    thread.start()
    until(lambda: is_waited_for(sandbox))
    end(sandbox)
    thread.join(20)
    assert not thread.is_alive()
    assert len(told) == 1
    assert child.returncode == -signal.SIGKILL
    with pytest.raises(SandboxStopped):
        sandbox.read(DATA, "terms.txt")
    sandbox.close()
    sandbox.stop()


def test_many_that_end_it_at_once_end_it_once() -> None:
    sandbox = sandbox_with("hangs", replace(LIMITS, wall_seconds=60))
    sandbox.warm()
    enders = [
        threading.Thread(target=end, args=(sandbox,))
        for end in (Sandbox.stop, Sandbox.close)
        for _ in range(8)
    ]
    for thread in enders:
        thread.start()
    for thread in enders:
        thread.join(20)
    assert not any(thread.is_alive() for thread in enders)
    assert sandbox._child is None


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    yield
    trace = Path("/tmp/poedesk-misbehaving-reader")  # noqa: S108 - where "writes" tries to write
    left = trace.exists() and trace.stat().st_size
    trace.unlink(missing_ok=True)
    assert not left
