"""The record of a redacted packet: the items that are shown, each with the proof that it is under the root.

It takes the manifest's place. Of what is hidden it holds nothing but hashes on the way to the root; each leaf
below them holds a salt of 32 bytes that nobody has who was not given the leaf.
"""

import json
import re
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.paper.packet.manifest import InvalidManifest, Item, item_of
from poedesk.trail.checkpoints import Checkpoint
from poedesk.trail.hashing import is_included, leaf_hash

REDACTION = "redaction.json"
SCHEMA = "poedesk.redaction/1"

_DEEPEST = 64
"""Hashes of a proof, and more than any packet can need."""

_HASH = re.compile("[0-9a-f]{64}")


class InvalidRedaction(PoedeskError):
    """The record of what is shown is none."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """An item that is shown."""

    item: Item
    position: int
    """Of its leaf, from 0."""

    proof: tuple[str, ...]
    """Hexadecimal hashes from the leaf upwards."""

    def under(self, point: Checkpoint) -> bool:
        """Say whether the item is one of those whose root was signed."""
        leaf = leaf_hash(canonical_json(self.item.to_json()))
        proof = [bytes.fromhex(digest) for digest in self.proof]
        return is_included(leaf, self.position, point.size, proof, point.root)


@dataclass(frozen=True, slots=True)
class Redaction:
    """All that is shown."""

    shown: tuple[Shown, ...]
    """By path, which is the order of their leaves."""

    def encoded(self) -> bytes:
        """Return its one form."""
        items = [
            {"item": each.item.to_json(), "position": each.position, "proof": list(each.proof)}
            for each in self.shown
        ]
        return canonical_json({"schema": SCHEMA, "shown": items})


def parsed(data: bytes) -> Redaction:
    """Return the record in ``data``; raises InvalidRedaction when it is not one in its one form."""
    try:
        value = json.loads(data)
        made = Redaction(tuple(map(_shown, value["shown"])))
        paths = [each.item.path for each in made.shown]
        places = [each.position for each in made.shown]
        ordered = paths == sorted(set(paths)) and places == sorted(set(places))
        whole = value["schema"] == SCHEMA and ordered and made.encoded() == data
    except InvalidManifest as error:
        raise InvalidRedaction(str(error)) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        message = f"it cannot be read: {type(error).__name__}"
        raise InvalidRedaction(message) from error
    if not whole:
        message = "it is not in the one form that it has (canonical JSON, items by path, each once)"
        raise InvalidRedaction(message)
    return made


def _shown(value: Any) -> Shown:
    proof, position = value["proof"], value["position"]
    shaped = isinstance(proof, list) and len(proof) <= _DEEPEST and all(map(_HASH.fullmatch, proof))
    if not shaped or type(position) is not int:
        message = "a proof is hexadecimal hashes, and a position a number"
        raise InvalidRedaction(message)
    return Shown(item_of(value["item"]), position, tuple(proof))
