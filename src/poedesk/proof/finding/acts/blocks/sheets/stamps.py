"""Stamps that e-sign software prints under the signature it draws: put together where they are broken."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.kernel.text import fold
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.esign import STAMPED
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.naming.people import looks_like_person, same_person

LINES = 3
"""Lines of such a stamp at most."""

_SPACED = 0.9
"""Heights of a line between two lines of a stamp at most."""

_APART = 40.0
"""Points by which its lines begin apart at most: the name in it may be set in the middle."""


def stamped(parts: Sequence[Part]) -> Sequence[Part]:
    """Return ``parts`` with each stamp as one: its lines, and the name that is drawn over it."""
    if not any(_begins(part) for part in parts):
        return parts
    used: set[int] = set()
    found: dict[int, Part] = {}
    for place, part in enumerate(parts):
        if not _begins(part):
            continue
        lines = _whole(part, parts[place:])
        if lines is None:
            continue
        over = _drawn_over(lines[0], parts)
        used |= {id(line) for line in lines} | ({id(over)} if over is not None else set())
        found[id(part)] = _joined(lines, over)
    return [found.get(id(part), part) for part in parts if id(part) in found or id(part) not in used]


def _begins(part: Part) -> bool:
    return part.kind in {Kind.TEXT, Kind.ESIGN} and part.label is None and "(" in part.text


def _whole(first: Part, parts: Sequence[Part]) -> list[Part] | None:
    """Return the lines from ``first`` on that are a stamp together; null when none are."""
    lines = [first]
    while STAMPED.fullmatch(words.flat(_said(lines))) is None:
        last = lines[-1]
        under = (p for p in parts if p is not last and p.kind is Kind.TEXT and _follows(last, p))
        following = next(under, None)
        if following is None or len(lines) == LINES:
            return None
        lines.append(following)
    return lines


def _said(lines: Sequence[Part]) -> str:
    return fold(" ".join(line.text for line in lines))


def _follows(over: Part, under: Part) -> bool:
    """Return whether a part stands closely under another one, in its column and cell."""
    gap = under.box.top - over.box.bottom
    tall = max(min(over.box.height, under.box.height), 1.0)
    near = -0.5 * tall <= gap <= _SPACED * tall and under.box.top > over.box.top
    return near and abs(under.box.left - over.box.left) <= _APART and under.cell == over.cell


def _drawn_over(first: Part, parts: Sequence[Part]) -> Part | None:
    """Return the name over a stamp that is the same as the one in it: the signature as it is drawn."""
    name = first.text.partition("(")[0].strip()
    over = (p for p in parts if p.kind is Kind.TEXT and p.page == first.page and _follows(p, first))
    return next((p for p in over if looks_like_person(p.text) and same_person(p.text, name)), None)


def _joined(lines: Sequence[Part], over: Part | None) -> Part:
    first, last = lines[0], lines[-1]
    box = first.box
    for part in (*lines[1:], *([over] if over is not None else [])):
        box = box.union(part.box)
    follow = all(0 <= after.start - before.end <= _BREAK for before, after in pairwise(lines))
    end = last.end if follow else first.end
    return replace(
        first,
        kind=Kind.ESIGN,
        box=box,
        label_box=box,
        end=end,
        value=(first.start, end),
        text=_said(lines),
        broken=len(lines) > 1 and not follow,
    )


_BREAK = 3
"""Signs of a line break in the page text at most."""
