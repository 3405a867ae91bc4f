"""Hashes of the tree and what is computed from them alone (RFC 9162, section 2.1): standard library only.

A leaf is any bytes. Its hash begins with a zero byte, that of an inner node with a one, so that no leaf can
be taken for a node.
"""

import hashlib
from collections.abc import Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of a tree without leaves."""

SIZE = 32
"""Bytes of a hash."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf, 32 bytes."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node, 32 bytes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def root_from_inclusion(leaf: bytes, position: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that an inclusion proof leads to (RFC 9162, section 2.1.3.2).

    Args:
        leaf: hash of the leaf.
        position: of the leaf, counted from 0.
        size: leaves of the tree.
        proof: hashes, from the leaf upwards.

    Returns:
        The root, to be compared with one that is trusted; null when the proof has the wrong shape.
    """
    if not 0 <= position < size:
        return None
    place, last, root = position, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            root = node_hash(sibling, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = node_hash(root, sibling)
        place, last = place >> 1, last >> 1
    return root if last == 0 else None


def is_included(leaf: bytes, position: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether a proof shows that a leaf (its hash) stands at a position under a trusted root."""
    return root_from_inclusion(leaf, position, size, proof) == root


def is_consistent(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether a proof shows that a tree only grew (RFC 9162, section 2.1.4.2).

    Args:
        old: leaves of the earlier tree.
        new: leaves of the later tree.
        old_root: root of the earlier one.
        new_root: root of the later one.
        proof: hashes as ``Tree.consistency`` gives them.
    """
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    path = list(proof)
    if old & (old - 1) == 0:  # a whole subtree: its root is known and not told again
        path.insert(0, old_root)
    return bool(path) and _grew(old - 1, new - 1, path, (old_root, new_root))


def _grew(place: int, last: int, path: Sequence[bytes], roots: tuple[bytes, bytes]) -> bool:
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and (first, second) == roots
