"""The log: events added to a store, the tree over them, proofs and signed checkpoints."""

from collections.abc import Sequence
from datetime import datetime

from poedesk.kernel.records import dataclass
from poedesk.kernel.times import to_second
from poedesk.trail.checkpoints import Checkpoint
from poedesk.trail.events import Event
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.notes import Signer
from poedesk.trail.stamps import Stamp
from poedesk.trail.stores.store import Store
from poedesk.trail.tree import Tree


@dataclass(frozen=True, slots=True)
class Proven:
    """A leaf with the proof that it stands in a log of some size."""

    leaf: bytes
    position: int
    size: int
    proof: tuple[bytes, ...]
    """Hashes from the leaf upwards."""


class Trail:
    """A log in a store. Others may add to the same store; what they added is taken in before each answer."""

    def __init__(self, store: Store, origin: str) -> None:
        """Take in what the store holds.

        Args:
            store: where leaves are kept.
            origin: name of the log, as its checkpoints tell it.
        """
        self.origin = origin
        self._store = store
        self._tree = Tree()

    def __len__(self) -> int:
        """Return how many events there are."""
        self._catch_up()
        return len(self._tree)

    def append(self, events: Sequence[Event]) -> range:
        """Add events, all or nothing; return their positions.

        Raises:
            ValueError: an event has no zone, or no tag that can be.
            Overtaken: somebody else added at the same moment; nothing was added.
        """
        leaves = [event.leaf() for event in events]
        personal = {each.commitment: each for event in events for each in event.personal.values()}
        self._catch_up()
        start = len(self._tree)
        self._store.append(leaves, personal, start)
        self._tree.extend(map(leaf_hash, leaves))
        return range(start, start + len(leaves))

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first ``size`` leaves, all by default; raises IndexError beyond the end."""
        self._catch_up()
        return self._tree.root(size)

    def proven(self, position: int, size: int | None = None) -> Proven:
        """Return a leaf with its proof; raises IndexError when there is none."""
        self._catch_up()
        whole = len(self._tree) if size is None else size
        proof = tuple(self._tree.inclusion(position, whole))
        (leaf,) = self._store.leaves(position, position + 1)
        return Proven(leaf, position, whole, proof)

    def growth(self, old: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the proof that the log of ``old`` leaves has only grown; raises IndexError."""
        self._catch_up()
        return tuple(self._tree.consistency(old, size))

    def checkpoint(self, signer: Signer, at: datetime, stamp: Stamp | None = None) -> str:
        """Sign what the log holds now, keep the checkpoint, and return it as a note.

        Args:
            signer: whose key.
            at: the time that it claims.
            stamp: asks an authority for a time stamp of the note; when it raises, nothing is kept.

        Raises:
            ValueError: the time has no zone.
        """
        self._catch_up()
        size = len(self._tree)
        note = Checkpoint(self.origin, size, self._tree.root(), (f"time {to_second(at)}",)).signed(signer)
        self._store.keep_checkpoint(size, note, None if stamp is None else stamp(note.encode()))
        return note

    def _catch_up(self) -> None:
        known = len(self._tree)
        if self._store.size() != known:
            self._tree.extend(map(leaf_hash, self._store.leaves(known)))
