"""Several children at once: the order, the same bytes once, and an orderly end however it ends."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.integration.reading.test_sandbox import processes_in_group, until

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import BundleLimits, Limits
from poedesk.proof.reading.parent import pool
from poedesk.proof.reading.parent.pool import Once, Pool, fitting
from poedesk.proof.reading.parent.sandbox import Sandbox, Seam
from poedesk.proof.reading.read import Entry, read_paths
from poedesk.proof.reading.readers.registry import MODULES
from poedesk.proof.reading.sniffing import media

HERE = str(Path(__file__).parent / "misbehaving")
SEAM = Seam({**MODULES, media.TEXT: "waits", media.MARKDOWN: "crashes"}, path=(HERE,))


def reading(words: str, name: str = "terms.txt") -> pool.Job[Document]:
    return lambda sandbox: sandbox.read(words.encode(), name)


def test_documents_are_read_at_the_same_time_and_come_in_the_order_asked() -> None:
    begun: list[int] = []
    with Pool(readers=2, seam=SEAM) as two:
        documents = two.run([reading("1 slow"), reading("0 b"), reading("0 c"), reading("0 d")], begun.append)
        children = {sandbox._child.pid for sandbox in two._sandboxes if sandbox._child}
    assert [document.pages[0].text.strip() for document in documents] == ["1 slow", "0 b", "0 c", "0 d"]
    assert begun == [0, 1, 2, 3]
    assert len(children) == 2


def test_a_child_keeps_to_the_kinds_that_it_has_read_while_there_is_enough_to_do() -> None:
    begun: list[int] = []
    done_by: dict[int, Sandbox] = {}
    rest_is_done = threading.Event()

    def job(number: int) -> pool.Job[int]:
        def run(sandbox: Sandbox) -> int:
            done_by[number] = sandbox
            if number == 0:
                assert rest_is_done.wait(20)
            elif len(done_by) == 5:
                rest_is_done.set()
            return number

        return run

    with Pool(readers=2) as two:
        kinds = [".pdf", ".pdf", ".pdf", ".eml", ".eml"]
        assert two.run([job(number) for number in range(5)], begun.append, kinds) == [0, 1, 2, 3, 4]
    assert begun == [0, 3, 4, 1, 2]
    assert len({done_by[number] for number in (1, 2, 3, 4)}) == 1
    assert done_by[0] is not done_by[1]


def test_a_reader_that_dies_takes_no_other_document_with_it() -> None:
    with Pool(readers=2, seam=SEAM) as two:
        documents = two.run([reading("# Words", "terms.md"), reading("0 b"), reading("0 c")])
    assert [document.read for document in documents] == [Read.UNREADABLE, Read.COMPLETE, Read.COMPLETE]


def test_an_error_of_ours_stops_all_and_leaves_no_child() -> None:
    children: list[int] = []

    def fails(sandbox: Sandbox) -> Document:
        sandbox.read(b"0 warm", "terms.txt")
        raise LookupError

    def hangs(sandbox: Sandbox) -> Document:
        sandbox.read(b"0 warm", "terms.txt")
        assert sandbox._child is not None
        children.append(sandbox._child.pid)
        return sandbox.read(b"50 long", "terms.txt")

    with (
        Pool(Limits(wall_seconds=60), readers=2, seam=SEAM) as two,
        pytest.raises(LookupError),
    ):
        two.run([hangs, fails, reading("0 never begun")])
    until(lambda: all(processes_in_group(child) == [] for child in children))
    assert not [thread for thread in threading.enumerate() if thread.name == "poedesk-reader"]


@pytest.mark.parametrize("documents", [1, 8])
def test_ctrl_c_ends_with_130_and_leaves_no_child(documents: int, tmp_path: Path) -> None:
    script = f"""
import sys
from poedesk.cli import main
from poedesk.proof.reading.parent import pool
from poedesk.proof.reading.parent import sandbox

class Slow(sandbox.Sandbox):
    def __init__(self, limits, seam):
        super().__init__(limits, sandbox.Seam({{"text/plain": "waits"}}, path=({HERE!r},)))

    def _start(self):
        super()._start()
        sys.stdout.write(f"{{self._child.pid}}\\n")  # one write, because two threads do it
        sys.stdout.flush()

pool.Sandbox = Slow
sys.exit(main.outcome(["read", *sys.argv[1:]]))
"""
    names = [tmp_path / f"{number}.txt" for number in range(documents)]
    for number, name in enumerate(names):
        name.write_text(f"50 words {number}")
    parent = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, names)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "POEDESK_WALL_SECONDS": "60"},
    )  # fmt: skip
    assert parent.stdout is not None
    children = [int(parent.stdout.readline()) for _ in range(fitting(4, documents))]
    parent.send_signal(signal.SIGINT)
    _, said = parent.communicate(timeout=30)
    assert (parent.returncode, said.strip()) == (130, "poedesk: interrupted")
    until(lambda: all(processes_in_group(child) == [] for child in children))


def test_never_more_readers_than_documents_processors_or_asked() -> None:
    processors = len(os.sched_getaffinity(0))
    assert fitting(4, 1) == 1
    assert fitting(1, 9) == 1
    assert fitting(1000, 1000) == processors
    assert fitting(4, 0) == 1


def test_what_several_ask_for_is_made_once() -> None:
    once: Once[str, object] = Once()
    made: list[object] = []
    both = threading.Barrier(2)

    def make() -> object:
        made.append(object())
        return made[-1]

    def ask() -> None:
        both.wait()
        got.append(once.get("key", make))

    got: list[object] = []
    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert got == [made[0]] * 2


def test_documents_beyond_the_limits_of_a_bundle_are_listed_with_the_reason(tmp_path: Path) -> None:
    entries = []
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Words of {name}")
        entries.append(Entry(name, tmp_path / name))
    documents = read_paths(entries, bundle=BundleLimits(documents=2))
    assert [document.read for document in documents] == [Read.COMPLETE, Read.COMPLETE, Read.UNREADABLE]
    assert "more than 2 documents (POEDESK_DOCUMENTS)" in documents[2].problems[0]
    (tmp_path / "b.txt").write_text("far more words " * 10)
    documents = read_paths(entries, bundle=BundleLimits(bundle_bytes=40))
    assert [document.read for document in documents] == [Read.COMPLETE, Read.UNREADABLE, Read.COMPLETE]
    assert "more than 40 bytes (POEDESK_BUNDLE_BYTES)" in documents[1].problems[0]
