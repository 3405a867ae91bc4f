"""Tickets: each unit's place in the order of the draw, from the seed and its id alone."""

import hashlib
import json
from collections.abc import Iterable

from poedesk.kernel.canonical import canonical_json

SHIFT = 128
"""Bits behind a quotient: two quotients with sizes below 2^63 that differ still differ after rounding."""


def tickets(seed: str, scope: str, ids: Iterable[str]) -> Iterable[int]:
    """Yield the ticket of each id: SHA-256 over the canonical JSON of seed, scope and id, as a number.

    Args:
        seed: of the draw.
        scope: id of the draw; for the groups of a draw in two stages with what they are (docs/draw.md).
        ids: units, or groups.
    """
    begun = hashlib.sha256(canonical_json([seed, scope])[:-1] + b",")
    for name in ids:
        hasher = begun.copy()
        hasher.update(json.dumps(name, ensure_ascii=False).encode() + b"]")
        yield int.from_bytes(hasher.digest(), "big")


def rank(ticket: int, size: int) -> int:
    """Return what units are ordered by, lowest first: the ticket divided by the size (sequential Poisson)."""
    return (ticket << SHIFT) // size


def scope_of_groups(draw: str, within: str) -> str:
    """Return the scope of tickets of groups."""
    return f"{draw}/{within}"
