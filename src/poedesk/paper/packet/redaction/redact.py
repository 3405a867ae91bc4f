"""A packet to one that shows some elements and holds nothing of the others."""

from collections.abc import Iterator, Sequence

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.paper.packet.agreeing import Outside, agreeing
from poedesk.paper.packet.archive.writing import packed
from poedesk.paper.packet.examining import Examined, examined
from poedesk.paper.packet.manifest import NOTE, README, VERIFIER
from poedesk.paper.packet.redaction.checking import checked
from poedesk.paper.packet.redaction.passages import BLANK, PICTURED, element_of
from poedesk.paper.packet.redaction.record import REDACTION, Redaction, Shown
from poedesk.proof.reading.limits import PacketLimits
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.tree import Tree

_ALWAYS = (README, VERIFIER)
"""The same in every packet: they say what it is, and check it."""


class CannotRedact(UsageError):
    """Nothing can be shown of this packet."""


class NotShown(UsageError):
    """The packet does not show the element."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted packet."""

    data: bytes
    elements: tuple[str, ...]
    """That it shows."""

    pictures: tuple[str, ...]
    """Paths of the pictures in it that show something: a person should look at them."""

    hidden: int
    """Leaves of the signed original that it does not hold."""


def redacted(data: bytes, keep: Sequence[str], limits: PacketLimits, *, pictures: bool = True) -> Redacted:
    """Return the packet in ``data``, whole or redacted already, with the elements of ``keep`` alone.

    Args:
        data: the packet.
        keep: ids of elements.
        limits: what opening it may cost.
        pictures: whether the cited places are shown as pictures too.

    Raises:
        CannotRedact: the packet does not hold, is not signed, or was made without passages.
        NotShown: it does not show an element of ``keep``.
    """
    packet = examined(data, (), limits)
    _refuse_unsound(packet, limits)
    every = list(_leaves(packet))
    there = dict.fromkeys(filter(None, (element_of(each.item.path) for each in every)))
    if not there:
        message = (
            "the packet holds no passages: it was built by an earlier version of poedesk; "
            "build it again from its bundle, then redact that"
        )
        raise CannotRedact(message)
    if unknown := [element for element in keep if element not in there]:
        message = f"the packet shows no element {', '.join(unknown)}; it shows {', '.join(there)}"
        raise NotShown(message)
    shown = tuple(each for each in every if _kept(each, keep, packet, pictures=pictures))
    held = {each.item.path: packet.members[each.item.path] for each in shown}
    seen = tuple(path for path, content in held.items() if path.endswith(PICTURED) and content != BLANK)
    made = packed(held | {REDACTION: Redaction(shown).encoded(), NOTE: packet.members[NOTE]})
    size = packet.point.size if packet.point is not None else len(every)
    return Redacted(made, tuple(each for each in there if each in keep), seen, size - len(shown))


def _refuse_unsound(packet: Examined, limits: PacketLimits) -> None:
    """Raise CannotRedact unless it is whole; whether an acknowledgement in it stands is another question."""
    more = checked(packet) if packet.redaction is not None else agreeing(packet, (), limits, Outside())
    answers = (*packet.answers, *more.answers)
    wrong = (each for each in answers if each.verdict is Verdict.NOT_MET)
    bad = next((each for each in wrong if not each.item.startswith("acknowledgement: ")), None)
    if bad is not None:
        message = (
            f"the packet does not hold, so nothing of it is shown ({bad.item}: {bad.says}); "
            "see `poedesk packet verify`"
        )
        raise CannotRedact(message)
    if NOTE not in packet.members:
        message = (
            "the packet is not signed, so nobody would vouch for what is shown; "
            "build it again with --key, then redact that"
        )
        raise CannotRedact(message)


def _leaves(packet: Examined) -> Iterator[Shown]:
    """Yield every leaf that the packet holds, with its proof."""
    if packet.redaction is not None:
        yield from packet.redaction.shown
    elif packet.manifest is not None:
        items = packet.manifest.items
        tree = Tree(leaf_hash(canonical_json(item.to_json())) for item in items)
        for position, item in enumerate(items):
            yield Shown(item, position, tuple(digest.hex() for digest in tree.inclusion(position)))


def _kept(each: Shown, keep: Sequence[str], packet: Examined, *, pictures: bool) -> bool:
    """Say whether a leaf stays: a blank picture tells nothing and goes too."""
    path = each.item.path
    if path in _ALWAYS:
        return True
    if path.endswith(PICTURED) and (not pictures or packet.members[path] == BLANK):
        return False
    return element_of(path) in keep
