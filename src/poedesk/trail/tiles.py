"""A log as tiles: static files by which others fetch, cache and check it (C2SP tlog-tiles).

``checkpoint``, ``tile/LEVEL/N`` with 256 hashes each, ``tile/entries/N`` with the leaves themselves. A tile
that is not full yet has its width behind its number, ``N.p/WIDTH``.
"""

import struct
from collections.abc import Iterator, Sequence

from poedesk.kernel.errors import PoedeskError
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.stores.store import Store
from poedesk.trail.tree import Tree

WIDTH = 256
"""Hashes, or leaves, of a full tile."""

LONGEST = 65_535
"""Bytes of a leaf: its length takes two bytes in a tile."""

_GROUP = 1000


class LeafTooLong(PoedeskError):
    """A leaf is longer than tiles can hold."""

    exit_code = 1


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """Return the path of a tile; ``level`` is ``entries`` for the leaves."""
    groups = [f"{number % _GROUP:03}"]
    while number := number // _GROUP:
        groups.append(f"x{number % _GROUP:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(reversed(groups))}{partial}"


def tiles(store: Store, size: int, note: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file for the first ``size`` leaves, which ``note`` covers.

    Raises:
        LeafTooLong: a leaf does not fit.
    """
    tree = Tree()
    for number, start in enumerate(range(0, size, WIDTH)):
        leaves = list(store.leaves(start, min(start + WIDTH, size)))
        tree.extend(map(leaf_hash, leaves))
        yield tile_path("entries", number, len(leaves)), b"".join(map(_entry, leaves))
    level, hashes = 0, [tree.leaf(place) for place in range(size)]
    while hashes:
        for number, start in enumerate(range(0, len(hashes), WIDTH)):
            part = hashes[start : start + WIDTH]
            yield tile_path(level, number, len(part)), b"".join(part)
        level += 1
        hashes = list(_above(hashes))
    yield "checkpoint", note.encode()


def _entry(leaf: bytes) -> bytes:
    if len(leaf) > LONGEST:
        message = f"a leaf has {len(leaf)} bytes, and tiles hold at most {LONGEST}"
        raise LeafTooLong(message)
    return struct.pack(">H", len(leaf)) + leaf


def _above(hashes: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the hash over each full tile: what the level above holds."""
    for start in range(0, len(hashes) - WIDTH + 1, WIDTH):
        yield Tree(hashes[start : start + WIDTH]).root()
