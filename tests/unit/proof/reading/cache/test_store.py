"""The folder behind the cache: bounded, private, strict about what it reads, never a reason to fail."""

import multiprocessing
import os
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from poedesk.proof.reading.cache import store as module
from poedesk.proof.reading.cache.store import Store, default_folder
from poedesk.proof.reading.limits import CacheLimits

KEY = sha256(b"key").hexdigest()
OTHER = sha256(b"other").hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def only_file(store: Store) -> Path:
    (path,) = (path for path in store.folder.rglob("*") if path.is_file())
    return path


def test_what_is_put_is_got_and_nothing_else(store: Store) -> None:
    assert store.get(KEY) is None
    store.put(KEY, b"words" * 1000)
    assert store.get(KEY) == b"words" * 1000
    assert store.get(OTHER) is None
    assert Store(store.folder).get(KEY) == b"words" * 1000


def test_folder_and_entries_are_the_users_alone(store: Store) -> None:
    store.put(KEY, b"words")
    path = only_file(store)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def wrapped(payload: bytes) -> bytes:
    return b"poedesk-cache-1\n" + sha256(payload).digest() + zlib.compress(payload)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"poedesk-cache-1\n",
        wrapped(b"words")[:-1],
        wrapped(b"words") + b"x",
        wrapped(b"words").replace(b"-1\n", b"-2\n"),
        wrapped(b"words")[:20] + b"\0" * 28 + zlib.compress(b"words"),
        b"\x80\x04N.",
    ],
)
def test_a_damaged_entry_is_a_miss_and_is_replaced(store: Store, content: bytes) -> None:
    store.put(KEY, b"first")
    only_file(store).write_bytes(content)
    assert store.get(KEY) is None
    store.put(KEY, b"second")
    assert store.get(KEY) == b"second"


def test_an_entry_that_inflates_without_end_is_a_miss(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(KEY, b"x" * 100_000)
    monkeypatch.setattr(module, "_MOST_UNPACKED", 10_000)
    assert store.get(KEY) is None


def test_an_entry_open_to_others_or_reached_by_a_link_is_a_miss(store: Store, tmp_path: Path) -> None:
    store.put(KEY, b"words")
    path = only_file(store)
    path.chmod(0o644)
    assert store.get(KEY) is None
    path.chmod(0o600)
    assert store.get(KEY) == b"words"
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert store.get(KEY) is None
    path.unlink()
    path.mkdir()
    assert store.get(KEY) is None
    path.rmdir()
    os.mkfifo(path, 0o600)
    assert store.get(KEY) is None


def test_what_somebody_else_owns_is_a_miss_and_is_not_written_to(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(KEY, b"words")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    said: list[str] = []
    theirs = Store(store.folder, warn=said.append)
    assert theirs.get(KEY) is None
    theirs.put(OTHER, b"words")
    assert len(said) == 1
    monkeypatch.undo()
    assert store.usage().entries == 1


def test_a_folder_that_cannot_be_written_is_told_once_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    store = Store(tmp_path / "file" / "cache", warn=said.append)
    store.put(KEY, b"words")
    store.put(OTHER, b"words")
    store.prune()
    assert store.get(KEY) is None
    assert store.usage().entries == 0
    assert len(said) == 1
    assert "POEDESK_CACHE" in said[0]


def test_the_least_recently_used_go_when_the_bound_is_passed(tmp_path: Path) -> None:
    store = Store(tmp_path, CacheLimits(cache_bytes=50_000))
    keys = [sha256(bytes([number])).hexdigest() for number in range(6)]
    for age, key in enumerate(keys[:5]):
        store.put(key, os.urandom(9_000))
        os.utime(next(tmp_path.rglob(key)), (age, age))
    store.prune()
    assert store.usage().entries == 5
    assert store.get(keys[0]) is not None  # the oldest, but used just now
    store.put(keys[5], os.urandom(9_000))
    store.prune()
    assert [store.get(key) is not None for key in keys] == [True, False, False, True, True, True]
    assert store.usage().size <= 50_000


def test_what_is_larger_than_the_bound_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, CacheLimits(cache_bytes=1000))
    store.put(KEY, os.urandom(2000))
    assert store.usage().entries == 0


def test_what_a_dead_process_left_half_written_goes_later(store: Store) -> None:
    store.put(KEY, b"words")
    left = only_file(store).with_name(".tmp-left")
    left.write_bytes(b"half")
    assert store.usage().entries == 1
    assert left.exists()
    os.utime(left, (1, 1))
    assert store.usage().entries == 1
    assert not left.exists()


def test_clearing_removes_all_and_says_what_was_there(store: Store) -> None:
    store.put(KEY, b"words")
    before = store.clear()
    assert (before.entries, before.size > 0) == (1, True)
    assert store.usage().entries == 0
    assert store.get(KEY) is None


def hammer(folder: str, number: int) -> None:
    store = Store(folder, CacheLimits(cache_bytes=20_000))
    for turn in range(60):
        key = sha256(bytes([turn % 7])).hexdigest()
        found = store.get(key)
        assert found is None or found == key.encode() * 40
        store.put(key, key.encode() * 40)
        store.prune()
        if turn % 20 == number:
            store.clear()


def test_two_processes_share_a_folder_without_harm(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=hammer, args=(str(tmp_path), number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"POEDESK_CACHE": "off", "HOME": "/h"}, None),
        ({"POEDESK_CACHE": " OFF "}, None),
        ({"POEDESK_CACHE": "/other", "XDG_CACHE_HOME": "/x"}, Path("/other")),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, Path("/x/poedesk")),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, Path("/h/.cache/poedesk")),
        ({"HOME": "/h"}, Path("/h/.cache/poedesk")),
        ({}, None),
    ],
)
def test_the_environment_names_the_folder(environment: dict[str, str], folder: Path | None) -> None:
    assert default_folder(environment) == folder


def test_a_link_in_the_place_of_the_entries_leads_nowhere(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.mkdir(mode=0o700)
    (victim / ("a" * 64)).write_text("somebody's work")
    folder = tmp_path / "cache"
    folder.mkdir()
    store = Store(folder)
    store._entries.symlink_to(victim)
    assert store.usage().entries == 0
    assert store.clear().entries == 0
    assert (victim / ("a" * 64)).exists()


def test_only_what_the_store_wrote_is_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("b" * 64, b"payload")
    (store._entries / "notes.txt").write_text("kept by hand")
    assert store.clear().entries == 1
    assert (store._entries / "notes.txt").exists()
