"""A small packet for tests: an invented engagement, judged by nobody, so that it is made in milliseconds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.unit.paper.samples import assessment
from tests.unit.trail.logs import event

from poedesk.kernel.canonical import canonical_json
from poedesk.paper.packet.archive.reading import unpacked
from poedesk.paper.packet.archive.writing import packed
from poedesk.paper.packet.build import Contents, build
from poedesk.paper.packet.manifest import MANIFEST, NOTE, Item, parsed, vouched
from poedesk.paper.packet.redaction.record import Shown
from poedesk.paper.packet.verify import verified
from poedesk.proof.policy import loader
from poedesk.proof.reading.limits import PacketLimits
from poedesk.trail.extracts import extract
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.log import Trail
from poedesk.trail.notes import Signer
from poedesk.trail.stores.memory import MemoryStore
from poedesk.trail.tree import Tree

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = date(2026, 5, 4)
SIGNER = Signer("lantern.example/packets", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
STRANGER = Signer("lantern.example/packets", Ed25519PrivateKey.from_private_bytes(bytes(32)))
PROGRAMME = loader.programme("microsoft-cpor")
POLICY = loader.resolve(PROGRAMME, "2023-10", DAY)
DOCUMENTS = (("mail.eml", b"Subject: done\n\nAccepted.\n"), ("sub/poe.pdf", bytes(range(256)) * 4))
CLAIM = b"""schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
id: claim-7
partner: {name: Juniper Lantern GmbH}
customer: {name: Saltmarsh Ferries, domain: saltmarsh.example,
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62, country: US}
workloads: [{workload: teams}]
"""


def salts(seed: int = 0) -> Callable[[int], bytes]:
    """Return salts that repeat themselves."""

    def numbers() -> Iterator[int]:
        while True:
            nonlocal seed
            seed += 1
            yield seed

    each = numbers()
    return lambda size: next(each).to_bytes(size, "big")


def judged(documents: Sequence[tuple[str, bytes]] = DOCUMENTS, **changes: Any) -> dict[str, Any]:
    """Return the assessment of the documents."""
    told = [
        {"name": name, "sha256": sha256(content).hexdigest(), "read": "complete"}
        for name, content in documents
    ]
    return assessment(documents=told, **changes)


def log(signer: Signer = SIGNER) -> bytes:
    """Return the extract of a log with two events about the claim among five."""
    store = MemoryStore()
    trail = Trail(store, "lantern.example/log")
    trail.append([event(7), event(1), event(2), event(3)])
    trail.append([event(7, name="Dag")])
    trail.checkpoint(signer, NOON)
    trail.append([event(7)])
    return extract(trail, store, ["claim-7"]).encoded()


def contents(**changes: Any) -> Contents:
    """Return what goes in."""
    value = judged()
    given: dict[str, Any] = {
        "claim": ("claim.yaml", CLAIM),
        "documents": DOCUMENTS,
        "assessment": value,
        "report": f"<p>key {value['key']}</p>",
        "programme": PROGRAMME,
        "policy": POLICY,
        "trail": log(),
    }
    return Contents(**given | changes)


def packet(signer: Signer | None = SIGNER, **changes: Any) -> bytes:
    """Return the packet."""
    return build(contents(**changes), at=NOON, salts=salts(), version="1.2.3", signer=signer)


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a packet, to be changed."""
    return dict(unpacked(data, PacketLimits()).members)


def remade(held: dict[str, bytes], signer: Signer | None, **told: Any) -> bytes:
    """Return a packet of these members with a manifest that fits them, signed anew: what a forger can do."""
    old = parsed(held[MANIFEST])
    names = {item.path: item.name for item in old.items}
    items = tuple(
        Item(path, names.get(path, path), len(held[path]), sha256(held[path]).hexdigest(), "0" * 64)
        for path in sorted(held.keys() - {MANIFEST, NOTE})
    )
    manifest = replace(old, items=items, **told)
    encoded = manifest.encoded()
    made = {path: content for path, content in held.items() if path not in {MANIFEST, NOTE}}
    made[MANIFEST] = encoded
    if signer is not None:
        made[NOTE] = vouched(manifest, encoded).signed(signer).encode()
    return packed(made)


def bad(data: bytes, signers: Sequence[Signer] = (SIGNER,), **more: Any) -> dict[str, str]:
    """Return the items whose answer is not good -> what is said of them."""
    found = verified(data, [signer.verifier for signer in signers], today=DAY, **more)
    return {answer.item: answer.says for answer in found.answers if answer.verdict != "met"}


def as_json(value: Any) -> bytes:
    """Return canonical JSON."""
    return canonical_json(value)


def leaves(held: dict[str, bytes]) -> list[Shown]:
    """Return every item of a whole packet with its proof."""
    items = parsed(held[MANIFEST]).items
    tree = Tree(leaf_hash(canonical_json(item.to_json())) for item in items)
    return [
        Shown(item, place, tuple(digest.hex() for digest in tree.inclusion(place)))
        for place, item in enumerate(items)
    ]
