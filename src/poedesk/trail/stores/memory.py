"""A store in memory, for tests and for logs that live as long as a process."""

from collections.abc import Iterator, Mapping, Sequence

from poedesk.trail.events import Personal
from poedesk.trail.stores.store import Overtaken, RecordedTwice


class MemoryStore:
    """Keeps everything in lists."""

    def __init__(self) -> None:
        """Begin empty."""
        self._leaves: list[bytes] = []
        self._personal: dict[str, Personal] = {}
        self._checkpoints: list[tuple[int, str]] = []
        self._stamps: list[tuple[int, bytes]] = []

    def size(self) -> int:
        """Return how many leaves there are."""
        return len(self._leaves)

    def append(self, leaves: Sequence[bytes], personal: Mapping[str, Personal], expected: int) -> None:
        """Add leaves and personal data; raises Overtaken or RecordedTwice."""
        if len(self._leaves) != expected:
            raise Overtaken
        if not self._personal.keys().isdisjoint(personal):
            raise RecordedTwice
        self._leaves.extend(leaves)
        self._personal.update(personal)

    def leaves(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the leaves from ``start`` up to ``end``."""
        yield from self._leaves[start:end]

    def personal(self, commitment: str) -> Personal | None:
        """Return the value behind a commitment, or null."""
        return self._personal.get(commitment)

    def erase(self, commitment: str) -> bool:
        """Erase a value; return whether it was there."""
        return self._personal.pop(commitment, None) is not None

    def keep_checkpoint(self, size: int, note: str, stamp: bytes | None = None) -> None:
        """Add a signed checkpoint, with its time stamp when it has one."""
        if stamp is not None:
            self._stamps.append((len(self._checkpoints), stamp))
        self._checkpoints.append((size, note))

    def stamps(self) -> Iterator[tuple[int, bytes]]:
        """Yield (number of the checkpoint, time stamp)."""
        yield from self._stamps

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield (size, note) of every checkpoint."""
        yield from self._checkpoints

    def damage(self) -> Iterator[str]:
        """Yield nothing: memory does not check itself."""
        yield from ()
