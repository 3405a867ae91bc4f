"""The bytes of a packet to its members: in memory, within bounds, and only what ``writing`` would write.

A packet is hostile until read. Members are stored, so that nothing unpacks to more than the file holds; the
archive made anew from what was read must be the archive that was given, byte by byte. Nothing is written.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from poedesk.kernel.records import dataclass
from poedesk.paper.packet.archive.names import fault, place
from poedesk.paper.packet.archive.writing import packed
from poedesk.proof.reading.limits import PacketLimits, variable
from poedesk.proof.reading.sniffing.zip_directory import STORED, Damaged, Member, content_range, directory

ARCHIVE = "archive"
"""The item that stands for the bytes between the members."""

Said = tuple[str, str]
"""An item, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What was read."""

    members: Mapping[str, bytes]
    """Path -> content, of each member that could be had."""

    problems: tuple[Said, ...]
    """Empty when the archive is exactly one that poedesk writes."""


def unpacked(data: bytes, limits: PacketLimits) -> Archive:
    """Return the members of a packet and everything that is wrong with its archive."""
    if len(data) > limits.packet_bytes:
        most = f"more than {limits.packet_bytes} ({variable('packet_bytes')})"
        return Archive({}, ((ARCHIVE, f"it has {len(data)} bytes, {most}, and was not opened"),))
    try:
        listed = directory(data, limits.packet_members)
    except Damaged as damage:
        return Archive({}, ((ARCHIVE, f"it is no packet, or a damaged one: {damage}"),))
    if listed.told > len(listed.members):
        says = (
            f"it lists {listed.told} members; {limits.packet_members} may be ({variable('packet_members')})"
        )
        return Archive({}, ((ARCHIVE, says),))
    if sum(member.size for member in listed.members) > len(data):
        return Archive({}, ((ARCHIVE, "its members say that they hold more bytes than the file has"),))
    members: dict[str, bytes] = {}
    problems = list(_taken(data, listed.members, members))
    if not problems:
        problems = list(_differing(data, members, listed.members))
    return Archive(members, tuple(problems))


def _taken(data: bytes, listed: Iterable[Member], members: dict[str, bytes]) -> Iterable[Said]:
    """Put the contents into ``members``; yield what is wrong with each."""
    folded: dict[str, str] = {}
    for member in listed:
        wrong = fault(member.name)
        if wrong is not None:
            yield member.name[:200], f"{wrong}; it was not read"
        elif member.encrypted or member.method != STORED or member.size != member.packed:
            yield member.name, "it is packed or encrypted, and members of packets are only stored"
        elif member.name in members:
            yield member.name, "it stands twice in the archive; which one is meant cannot be known"
        elif member.name.casefold() in folded:
            yield member.name, f"some systems cannot tell it from {folded[member.name.casefold()]}"
        else:
            try:
                start, end = content_range(data, member)
            except Damaged as damage:
                yield member.name, f"it is damaged: {damage}"
                continue
            folded[member.name.casefold()] = member.name
            members[member.name] = data[start:end]


def _differing(data: bytes, members: Mapping[str, bytes], listed: Iterable[Member]) -> Iterable[Said]:
    """Yield where the archive is not the one that would be written of its members."""
    order = [member.name for member in listed]
    for before, after in pairwise(order):
        if place(before) > place(after):
            yield after, f"it stands behind {before}, and members have one order"
    made = packed(members)
    if made == data or order != sorted(order, key=place):
        return
    at = _alike(made, data)
    yield _at(at, listed), f"byte {at} is not what a packet with these members has there"


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes two different contents have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _at(place_in_file: int, listed: Iterable[Member]) -> str:
    """Return the member whose header or content begins last before a place; past all of them the archive."""
    for member in listed:
        end = member.place + 30 + len(member.raw_name) + member.packed
        if member.place <= place_in_file < end:
            return member.name
    return ARCHIVE
