"""Is every byte of a packet the one that was signed? Archive, manifest, signature, then each file.

A redacted packet has a record of what is shown in the manifest's place; each file must stand under the root
that was signed.
"""

from collections.abc import Iterator, Mapping, Sequence

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.paper.packet.answers import Answer, met, not_met, unclear
from poedesk.paper.packet.archive.reading import ARCHIVE, Archive, unpacked
from poedesk.paper.packet.manifest import (
    MANIFEST,
    NOTE,
    SCHEMA,
    InvalidManifest,
    Item,
    Manifest,
    parsed,
    vouched,
)
from poedesk.paper.packet.redaction import record
from poedesk.paper.packet.redaction.record import REDACTION, InvalidRedaction, Redaction
from poedesk.proof.reading.limits import PacketLimits, variable
from poedesk.trail.checkpoints import Checkpoint
from poedesk.trail.checkpoints import parsed as parsed_checkpoint
from poedesk.trail.notes import MOST, InvalidNote, Verifier, opened

SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Examined:
    """A packet whose bytes were compared with its manifest."""

    members: Mapping[str, bytes]
    manifest: Manifest | None
    answers: tuple[Answer, ...]
    redaction: Redaction | None = None
    """What is shown, when the packet is a redacted one and its record can be read."""

    point: Checkpoint | None = None
    """What the note of a redacted packet says was signed."""

    def whole(self, path: str) -> bytes | None:
        """Return the content of a file that is what the manifest says; null otherwise."""
        good = any(each.item == path and each.verdict == "met" for each in self.answers)
        return self.members.get(path) if good else None


def examined(data: bytes, known: Sequence[Verifier], limits: PacketLimits) -> Examined:
    """Return the packet in ``data`` with an answer for its archive, its signature and each of its files.

    Args:
        data: the packet.
        known: keys that are trusted to sign packets.
        limits: what it may cost.
    """
    archive = unpacked(data, limits)
    answers = [not_met(item, says) for item, says in archive.problems]
    if not answers:
        answers.append(met(ARCHIVE, f"{len(archive.members)} members, and nothing between or behind them"))
    if REDACTION in archive.members and MANIFEST not in archive.members:
        return _redacted(archive.members, answers, known, limits)
    manifest, said = _manifest(archive, limits)
    answers.append(said)
    if manifest is None:
        answers.append(unclear(SIGNATURE, "without a manifest nothing can be signed"))
        return Examined(archive.members, None, tuple(answers))
    answers += _signed(archive.members, manifest, known)
    answers += _items(archive.members, manifest)
    return Examined(archive.members, manifest, tuple(answers))


def _manifest(archive: Archive, limits: PacketLimits) -> tuple[Manifest | None, Answer]:
    data = archive.members.get(MANIFEST)
    if data is None:
        return None, not_met(MANIFEST, "it is missing, so that nothing says what the packet must hold")
    if len(data) > limits.packet_record_bytes:
        return None, not_met(MANIFEST, f"it is larger than {variable('packet_record_bytes')} allows")
    try:
        manifest = parsed(data)
    except InvalidManifest as error:
        return None, not_met(MANIFEST, str(error))
    return manifest, met(MANIFEST, f"it lists {len(manifest.items)} files, made {manifest.made_at}")


def _signed(members: Mapping[str, bytes], manifest: Manifest, known: Sequence[Verifier]) -> Iterator[Answer]:
    if NOTE not in members:
        yield unclear(SIGNATURE, "the packet is not signed: whoever has it could have made it anew")
        return
    note = _note(members)
    text, gap, _ = note.rpartition("\n\n")
    if not gap or f"{text}\n" != str(vouched(manifest, members[MANIFEST])):
        yield not_met(NOTE, "it does not vouch for this manifest: one of the two was changed")
        yield not_met(MANIFEST, "the note beside it vouches for another one")
        yield not_met(SIGNATURE, "what was signed is not what lies in the packet")
        return
    yield met(NOTE, "it vouches for this manifest")
    yield _by(note, known)


