"""The Merkle tree of a log in memory: it only grows, and proves what it held at any size (RFC 9162)."""

from collections.abc import Iterable

from poedesk.trail.hashing import EMPTY_ROOT, SIZE, node_hash


class Tree:
    """Hashes of leaves and of every full subtree above them, 64 bytes a leaf."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        """Take the hashes of ``leaves``, in order."""
        self._levels: list[bytearray] = [bytearray()]
        self.extend(leaves)

    def __len__(self) -> int:
        """Return how many leaves it has."""
        return len(self._levels[0]) // SIZE

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Append the hashes of leaves, 32 bytes each."""
        levels = self._levels
        for leaf in leaves:
            levels[0] += leaf
            level = 0
            while len(levels[level]) % (2 * SIZE) == 0:
                below = levels[level]
                node = node_hash(bytes(below[-2 * SIZE : -SIZE]), bytes(below[-SIZE:]))
                level += 1
                if level == len(levels):
                    levels.append(bytearray())
                levels[level] += node

    def leaf(self, position: int) -> bytes:
        """Return the hash of one leaf; raises IndexError when there is none."""
        if not 0 <= position < len(self):
            raise IndexError(position)
        return bytes(self._levels[0][position * SIZE : (position + 1) * SIZE])

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first ``size`` leaves, all by default; raises IndexError beyond its end."""
        size = self._known(size)
        return self._over(0, size) if size else EMPTY_ROOT

    def inclusion(self, position: int, size: int | None = None) -> list[bytes]:
        """Return the proof that a leaf stands at ``position`` among the first ``size`` leaves.

        Raises:
            IndexError: there is no such leaf, or the tree is smaller.
        """
        size = self._known(size)
        if not 0 <= position < size:
            raise IndexError(position)
        proof = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if position < middle:
                proof.append(self._over(middle, end))
                end = middle
            else:
                proof.append(self._over(start, middle))
                start = middle
        return proof[::-1]

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """Return the proof that the first ``old`` leaves are the beginning of the first ``size``.

        Raises:
            IndexError: the tree is smaller, or ``old`` is larger than ``size``.
        """
        size = self._known(size)
        if not 0 <= old <= size:
            raise IndexError(old)
        proof: list[bytes] = []
        if old == 0:
            return proof
        start, end, whole = 0, size, True
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                proof.append(self._over(middle, end))
                end = middle
            else:
                proof.append(self._over(start, middle))
                start, whole = middle, False
        if not whole:
            proof.append(self._over(start, end))
        return proof[::-1]

    def _known(self, size: int | None) -> int:
        known = len(self)
        if size is None:
            return known
        if not 0 <= size <= known:
            raise IndexError(size)
        return size

    def _over(self, start: int, end: int) -> bytes:
        """Return the hash over a range that begins where a subtree of its size can begin."""
        pieces = []
        while start < end:
            level = (end - start).bit_length() - 1
            place = (start >> level) * SIZE
            pieces.append(bytes(self._levels[level][place : place + SIZE]))
            start += 1 << level
        root = pieces.pop()
        while pieces:
            root = node_hash(pieces.pop(), root)
        return root


def _split(size: int) -> int:
    """Return the largest power of two below ``size``: what stands left of the middle."""
    return 1 << ((size - 1).bit_length() - 1)
