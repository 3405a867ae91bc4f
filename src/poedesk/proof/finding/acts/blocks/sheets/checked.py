"""Columns of those who wrote a paper or looked it over, beside that of who approves it."""

from collections.abc import Iterator, Sequence

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Part

DEEP = 170.0
"""Points under such heads in which their signatures stand at most."""

LEANS = 12.0
"""Points by which what stands in a column may begin left of its head."""

FEWEST = 3
"""Such heads on a line at least: under "Submitted by | Accepted by" stand the two sides."""

HEAD = 4
"""Words of such a head at most."""


def approves(text: str) -> bool | None:
    """Return whether a head is that of who approves, or of who wrote or checked; null for any other."""
    low = words.flat(fold(text).strip(" :"))
    if len(low.split()) > HEAD:
        return None
    if words.DECIDING.match(low):
        return True
    return False if words.CHECKING.match(low) or words.NOT_SIGNING.match(low) else None


def checked(parts: Sequence[Part]) -> list[Box]:
    """Return the columns under heads such as "Prepared by" and "Checked by" beside "Approved by"."""
    heads = [
        (part, told)
        for part in parts
        if (told := approves(f"{part.label_text} {part.text}")) is not None and not _answered(part)
    ]
    return [zone for line in _lines(heads) for zone in _zones(line)]


def _answered(part: Part) -> bool:
    return bool(part.label_text and part.text)


def _lines(heads: Sequence[tuple[Part, bool]]) -> Iterator[list[tuple[Part, bool]]]:
    """Yield the heads that stand on one line, where some are of those who approve and some are not."""
    lines: list[list[tuple[Part, bool]]] = []
    for head in sorted(heads, key=lambda each: each[0].box.top):
        first = lines[-1][0][0].box if lines else None
        if first is None or head[0].box.top - first.top > first.height:
            lines.append([])
        lines[-1].append(head)
    for line in lines:
        if len(line) >= FEWEST and len({told for _, told in line}) > 1:
            yield sorted(line, key=lambda each: each[0].box.left)


def _zones(line: Sequence[tuple[Part, bool]]) -> Iterator[Box]:
    for place, (part, told) in enumerate(line):
        if not told:
            right = line[place + 1][0].box.left - LEANS if place + 1 < len(line) else part.box.right + DEEP
            yield Box(part.box.left - LEANS, part.box.bottom, right, part.box.bottom + DEEP)


def stands_in(zones: Sequence[Box], box: Box) -> bool:
    """Return whether something begins in one of such columns."""
    across, level = box.left + min(box.width, 40) / 2, (box.top + box.bottom) / 2
    return any(zone.left <= across < zone.right and zone.top <= level <= zone.bottom for zone in zones)


def are_steps(deeds: Sequence[bool | None]) -> bool:
    """Return whether heads are those of who wrote a paper, looked it over and approved it."""
    return len(deeds) >= FEWEST and False in deeds and None not in deeds
