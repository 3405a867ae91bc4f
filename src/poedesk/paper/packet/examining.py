"""Is every byte of a packet the one that was signed? Archive, manifest, signature, then each file."""

from collections.abc import Iterator, Mapping, Sequence

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.paper.packet.answers import Answer, met, not_met, unclear
from poedesk.paper.packet.archive.reading import ARCHIVE, Archive, unpacked
from poedesk.paper.packet.manifest import MANIFEST, NOTE, InvalidManifest, Manifest, parsed, vouched
from poedesk.proof.reading.limits import PacketLimits, variable
from poedesk.trail.notes import MOST, InvalidNote, Verifier, opened

SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Examined:
    """A packet whose bytes were compared with its manifest."""

    members: Mapping[str, bytes]
    manifest: Manifest | None
    answers: tuple[Answer, ...]

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
    data = members.get(NOTE)
    if data is None:
        yield unclear(SIGNATURE, "the packet is not signed: whoever has it could have made it anew")
        return
    try:
        note = data.decode() if len(data) <= MOST else ""
    except UnicodeDecodeError:
        note = ""
    text, gap, below = note.rpartition("\n\n")
    if not gap or f"{text}\n" != str(vouched(manifest, members[MANIFEST])):
        yield not_met(NOTE, "it does not vouch for this manifest: one of the two was changed")
        yield not_met(MANIFEST, "the note beside it vouches for another one")
        yield not_met(SIGNATURE, "what was signed is not what lies in the packet")
        return
    yield met(NOTE, "it vouches for this manifest")
    signers = ", ".join(line.split(" ")[1] for line in below.splitlines() if line.count(" ") > 1) or "nobody"
    if not known:
        says = f"it says it is signed by {signers[:200]}; without --key nobody can say whether it is"
        yield unclear(SIGNATURE, says)
        return
    try:
        _, by = opened(note, known)
    except InvalidNote as error:
        yield not_met(SIGNATURE, f"{error}; the note names {signers[:200]}")
    else:
        yield met(SIGNATURE, f"signed by {', '.join(map(str, by))}")


def _items(members: Mapping[str, bytes], manifest: Manifest) -> Iterator[Answer]:
    listed = {item.path for item in manifest.items}
    for item in manifest.items:
        content = members.get(item.path)
        if content is None:
            yield not_met(item.path, "it is missing from the packet, or could not be taken from it")
        elif len(content) != item.size:
            yield not_met(item.path, f"it has {len(content)} bytes and had {item.size} when it was packed")
        elif sha256_hex(content) != item.sha256:
            yield not_met(item.path, "its bytes are not those that were packed: the hash differs")
        else:
            yield met(item.path, f"{item.size} bytes, as they were packed")
    for path in sorted(members.keys() - listed - {MANIFEST, NOTE}):
        yield not_met(path, "it is not in the manifest: it was added later")
