"""Children that are started ahead: taken for what they were told, held like any other, ended when unused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from poedesk import check
from poedesk.cli.main import outcome
from poedesk.kernel.errors import InvalidClaim
from poedesk.proof.assessing.api import was_read
from poedesk.proof.assessing.running import starting
from poedesk.proof.document.model import Read
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.parent import launching
from poedesk.proof.reading.parent.launching import Ahead
from poedesk.proof.reading.parent.sandbox import Sandbox, Seam

EXAMPLE = Path(__file__).parents[3] / "examples" / "sow-and-email"
DAY = date(2026, 11, 22)
TEXT = b"Words of an engagement."


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[launching.Child]]:
    """Note every child that is started."""
    children: list[launching.Child] = []
    start = launching.launch

    def launch(*modules: str) -> launching.Child:
        children.append(start(*modules))
        return children[-1]

    monkeypatch.setattr(launching, "launch", launch)
    yield children
    for child in children:
        launching.end(child)


def waiting(ahead: Ahead, limits: Limits = DEFAULT) -> Seam:
    """Return the seam with a child that was told its setting."""
    seam = Seam(ahead=ahead)
    ahead.start("read", "a.module.that.is.not.there")
    ahead.tell("read", seam.setting(limits), ["another.one", "poedesk.proof.reading.readers.text"])
    return seam


def test_a_child_started_ahead_reads_and_is_held_like_any_other(launched: list[launching.Child]) -> None:
    with Ahead() as ahead, Sandbox(DEFAULT, waiting(ahead)) as sandbox:
        assert sandbox.read(TEXT, "a.txt").read is Read.COMPLETE
        held = sandbox.confinement
    with Sandbox(DEFAULT) as usual:
        usual.warm()
        assert held == usual.confinement
    assert len(launched) == 2


def test_a_child_is_taken_once_and_only_for_what_it_was_told(launched: list[launching.Child]) -> None:
    with Ahead() as ahead:
        seam = waiting(ahead)
        others = Limits(pages=3)
        with Sandbox(others, seam) as one, Sandbox(DEFAULT, seam) as two, Sandbox(DEFAULT, seam) as three:
            for sandbox in (one, two, three):
                assert sandbox.read(TEXT, "a.txt").read is Read.COMPLETE
    assert len(launched) == 3  # two of the three sandboxes started their own


def test_a_child_that_nobody_told_anything_is_not_taken(launched: list[launching.Child]) -> None:
    with Ahead() as ahead:
        ahead.start("read")
        ahead.start("read")
        with Sandbox(DEFAULT, Seam(ahead=ahead)) as sandbox:
            sandbox.warm()
        assert len(launched) == 2


def test_a_child_that_died_as_it_waited_is_replaced(launched: list[launching.Child]) -> None:
    with Ahead() as ahead:
        seam = waiting(ahead)
        launching.kill(launched[0])
        launched[0].wait()
        with Sandbox(DEFAULT, seam) as sandbox:
            assert sandbox.read(TEXT, "a.txt").read is Read.COMPLETE
    assert len(launched) == 2


def test_children_that_were_not_needed_are_ended(launched: list[launching.Child]) -> None:
    with Ahead() as ahead:
        waiting(ahead)
        ahead.start("find")
        assert [child.poll() for child in launched] == [None, None]
    assert all(child.returncode is not None for child in launched)


def test_a_check_takes_both_and_starts_no_other(launched: list[launching.Child]) -> None:
    with Ahead() as ahead:
        starting.start(ahead)
        assert was_read(check(EXAMPLE, as_of=DAY, ahead=ahead).documents)
    assert len(launched) == 2
    assert all(child.returncode is not None for child in launched)


def test_a_wrong_claim_leaves_no_child_behind(launched: list[launching.Child], tmp_path: Path) -> None:
    (tmp_path / "claim.yaml").write_text("schema: poedesk.claim/1\n", "utf-8")
    (tmp_path / "words.txt").write_bytes(TEXT)
    with pytest.raises(InvalidClaim):
        check(tmp_path, as_of=DAY)
    assert all(child.returncode is not None for child in launched)


def test_the_command_starts_nothing_where_all_is_known(
    launched: list[launching.Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POEDESK_CACHE", str(tmp_path))
    first = outcome(["check", str(EXAMPLE), "--as-of", "2026-11-22"])
    assert len(launched) == 2
    assert not Store(tmp_path).is_empty()
    assert outcome(["check", str(EXAMPLE), "--as-of", "2026-11-22"]) == first
    assert len(launched) == 2


def test_a_store_is_empty_until_something_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    assert store.is_empty()
    store.put("0" * 64, b"something")
    assert not store.is_empty()
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]
