"""Names and titles behind their labels that a narrow column broke, so that they go on under the label."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.page import states

LINES = 3
"""Lines of such a name or title at most."""

SPACED = 0.9
"""Heights of a line between two lines of one answer at most."""

_ALIGNED = 3.0
"""Points by which the next line begins apart from the label at most."""

_COLUMN = 90.0
"""Points over and under a label in which lines show how wide its column is."""


def wrapped(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts`` with the names and titles whole that go on in the next line, under their label.

    The line before must have had no room for the next word: else it is another line, a place perhaps.
    """
    placed: Plane[Part] | None = None
    used: set[int] = set()
    found: list[Part] = []
    for part in parts:
        if id(part) in used:
            continue
        whole = part
        if part.kind in {Kind.NAME, Kind.TITLE} and part.label is not None and part.colon and not part.filled:
            placed = placed or Plane(parts, lambda each: each.box)
            lines = _lines(part, placed)
            used |= {id(line) for line in lines}
            whole = joined_lines(part, lines) if lines else part
        found.append(whole)
    return [part for part in found if id(part) not in used]


def _lines(label: Part, placed: Plane[Part]) -> list[Part]:
    """Return the lines under a label that its answer goes on in."""
    left, tall = label.label_box.left, max(label.box.height, 1.0)
    near = placed.near(label.box.top - _COLUMN, label.box.bottom + _COLUMN, left - _ALIGNED, left + _ALIGNED)
    own = [each for each in near if abs(each.box.left - left) <= _ALIGNED and each.cell == label.cell]
    edge = max(each.box.right for each in own if each.kind is not Kind.RUNNING)
    named = any(each.kind is Kind.NAME and each.text for each in own)
    lines: list[Part] = []
    last, said = label, label.text
    while len(lines) < LINES - 1:
        foot = last.box.bottom
        under = [
            each for each in own if each is not last and -0.4 * tall <= each.box.top - foot <= SPACED * tall
        ]
        more = under[0] if len(under) == 1 and under[0].box.top > last.box.top else None
        if more is None or more.kind is not Kind.TEXT or more.heading != label.heading:
            break
        first = more.box.width * len(more.text.split()[0]) / len(more.text)
        if last.box.right + first <= edge or not goes_on(label.kind, said, more.text, named=named):
            break
        lines.append(more)
        last, said = more, f"{said} {more.text}"
    return lines


def goes_on(kind: Kind, begun: str, more: str, *, named: bool) -> bool:
    """Return whether a line can be the rest of a name or title.

    Where a label in the column gives the name, what looks like one behind a title is of the title.
    """
    if when.read(more) or states.is_blank(more) or states.is_placeholder(more) or ":" in more:
        return False
    whole = fold(f"{begun} {more}")
    if words.role_of(more) is not None or (looks_like_organisation(more) and len(more.split()) > 1):
        return False
    if kind is Kind.NAME:
        return looks_like_person(whole) and not looks_like_title(more)
    return looks_like_title(whole) and (named or not looks_like_person(more))


def joined_lines(part: Part, lines: Sequence[Part]) -> Part:
    """Return a part with the ``lines`` that its words go on in."""
    last, box = (part, *lines)[-1], part.box
    for line in lines:
        box = box.union(line.box)
    text = fold(" ".join((part.text, *(line.text for line in lines))))
    follow = all(0 <= after.start - before.end <= _BREAK for before, after in pairwise((part, *lines)))
    start, end = part.value if part.text else (lines[0].start, lines[0].end)
    bare = replace(part, text=text, box=box, label_box=box if part.label is None else part.label_box)
    if not follow:  # cited where it begins: what stands between belongs to other columns
        return replace(bare, value=(start, end), broken=True)
    return replace(bare, end=last.end, value=(start, last.value[1]))


_BREAK = 3
"""Signs of a line break in the page text at most."""
