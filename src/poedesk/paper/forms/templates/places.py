"""One place of a template, of whatever format, and values written at places."""

from collections.abc import Callable, Sequence

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.contents import Value


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a template."""

    name: str
    """The field of ours that belongs there."""

    where: str
    """In words."""

    write: Callable[[Value], str | None]
    """Writes a value; returns why it could not."""

    same: str | None = None
    """What joins places that are one field shown several times: the tag of their controls."""


def joined(found: Sequence[Place]) -> dict[str, list[Place]]:
    """Return the places of each field; several of one tag are one field that is shown several times."""
    by_name: dict[str, list[Place]] = {}
    for place in found:
        by_name.setdefault(place.name, []).append(place)
    return by_name
