"""Personal data of a trail: what is there, and its erasure, after which the trail still verifies."""

from collections.abc import Iterable, Mapping

from poedesk.kernel.records import dataclass
from poedesk.process.retention.keeping import PERSONAL, Fate
from poedesk.trail.events import recorded
from poedesk.trail.stores.store import Store


@dataclass(frozen=True, slots=True)
class Value:
    """A personal value in a trail."""

    commitment: str
    """Salted hash in the leaf; it stays for ever and says nothing without the salt."""

    position: int
    """Of the leaf."""

    name: str
    """Such as ``signatory`` or ``address``."""

    subject: str
    """What the event happened to."""


def values_of(store: Store) -> tuple[Value, ...]:
    """Return the personal values that a trail still holds, in order; raises InvalidEvent."""
    found = []
    for position, leaf in enumerate(store.leaves()):
        event = recorded(leaf)
        found += [
            Value(commitment, position, name, event.subject)
            for name, commitment in event.personal.items()
            if store.personal(commitment) is not None
        ]
    return tuple(found)


def erase(store: Store, fates: Iterable[Fate]) -> Mapping[str, bool]:
    """Erase the personal values that a preview says go; return commitment -> whether it was still there.

    Leaves and root stay as they are.

    Raises:
        ValueError: a fate is of an original: those are no part of a trail.
    """
    going = [fate for fate in fates if fate.goes]
    if any(fate.thing.what != PERSONAL for fate in going):
        message = "only personal data is erased from a trail"
        raise ValueError(message)
    return {fate.thing.id: store.erase(fate.thing.id) for fate in going}
