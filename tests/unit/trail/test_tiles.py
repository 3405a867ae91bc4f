"""A log as tiles: the paths of the specification, and hashes from which anybody gets the root."""

import struct

import pytest
from tests.unit.trail.logs import NOON, SIGNER, event

from poedesk.trail.hashing import leaf_hash
from poedesk.trail.log import Trail
from poedesk.trail.stores.memory import MemoryStore
from poedesk.trail.tiles import WIDTH, LeafTooLong, tile_path, tiles
from poedesk.trail.tree import Tree


@pytest.mark.parametrize(
    ("level", "number", "width", "path"),
    [
        (0, 1234067, 256, "tile/0/x001/x234/067"),
        (0, 0, 256, "tile/0/000"),
        (1, 273, 112, "tile/1/273.p/112"),
        ("entries", 1000, 5, "tile/entries/x001/000.p/5"),
        (63, 999, 256, "tile/63/999"),
    ],
)
def test_tiles_stand_where_the_specification_says(
    level: int | str, number: int, width: int, path: str
) -> None:
    assert tile_path(level, number, width) == path


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600])
def test_the_root_comes_out_of_the_tiles_of_each_level(size: int) -> None:
    store = MemoryStore()
    store.append([f"leaf {number}".encode() for number in range(size)], {}, 0)
    files = dict(tiles(store, size, "note"))
    tree = Tree(map(leaf_hash, store.leaves()))
    lowest = b"".join(files[path] for path in sorted(files) if path.startswith("tile/0/"))
    assert Tree(lowest[at : at + 32] for at in range(0, len(lowest), 32)).root() == tree.root()
    for number in range(size // WIDTH):
        full = files[tile_path(0, number)]
        above = next(content for path, content in files.items() if path.startswith("tile/1/"))
        assert above[32 * number :][:32] == Tree(full[at : at + 32] for at in range(0, len(full), 32)).root()
    assert files["checkpoint"] == b"note"
    assert len(set(files)) == len(list(tiles(store, size, "note")))


def test_a_log_of_more_than_65536_leaves_has_a_third_level() -> None:
    store = MemoryStore()
    size = WIDTH * WIDTH + 1
    store.append([b""] * size, {}, 0)
    files = dict(tiles(store, size, "note"))
    assert len(files["tile/2/000.p/1"]) == 32
    assert len(files["tile/1/000"]) == 32 * WIDTH
    assert files["tile/0/256.p/1"] == leaf_hash(b"")
    whole = Tree([leaf_hash(b"")] * (WIDTH * WIDTH)).root()
    assert files["tile/2/000.p/1"] == whole


def test_entries_hold_the_leaves_with_their_lengths() -> None:
    store = MemoryStore()
    trail = Trail(store, "trail.example/log")
    trail.append([event(1), event(2)])
    files = dict(tiles(store, 2, trail.checkpoint(SIGNER, NOON)))
    data = files["tile/entries/000.p/2"]
    (length,) = struct.unpack_from(">H", data)
    assert data[2 : 2 + length] == event(1).leaf()
    assert data[2 + length + 2 :] == event(2).leaf()


def test_a_leaf_that_does_not_fit_is_an_error() -> None:
    store = MemoryStore()
    store.append([bytes(65_536)], {}, 0)
    with pytest.raises(LeafTooLong, match="65536 bytes"):
        list(tiles(store, 1, "note"))
