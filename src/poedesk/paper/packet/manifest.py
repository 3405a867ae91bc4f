"""The manifest: every file of a packet with its hash and size, and the signed note over all of them.

The note is a checkpoint (C2SP) over a Merkle tree whose leaves are the items: one root for all, and a proof
for each of them alone. Each item carries a salt, so that an item that is left out one day cannot be guessed
from its hash.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from poedesk.kernel.canonical import canonical_json, sha256_hex
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.records import dataclass
from poedesk.trail.checkpoints import Checkpoint
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.tree import Tree

SCHEMA = "poedesk.packet/1"
"""Of the manifest; also the origin in the note, so that no checkpoint of a log passes for one of a packet."""

MANIFEST, NOTE = "manifest.json", "manifest.note"
CLAIM = "claim/"
"""Folder of the claim, under the name that it had."""

README, VERIFIER = "README.txt", "verify.py"
ASSESSMENT, REPORT = "assessment/assessment.json", "assessment/assessment.html"
POLICY = "policy/programme.json"
VOCABULARY = "policy/vocabulary/"
ACKNOWLEDGEMENT = "acknowledgement/record.json"
TRAIL = "trail/extract.json"

_HASH = re.compile("[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIELDS = {"schema", "made_at", "software", "policy", "assessment", "items"}
_ITEM = {"path", "name", "bytes", "sha256", "salt"}


class InvalidManifest(PoedeskError):
    """The manifest is none."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the packet."""

    path: str
    name: str
    """What it was called where it came from; documents are judged under it."""

    size: int
    sha256: str
    salt: str
    """64 hexadecimal digits, made for this item alone."""

    def to_json(self) -> dict[str, Any]:
        """Return it as it stands in the manifest; its canonical bytes are its leaf."""
        return {
            "path": self.path,
            "name": self.name,
            "bytes": self.size,
            "sha256": self.sha256,
            "salt": self.salt,
        }


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a packet says of itself."""

    made_at: str
    """``2026-05-04T12:00:00Z``."""

    software: Mapping[str, str]
    """``poedesk``, ``reader``, ``finder`` -> version."""

    policy: Mapping[str, str]
    """``id``, ``version``, ``on`` (the day for which it was chosen), ``key``."""

    assessment: Mapping[str, str]
    """``key``, ``verdict``, ``as_of``."""

    items: tuple[Item, ...]
    """By path."""

    def encoded(self) -> bytes:
        """Return the one form of its bytes."""
        return canonical_json(
            {
                "schema": SCHEMA,
                "made_at": self.made_at,
                "software": dict(self.software),
                "policy": dict(self.policy),
                "assessment": dict(self.assessment),
                "items": [item.to_json() for item in self.items],
            }
        )


def root(items: Sequence[Item]) -> bytes:
    """Return the root of the tree over the items."""
    return Tree(leaf_hash(canonical_json(item.to_json())) for item in items).root()


def vouched(manifest: Manifest, encoded: bytes) -> Checkpoint:
    """Return what is signed: how many items, their root, the hash of the whole manifest, and when."""
    extensions = (f"manifest {sha256_hex(encoded)}", f"time {manifest.made_at}")
    return Checkpoint(SCHEMA, len(manifest.items), root(manifest.items), extensions)


def parsed(data: bytes) -> Manifest:
    """Return the manifest in ``data``; raises InvalidManifest when it is not one in its one form."""
    try:
        value = json.loads(data)
        if value.keys() != _FIELDS or value["schema"] != SCHEMA:
            message = f"it is no {SCHEMA}: it must have {', '.join(sorted(_FIELDS))}"
            raise InvalidManifest(message)
        made = Manifest(
            made_at=value["made_at"],
            software=_texts(value["software"], {"poedesk", "reader", "finder"}),
            policy=_texts(value["policy"], {"id", "version", "on", "key"}),
            assessment=_texts(value["assessment"], {"key", "verdict", "as_of"}),
            items=tuple(map(item_of, value["items"])),
        )
        paths = [item.path for item in made.items]
        whole = _TIME.fullmatch(made.made_at) is not None and paths == sorted(set(paths))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        message = f"it cannot be read: {type(error).__name__}"
        raise InvalidManifest(message) from error
    if not whole or made.encoded() != data:
        message = "it is not in the one form that a manifest has (canonical JSON, items by path, each once)"
        raise InvalidManifest(message)
    return made


def _texts(value: Any, names: set[str]) -> Mapping[str, str]:
    if value.keys() != names or not all(isinstance(text, str) for text in value.values()):
        message = f"it must have {', '.join(sorted(names))}"
        raise InvalidManifest(message)
    told: Mapping[str, str] = value
    return told


def item_of(value: Any) -> Item:
    """Return the item of its JSON; raises InvalidManifest when it is none."""
    shaped = (
        value.keys() == _ITEM
        and isinstance(value["path"], str)
        and isinstance(value["name"], str)
        and type(value["bytes"]) is int
        and _HASH.fullmatch(value["sha256"])
        and _HASH.fullmatch(value["salt"])
    )
    if not shaped:
        message = f"an item must have {', '.join(sorted(_ITEM))}"
        raise InvalidManifest(message)
    return Item(value["path"], value["name"], value["bytes"], value["sha256"], value["salt"])
