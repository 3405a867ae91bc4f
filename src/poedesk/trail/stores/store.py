"""What a log needs of the place where it is kept."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from poedesk.kernel.errors import PoedeskError
from poedesk.trail.events import Personal


class TrailBroken(PoedeskError):
    """The store is damaged, or is no trail."""

    exit_code = 1


class Store(Protocol):
    """Leaves that are only added, checkpoints that are only added, personal data that can be erased."""

    def size(self) -> int:
        """Return how many leaves there are."""
        ...

    def append(self, leaves: Sequence[bytes], personal: Mapping[str, Personal], expected: int) -> None:
        """Add leaves and personal data (commitment -> value), all or nothing.

        Raises:
            Overtaken: there are not ``expected`` leaves any more: somebody else has added some.
            RecordedTwice: a value with this very salt is there already.
        """
        ...

    def leaves(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the leaves from ``start`` up to ``end``, in order."""
        ...

    def personal(self, commitment: str) -> Personal | None:
        """Return the value behind a commitment; null when it was erased or never kept.

        Raises:
            TrailBroken: what is kept there is no value with its salt.
        """
        ...

    def erase(self, commitment: str) -> bool:
        """Erase a value for good; return whether it was there."""
        ...

    def keep_checkpoint(self, size: int, note: str, stamp: bytes | None = None) -> None:
        """Add a signed checkpoint over the first ``size`` leaves, with its time stamp when it has one."""
        ...

    def stamps(self) -> Iterator[tuple[int, bytes]]:
        """Yield (number of the checkpoint, from 0; time stamp), in the order in which they were kept."""
        ...

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield (size, note) of every checkpoint, in the order in which they were kept."""
        ...

    def damage(self) -> Iterator[str]:
        """Yield what the place itself finds wrong with what it keeps."""
        ...


class Overtaken(PoedeskError):
    """Somebody else has added to the trail in the meantime; nothing was added."""


class RecordedTwice(PoedeskError):
    """A personal value with this very salt is there already; each needs its own. Nothing was added."""