def _note(members: Mapping[str, bytes]) -> str:
    """Return the text of the note; empty when it is none."""
    data = members.get(NOTE, b"")
    try:
        return data.decode() if len(data) <= MOST else ""
    except UnicodeDecodeError:
        return ""


def _by(note: str, known: Sequence[Verifier]) -> Answer:
    """Return what can be said of who signed a note."""
    below = note.rpartition("\n\n")[2]
    signers = ", ".join(line.split(" ")[1] for line in below.splitlines() if line.count(" ") > 1) or "nobody"
    if not known:
        says = f"it says it is signed by {signers[:200]}; without --key nobody can say whether it is"
        return unclear(SIGNATURE, says)
    try:
        _, by = opened(note, known)
    except InvalidNote as error:
        return not_met(SIGNATURE, f"{error}; the note names {signers[:200]}")
    return met(SIGNATURE, f"signed by {', '.join(map(str, by))}")


def _items(members: Mapping[str, bytes], manifest: Manifest) -> Iterator[Answer]:
    listed = {item.path for item in manifest.items}
    for item in manifest.items:
        yield _compared(item, members.get(item.path))
    for path in sorted(members.keys() - listed - {MANIFEST, NOTE}):
        yield not_met(path, "it is not in the manifest: it was added later")


def _compared(item: Item, content: bytes | None) -> Answer:
    """Hold a file against its item."""
    if content is None:
        return not_met(item.path, "it is missing from the packet, or could not be taken from it")
    if len(content) != item.size:
        return not_met(item.path, f"it has {len(content)} bytes and had {item.size} when it was packed")
    if sha256_hex(content) != item.sha256:
        return not_met(item.path, "its bytes are not those that were packed: the hash differs")
    return met(item.path, f"{item.size} bytes, as they were packed")


def _redacted(
    members: Mapping[str, bytes], answers: list[Answer], known: Sequence[Verifier], limits: PacketLimits
) -> Examined:
    """Return a redacted packet: each file must be its item, and each item stand under the signed root."""
    point: Checkpoint | None = None
    try:
        point = _point(members)
    except InvalidNote as error:
        answers += [not_met(NOTE, str(error)), not_met(SIGNATURE, "nobody vouches for what is shown")]
    else:
        answers += [met(NOTE, f"it vouches for {point.size} leaves"), _by(_note(members), known)]
    try:
        shown = _record(members[REDACTION], limits)
    except InvalidRedaction as error:
        answers.append(not_met(REDACTION, str(error)))
        return Examined(members, None, tuple(answers))
    for each in shown.shown:
        if point is not None and not each.under(point):
            says = "it does not belong to the signed original: no such file stands there under its root"
            answers.append(not_met(each.item.path, says))
        else:
            answers.append(_compared(each.item, members.get(each.item.path)))
    listed = {each.item.path for each in shown.shown}
    for path in sorted(members.keys() - listed - {REDACTION, NOTE}):
        answers.append(not_met(path, "it is not in the record of what is shown: it was added later"))
    return Examined(members, None, tuple(answers), shown, point)


def _point(members: Mapping[str, bytes]) -> Checkpoint:
    """Return what the note of a redacted packet says was signed; raises InvalidNote."""
    if NOTE not in members:
        message = "it is missing, so that nothing says to which original this belongs"
        raise InvalidNote(message)
    point = parsed_checkpoint(_note(members).rpartition("\n\n")[0] + "\n")
    if point.origin != SCHEMA:
        message = f"it is a note of {point.origin[:100]}, and not of a packet"
        raise InvalidNote(message)
    return point


def _record(data: bytes, limits: PacketLimits) -> Redaction:
    if len(data) > limits.packet_record_bytes:
        message = f"it is larger than {variable('packet_record_bytes')} allows"
        raise InvalidRedaction(message)
    return record.parsed(data)
