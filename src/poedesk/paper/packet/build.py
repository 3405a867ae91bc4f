"""A bundle with its assessment, the rules, and what else is known of it, to the bytes of a packet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from importlib import resources
from typing import Any

from poedesk.kernel.canonical import canonical_json, sha256_hex
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.times import to_second
from poedesk.paper.packet import manifest as names
from poedesk.paper.packet.archive.names import document_paths, fault
from poedesk.paper.packet.archive.writing import pieces
from poedesk.paper.packet.manifest import Item, Manifest, vouched
from poedesk.paper.packet.redaction import passages
from poedesk.proof.assessing.running.key import FINDER_VERSION, READER_VERSION
from poedesk.proof.policy.loader import Policy
from poedesk.proof.policy.plain import told
from poedesk.proof.policy.schema import Programme
from poedesk.trail.notes import Signer

SALT = 32
"""Bytes of a salt."""

Salts = Callable[[int], bytes]
"""Gives that many random bytes: ``secrets.token_bytes``, in tests something that repeats itself."""


class Unfit(UsageError):
    """The bundle cannot be packed."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a packet."""

    claim: tuple[str, bytes]
    """Name and bytes of the claim file."""

    documents: tuple[tuple[str, bytes], ...]
    """Name and bytes of each document, as they were given."""

    assessment: Mapping[str, Any]
    """``poedesk.assessment/1`` of exactly these."""

    report: str
    """The same as HTML."""

    programme: Programme
    """The rules, all versions of them."""

    policy: Policy
    """What held of them."""

    acknowledgement: bytes | None = None
    """``poedesk.acknowledgement/1``."""

    trail: bytes | None = None
    """``poedesk.extract/1``."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The cited places of each element as PNG, by its id."""

    words: Mapping[str, bytes] = field(default_factory=dict)
    """The vocabulary: file name -> content; what ships with poedesk by default."""


def build(
    contents: Contents, *, at: datetime, salts: Salts, version: str, signer: Signer | None = None
) -> bytes:
    """Return the packet; the same input gives the same bytes.

    Args:
        contents: what goes in.
        at: when it is made, with its zone.
        salts: where the salts of the items come from.
        version: of poedesk.
        signer: whose key signs; nobody's by default.

    Raises:
        Unfit: the assessment is not one of these documents and this policy.
    """
    return b"".join(built(contents, at=at, salts=salts, version=version, signer=signer))


def built(
    contents: Contents, *, at: datetime, salts: Salts, version: str, signer: Signer | None = None
) -> Iterator[bytes]:
    """Return the same piece by piece, so that documents are held once; arguments and errors as above."""
    _refuse_unfit(contents)
    named = sorted(_members(contents), key=lambda each: each[0])
    items = tuple(
        Item(path, name, len(content), sha256_hex(content), salts(SALT).hex())
        for path, name, content in named
    )
    told = Manifest(
        made_at=to_second(at),
        software={"poedesk": version, "reader": READER_VERSION, "finder": FINDER_VERSION},
        policy={
            "id": contents.policy.id,
            "version": contents.policy.version,
            "on": contents.policy.on.isoformat(),
            "key": contents.policy.key,
        },
        assessment={name: str(contents.assessment[name]) for name in ("key", "verdict", "as_of")},
        items=items,
    )
    encoded = told.encoded()
    members = {path: content for path, _, content in named} | {names.MANIFEST: encoded}
    if signer is not None:
        members[names.NOTE] = vouched(told, encoded).signed(signer).encode()
    return pieces(members)


def _members(contents: Contents) -> Iterator[tuple[str, str, bytes]]:
    """Yield path, name and content of every item."""
    name, data = contents.claim
    yield names.CLAIM + name, name, data
    paths = document_paths(name for name, _ in contents.documents)
    for path, (name, content) in zip(paths, contents.documents, strict=True):
        yield path, name, content
    yield from (
        (path, path.rpartition("/")[2], content)
        for path, content in passages.members(contents.assessment, contents.pictures)
    )
    own: dict[str, bytes | None] = {
        names.README: _shipped("README.txt"),
        names.VERIFIER: verifier(),
        names.ASSESSMENT: canonical_json(contents.assessment),
        names.REPORT: contents.report.encode("utf-8", "backslashreplace"),
        names.POLICY: canonical_json(told(contents.programme)),
        names.ACKNOWLEDGEMENT: contents.acknowledgement,
        names.TRAIL: contents.trail,
    } | {names.VOCABULARY + file: text for file, text in (contents.words or vocabulary()).items()}
    for path, held in own.items():
        if held is not None:
            yield path, path.rpartition("/")[2], held


def _refuse_unfit(contents: Contents) -> None:
    given = {(name, sha256_hex(content)) for name, content in contents.documents}
    judged = {(each["name"], each["sha256"]) for each in contents.assessment["documents"]}
    changed = sorted(name for name, _ in given - judged)
    if changed:
        message = f"{', '.join(changed)} was changed while it was judged; build the packet again"
        raise Unfit(message)
    wrong = fault(names.CLAIM + contents.claim[0])
    if wrong is not None:
        message = f"the claim {contents.claim[0]} cannot be packed: {wrong}; name it claim.yaml"
        raise Unfit(message)


def vocabulary() -> dict[str, bytes]:
    """Return the words by which poedesk judges: file name -> content."""
    folder = resources.files("poedesk.proof.policy") / "vocabulary"
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name.endswith(".yaml")}


def verifier() -> bytes:
    """Return the program that checks a packet without poedesk."""
    return _shipped("verify.py")


def _shipped(name: str) -> bytes:
    return (resources.files(__package__) / "standalone" / name).read_bytes()
