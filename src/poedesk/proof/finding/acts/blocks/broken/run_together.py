"""Lines in which two columns run together: "Dana Whitfield, Director Omar Reyes, Manager" over two days."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from poedesk.proof.document.words import Words
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import values
from poedesk.proof.finding.acts.blocks.broken.under_labels import ALIGNED, parted
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_title

ROWS = 1.5
"""Heights of a line between such a line and the one that shows its columns at most."""


def apart_by_columns(parts: Sequence[Part], boxes: Words) -> list[Part]:
    """Return ``parts``; a line of several people, titles, days or houses is a part for each.

    Each of them begins where a part of the line over or under it does.
    """
    if not boxes or not any(map(_may_be_several, parts)):
        return list(parts)
    placed = Plane(parts, lambda each: each.box)
    return [each for part in parts for each in _cut(part, placed, boxes)]


def _may_be_several(part: Part) -> bool:
    return part.kind is Kind.TEXT and part.cell is None and LEAST <= len(part.text.split()) <= MOST


LEAST, MOST = 4, 16
"""Words of such a line: of two names at least."""


def _cut(part: Part, placed: Plane[Part], boxes: Words) -> Iterator[Part]:
    if not _may_be_several(part) or len(part.text) != part.end - part.start:
        yield part
        return
    for columns in _columns(part, placed):
        own = [word for word in boxes if part.start < word.start < part.end]
        found = [
            next((word.start for word in own if abs(word.box.left - left) <= ALIGNED), None)
            for left in columns[1:]
        ]
        starts = [start for start in found if start is not None]
        if len(starts) == len(found) and _alike(part, starts):
            yield from parted(part, starts, boxes)
            return
    yield part


def _columns(part: Part, placed: Plane[Part]) -> Iterator[list[float]]:
    """Yield where the parts of the line under, and of the line over, begin, the first as this line does."""
    box = part.box
    reach = (ROWS + 1) * box.height
    near = placed.near(box.top - reach, box.bottom + reach, box.left - ALIGNED, box.right)
    for low, high in ((box.bottom, box.bottom + reach), (box.top - reach, box.top)):
        line = [p for p in near if p is not part and low - 2 <= (p.box.top + p.box.bottom) / 2 <= high + 2]
        for first in (p for p in line if abs(p.box.left - box.left) <= ALIGNED):
            level = [p for p in line if abs(p.box.top - first.box.top) <= first.box.height / 2]
            lefts = sorted({p.box.left for p in level if box.left - ALIGNED <= p.box.left < box.right})
            if len(lefts) > 1:
                yield lefts


def _alike(part: Part, starts: Sequence[int]) -> bool:
    """Return whether all that a line holds is of one kind: people, titles, days or houses."""
    edges = [part.start, *starts, part.end]
    texts = [part.text[low - part.start : high - part.start].strip() for low, high in pairwise(edges)]
    return any(
        all(map(kind, texts))
        for kind in (values.names_person, looks_like_title, when.is_date, looks_like_organisation)
    )
