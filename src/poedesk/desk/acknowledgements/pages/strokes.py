"""What was drawn, as it comes from the page: JSON lines of points, x and y from 0 to 1."""

import json
from itertools import pairwise
from math import hypot

from django.utils.translation import gettext as _

MOST_LINES, MOST_POINTS = 400, 8_000
_MOST_BYTES = 400_000
_LEAST = 0.15
"""Length of all lines together that is a signature and not a slip; the box is 1 wide."""

Strokes = tuple[tuple[tuple[float, float], ...], ...]


class NotDrawn(Exception):
    """Nothing that is a signature was drawn."""


def strokes_of(text: str) -> Strokes:
    """Return the lines that were drawn; raises NotDrawn with what to do."""
    if not text.strip():
        raise NotDrawn(_("Draw your signature in the box, or choose another way"))
    try:
        told = json.loads(text[:_MOST_BYTES])
        lines = tuple(tuple((_part(x), _part(y)) for x, y in line) for line in told)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotDrawn(_("What was drawn could not be read. Draw it again, or choose another way")) from error
    if len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_POINTS:
        raise NotDrawn(_("This has too many lines. Draw a simpler signature, or choose another way"))
    if sum(hypot(b[0] - a[0], b[1] - a[1]) for line in lines for a, b in pairwise(line)) < _LEAST:
        raise NotDrawn(_("This is too short for a signature. Draw it again, larger"))
    return tuple(line for line in lines if line)


def _part(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(value)
    return round(float(value), 4)
