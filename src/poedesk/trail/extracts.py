"""Some leaves of a log, proofs that they stand in it, and the checkpoint that covers them: one record.

It holds no personal data, only the salted hashes of it. ``poedesk.extract/1``.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.trail.checkpoints import Checkpoint, checkpoint
from poedesk.trail.events import InvalidEvent, recorded
from poedesk.trail.hashing import SIZE, is_included, leaf_hash
from poedesk.trail.log import Proven, Trail
from poedesk.trail.notes import Verifier
from poedesk.trail.stamps import MOST
from poedesk.trail.stores.store import Store

SCHEMA = "poedesk.extract/1"
_DEEPEST = 64
"""Hashes of a proof, and more than any log can need."""


class InvalidExtract(PoedeskError):
    """The text is no extract of a trail."""

    exit_code = 1


class NotCovered(PoedeskError):
    """The trail has no checkpoint yet that covers an event about this subject."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Extract:
    """Leaves that a checkpoint covers."""

    checkpoint: str
    """The signed note."""

    leaves: tuple[Proven, ...]
    """In the order of the log, each once; all proofs are those of the checkpoint's size."""

    stamps: tuple[bytes, ...] = ()
    """Time stamps of the note."""

    def encoded(self) -> bytes:
        """Return its one form."""
        value: dict[str, Any] = {
            "schema": SCHEMA,
            "checkpoint": self.checkpoint,
            "size": self.leaves[0].size,
            "leaves": [
                {
                    "position": each.position,
                    "leaf": base64.b64encode(each.leaf).decode(),
                    "proof": [digest.hex() for digest in each.proof],
                }
                for each in self.leaves
            ],
        }
        if self.stamps:
            value["stamps"] = [base64.b64encode(each).decode() for each in self.stamps]
        return canonical_json(value)


def extract(trail: Trail, store: Store, subjects: Sequence[str]) -> Extract:
    """Return the events about ``subjects`` below the newest checkpoint.

    Raises:
        NotCovered: there is none, or no checkpoint.
    """
    notes = list(store.checkpoints())
    size, note = notes[-1] if notes else (0, "")
    wanted = [place for place, leaf in enumerate(store.leaves(0, size)) if _subject(leaf) in subjects]
    if not wanted:
        message = (
            f"no checkpoint of the trail covers an event about {', '.join(subjects)}; "
            "sign a checkpoint, or name the subject with --subject"
        )
        raise NotCovered(message)
    stamps = [stamp for number, stamp in store.stamps() if number == len(notes) - 1]
    return Extract(note, tuple(trail.proven(place, size) for place in wanted), tuple(stamps[:MOST]))


def behind(store: Store, size: int, subjects: Sequence[str]) -> int:
    """Return how many events about ``subjects`` stand behind the first ``size`` leaves."""
    return sum(_subject(leaf) in subjects for leaf in store.leaves(size, store.size()))


def _subject(leaf: bytes) -> str | None:
    try:
        return recorded(leaf).subject
    except InvalidEvent:
        return None


def parsed(data: bytes) -> Extract:
    """Return the extract in ``data``; raises InvalidExtract."""
    try:
        value = json.loads(data)
        size = value["size"]
        leaves = tuple(_leaf(each, size) for each in value["leaves"])
        stamps = tuple(base64.b64decode(each, validate=True) for each in value.get("stamps", ())[:MOST])
        made = Extract(value["checkpoint"], leaves, stamps)
        places = [each.position for each in leaves]
        shaped = isinstance(made.checkpoint, str) and places == sorted(set(places))
        whole = value["schema"] == SCHEMA and shaped and made.encoded() == data
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        message = f"it is no extract of a trail: {type(error).__name__}"
        raise InvalidExtract(message) from error
    if not whole:
        message = "it is no extract of a trail in its one form"
        raise InvalidExtract(message)
    return made


def _leaf(value: Any, size: int) -> Proven:
    try:
        leaf = base64.b64decode(value["leaf"], validate=True)
    except binascii.Error as error:
        raise ValueError(value["position"]) from error
    proof = tuple(bytes.fromhex(digest) for digest in value["proof"])
    whole = type(size) is int and type(value["position"]) is int
    if not whole or len(proof) > _DEEPEST or any(len(digest) != SIZE for digest in proof):
        raise ValueError(value["position"])
    return Proven(leaf, value["position"], size, proof)


def problems(extract: Extract, point: Checkpoint) -> Iterator[str]:
    """Yield what of an extract does not hold under a checkpoint that is trusted."""
    for each in extract.leaves:
        if each.size != point.size:
            yield f"leaf {each.position}: its proof is for {each.size} leaves, not for {point.size}"
        elif not is_included(leaf_hash(each.leaf), each.position, each.size, each.proof, point.root):
            yield f"leaf {each.position}: it does not stand there in the log that the checkpoint covers"
        else:
            try:
                recorded(each.leaf)
            except InvalidEvent as error:
                yield f"leaf {each.position}: {error}"


def covering(extract: Extract, known: Sequence[Verifier]) -> Checkpoint:
    """Return the checkpoint of an extract; raises InvalidNote when no known key has signed it."""
    return checkpoint(extract.checkpoint, known)
