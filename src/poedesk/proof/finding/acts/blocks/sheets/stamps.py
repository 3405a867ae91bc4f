"""Stamps that e-sign software prints under the signature it draws: put together where they are broken."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.broken.wrapped import SPACED, joined_lines
from poedesk.proof.finding.acts.blocks.esign import ESIGN, STAMPED
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)

LINES = 3
"""Lines of such a stamp at most."""

_APART = 40.0
"""Points by which its lines begin apart at most: the name in it may be set in the middle."""


def stamped(parts: Sequence[Part]) -> Sequence[Part]:
    """Return ``parts`` with each stamp as one: its lines, and the name that is drawn over it.

    Chats and comments head each message by name, day and time, too. Where one stands under such a line, this
    is a mere line, and so are all others like it.
    """
    begun = [(place, part) for place, part in enumerate(parts) if _begins(part)]
    whole = [(part, _whole(part, parts[place:])) for place, part in begun]
    stamps = [(part, lines, _drawn_over(lines[0], parts)) for part, lines in whole if lines]
    lone = [lines for _, lines, over in stamps if over is None and not _names_signing(lines[0])]
    if not stamps:
        return parts
    if any(_heads_message(lines[-1], parts) for lines in lone):
        mere = {id(line) for lines in lone for line in lines}
        parts = [replace(part, kind=Kind.TEXT) if id(part) in mere else part for part in parts]
        stamps = [stamp for stamp in stamps if id(stamp[0]) not in mere]
    used: set[int] = set()
    found: dict[int, Part] = {}
    for part, lines, over in stamps:
        used |= {id(line) for line in lines} | ({id(over)} if over is not None else set())
        found[id(part)] = _joined(lines, over)
    return [found.get(id(part), part) for part in parts if id(part) in found or id(part) not in used]


def _names_signing(line: Part) -> bool:
    """Return whether a line says itself that it was signed."""
    return ESIGN.match(words.flat(line.text)) is not None


def _heads_message(line: Part, parts: Sequence[Part]) -> bool:
    """Return whether somebody says something right under a line."""
    under = next((part for part in parts if part is not line and _follows(line, part)), None)
    if under is None or under.label is not None:
        return False
    if under.kind is not Kind.TEXT:
        return under.kind is Kind.RUNNING
    if looks_like_title(under.text) or looks_like_organisation(under.text) or when.is_date(under.text):
        return False
    return under.text.rstrip().endswith((".", "!", "?")) or len(under.text.split()) >= _SPOKEN


_SPOKEN = 5
"""Words from which on a line without an end is said, and is no name or title."""


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
    near = -0.5 * tall <= gap <= SPACED * tall and under.box.top > over.box.top
    return near and abs(under.box.left - over.box.left) <= _APART and under.cell == over.cell


def _drawn_over(first: Part, parts: Sequence[Part]) -> Part | None:
    """Return the name over a stamp that is the same as the one in it: the signature as it is drawn."""
    name = first.text.partition("(")[0].strip()
    over = (p for p in parts if p.kind is Kind.TEXT and p.page == first.page and _follows(p, first))
    return next((p for p in over if looks_like_person(p.text) and same_person(p.text, name)), None)


def _joined(lines: Sequence[Part], over: Part | None) -> Part:
    whole = joined_lines(lines[0], lines[1:])
    box = whole.box if over is None else whole.box.union(over.box)
    return replace(whole, kind=Kind.ESIGN, box=box, label_box=box)
