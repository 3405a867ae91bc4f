"""Deals the parts around several places of signing out to their blocks, by geometry and never by text order.

Blocks side by side part the page at a vertical cut; blocks under each other share the parts
between them by the way the first of them is laid out (names above its line or under it).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheet import Sheet, begins_at, height, middle
from poedesk.proof.finding.acts.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.places import Anchor, Style

DOWN = 15
"""Lines that a block reaches under its place of signing at most."""

UP = 10
GAP = 5.2
"""Empty lines that end a block."""

_SECTION = re.compile(
    r"^(?:section|seccion|abschnitt|article|exhibit|appendix|annex|schedule|anexo|page)\s+[\da-z]"
    r"|^\d{1,2}(?:\.\d+)*[.)\s]\s*[^\W\d]{4}|^#{1,6}\s"
)
_BLOCK = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE})


@dataclass(frozen=True, slots=True)
class Block:
    """A place of signing with the parts that belong to it."""

    anchor: Anchor
    parts: tuple[Part, ...]
    """From top to bottom, without the anchor's own label."""

    above: tuple[Part, ...]
    """Headings and running text over the block that no other block is nearer to, nearest first."""

    alone: bool
    """Whether no other block stands on this page."""

    reach: Box
    """The column: left and right edge count, and how far down and up the block goes."""


def blocks_of(sheet: Sheet, anchors: list[Anchor]) -> list[Block]:
    """Return a block for each of ``anchors``, in the same order."""
    ranges = [_range(anchor, anchors, sheet.parts) for anchor in anchors]
    own = {id(anchor.part) for anchor in anchors if anchor.part is not None}
    blocks = []
    for anchor, sides in zip(anchors, ranges, strict=True):
        others = [a for a, r in zip(anchors, ranges, strict=True) if a is not anchor and _share(sides, a, r)]
        free = [p for p in sheet.parts if id(p) not in own and _within(p, sides)]
        before = max(
            (a for a in others if middle(a.ref) <= middle(anchor.ref)),
            key=lambda a: a.ref.bottom,
            default=None,
        )
        after = min(
            (a for a in others if middle(a.ref) > middle(anchor.ref)), key=lambda a: a.ref.top, default=None
        )
        foot = _foot(sheet, anchor, sides)
        down, up = _down(anchor, after, free, foot), _up(anchor, before, free)
        if before is not None:
            up = (
                _shared(before, anchor, free, _first(before, others, free))[1]
                if _meet(before, anchor, free)
                else up
            )
        if after is not None and _meet(anchor, after, free):
            down = _beside(anchor, free) + _shared(anchor, after, free, _first(anchor, others, free))[0]
        parts = tuple(sorted({id(p): p for p in up + down}.values(), key=lambda p: (p.box.top, p.box.left)))
        top = min((p.box.top for p in parts), default=anchor.ref.top)
        bottom = max((p.box.bottom for p in parts), default=anchor.ref.bottom)
        reach = Box(sides[0], min(top, anchor.ref.top), sides[1], max(bottom, anchor.ref.bottom))
        blocks.append(
            Block(anchor, parts, _headings(sheet, anchor, parts, before, sides), len(anchors) == 1, reach)
        )
    return blocks


def _range(anchor: Anchor, anchors: list[Anchor], parts: Sequence[Part]) -> tuple[float, float]:
    left, right = -1e9, 1e9
    for other in anchors:
        if other is anchor or not _side_by_side(anchor, other):
            continue
        if other.ref.left > anchor.ref.left:
            right = min(right, _cut(anchor, other, parts))
        else:
            left = max(left, _cut(other, anchor, parts))
    return left, right


def _side_by_side(one: Anchor, other: Anchor) -> bool:
    first, second = sorted((one, other), key=lambda a: a.ref.left)
    if second.ref.left < _right_edge(first) + 6:
        return False
    if first.part is not None and second.part is not None and first.part.cell and second.part.cell:
        a, b = first.part.cell, second.part.cell
        if a.table == b.table:
            return a.row == b.row and a.column != b.column
    tall = max(height(one.ref), height(other.ref))
    return abs(one.ref.bottom - other.ref.bottom) <= 3.2 * tall


def _right_edge(anchor: Anchor) -> float:
    if anchor.style is Style.ABOVE and anchor.line is not None:
        return (
            anchor.line.right
            if anchor.part is None
            else max(anchor.part.label_box.right, anchor.line.left + 20)
        )
    if anchor.part is None:
        return anchor.ref.right
    return anchor.part.box.right if anchor.part.text.strip() else anchor.part.label_box.right


def _cut(first: Anchor, second: Anchor, parts: Sequence[Part]) -> float:
    """Return where the column of ``second`` begins: left of its label and of the headings set over it."""
    edge, left = _right_edge(first), second.ref.left
    tall = height(second.ref)
    for part in parts:
        over = 0 < middle(second.ref) - middle(part.box) <= 6 * tall and part.kind is not Kind.RUNNING
        if over and edge < part.box.left < left < part.box.right:
            left = part.box.left
    return left - min(40.0, 0.35 * (left - edge))


def _within(part: Part, sides: tuple[float, float]) -> bool:
    left, right = sides
    if part.kind is Kind.RUNNING:
        return part.box.right > left + 20 and part.box.left < right - 20
    return part.box.left + min(part.box.width, 20) / 2 >= left and part.box.left < right


def _share(sides: tuple[float, float], other: Anchor, its: tuple[float, float]) -> bool:
    """Return whether another place of signing stands in the same column."""
    del its
    centre = other.ref.left + min(other.ref.width, 40) / 2
    return sides[0] <= centre < sides[1]


def _beside(anchor: Anchor, free: list[Part]) -> list[Part]:
    return [p for p in free if _level(p, anchor) and p.kind is not Kind.RUNNING]


def _level(part: Part, anchor: Anchor) -> bool:
    ref = anchor.ref
    return ref.top - 0.4 * height(ref) <= middle(part.box) <= ref.bottom + 0.4 * height(ref)


def _foot(sheet: Sheet, anchor: Anchor, sides: tuple[float, float]) -> float:
    """Return where a place of signing ends: under a tall picture that begins at its label."""
    if anchor.part is None or anchor.part.text.strip():
        return anchor.ref.bottom
    own = [
        drawing.box.bottom
        for drawing in sheet.drawings
        if begins_at(drawing.box, anchor.part.label_box) and sides[0] <= drawing.box.left < sides[1]
    ]
    return max([anchor.ref.bottom, *own])


def _down(anchor: Anchor, after: Anchor | None, free: list[Part], foot: float) -> list[Part]:
    found = _beside(anchor, free)
    bottom, tall = foot, height(anchor.ref)
    limit = after.ref.top - 0.5 * tall if after is not None else 1e9
    for part in sorted(
        (p for p in free if not _level(p, anchor) and middle(p.box) > middle(anchor.ref)),
        key=lambda p: p.box.top,
    ):
        if (
            part.box.top >= limit
            or part.box.top - bottom > GAP * tall
            or part.box.top - foot > DOWN * 1.4 * tall
        ):
            break
        if part.kind is Kind.RUNNING or ends_block(part):
            break
        found.append(part)
        bottom = max(bottom, part.box.bottom)
    return found


def _up(anchor: Anchor, before: Anchor | None, free: list[Part]) -> list[Part]:
    found: list[Part] = []
    top, tall = anchor.ref.top, height(anchor.ref)
    limit = before.ref.bottom if before is not None else -1e9
    for part in sorted(
        (p for p in free if not _level(p, anchor) and middle(p.box) < middle(anchor.ref)),
        key=lambda p: -p.box.bottom,
    ):
        if (
            part.box.bottom <= limit
            or top - part.box.bottom > GAP * tall
            or anchor.ref.top - part.box.bottom > UP * 1.4 * tall
        ):
            break
        if part.kind is Kind.RUNNING:
            break
        found.append(part)
        top = min(top, part.box.top)
        if ends_block(part):
            found.pop()
            break
    return found


def ends_block(part: Part) -> bool:
    """Return whether a part begins another section of the document."""
    if part.kind is Kind.TEXT:
        if when.read(part.text):
            return False
        low = words.flat(part.text).strip(" *")
        return bool(_SECTION.match(low)) or (part.heading and not _of_block(part.text))
    return part.kind is Kind.OTHER and bool(_SECTION.match(words.flat(part.label_text)))


def _of_block(text: str) -> bool:
    """Return whether bold words can belong to a block: a side, an organisation, a person, a title."""
    named = looks_like_organisation(text) or looks_like_person(text) or looks_like_title(text)
    return named or words.role_of(text) is not None


def _between(one: Anchor, other: Anchor, free: list[Part]) -> list[Part]:
    tall = height(one.ref)
    return sorted(
        (
            p
            for p in free
            if not _level(p, one)
            and not _level(p, other)
            and one.ref.bottom - 0.5 * tall <= middle(p.box) <= other.ref.top + 0.5 * tall
        ),
        key=lambda p: (p.box.top, p.box.left),
    )


def _meet(one: Anchor, other: Anchor, free: list[Part]) -> bool:
    """Return whether nothing but parts of the two blocks stands between two stacked places of signing."""
    bottom, tall = one.ref.bottom, height(one.ref)
    for part in _between(one, other, free):
        if part.kind is Kind.RUNNING or part.box.top - bottom > GAP * tall or ends_block(part):
            return False
        bottom = max(bottom, part.box.bottom)
    return other.ref.top - bottom <= GAP * tall


def _first(anchor: Anchor, others: list[Anchor], free: list[Part]) -> list[Part]:
    """Return what stands over the first place of signing of the column: the way the blocks are laid out."""
    column = sorted([anchor, *others], key=lambda a: a.ref.top)
    return _up(column[0], None, free)


def _shared(
    one: Anchor, other: Anchor, free: list[Part], layout: list[Part]
) -> tuple[list[Part], list[Part]]:
    """Share what stands between two stacked places of signing: the upper one's parts, then the rest."""
    between = _between(one, other, free)
    over = {p.kind for p in layout if p.kind in _BLOCK}
    headed = any(_names_party(p) for p in layout)
    seen: set[Kind] = {Kind.DATE} if any(p.kind is Kind.DATE and _level(p, one) for p in free) else set()
    opening = next((index for index, part in enumerate(between) if _opens(part)), None)
    if opening is not None:
        return between[:opening], between[opening:]
    labels = [index for index, part in enumerate(between) if part.kind in _BLOCK]
    settled = (
        labels[-1] + 1 if labels and not over else 0
    )  # labels under the first line go with the line above
    for index, part in enumerate(between):
        heads = headed and index >= settled and _names_party(part)
        if part.kind in over or heads or (part.kind in _BLOCK and part.kind in seen):
            return between[:index], between[index:]
        seen.add(part.kind)
    wide = _widest(one, other, between)
    return between[:wide], between[wide:]


def _opens(part: Part) -> bool:
    """Return whether a part can only stand at the head of a block: "Accepted by:", "On behalf of"."""
    if part.kind is Kind.PARTY:
        return words.BEHALF.match(words.flat(part.label_text)) is not None
    return part.kind is Kind.BY


def _names_party(part: Part) -> bool:
    if part.kind in {Kind.PARTY, Kind.BY}:
        return True
    if part.kind is not Kind.TEXT or looks_like_title(part.text):
        return False
    return (
        words.role_of(part.text) is not None
        or looks_like_organisation(part.text)
        or part.heading
        or _capitals(part.text)
    )


def _capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 2 and all(sign.isupper() for sign in letters)  # noqa: PLR2004 - two letters are initials


def _widest(one: Anchor, other: Anchor, between: list[Part]) -> int:
    """Return after how many parts an unusually wide gap lies; without one, how many there are."""
    if not between:
        return 0
    edges = [one.ref.bottom, *(p.box.bottom for p in between)]
    tops = [*(p.box.top for p in between), other.ref.top]
    spaces = [top - bottom for top, bottom in zip(tops, edges, strict=True)]
    widest = max(range(len(spaces)), key=lambda i: spaces[i])
    usual = sorted(spaces)[len(spaces) // 2]
    rest = between[widest:]
    if spaces[widest] > max(1.8 * max(usual, 1.0), 8.0) and not any(p.kind in _BLOCK for p in rest):
        return widest
    return len(between)


def _headings(
    sheet: Sheet, anchor: Anchor, parts: tuple[Part, ...], before: Anchor | None, sides: tuple[float, float]
) -> tuple[Part, ...]:
    top = min([anchor.ref.top, *(p.box.top for p in parts)])
    limit = before.ref.bottom if before is not None else -1e9
    over = [
        p
        for p in sheet.parts
        if p.box.bottom <= top + 2
        and p.box.top >= limit
        and p.box.right > sides[0]
        and p.box.left < sides[1]
        and p.kind in {Kind.TEXT, Kind.RUNNING, Kind.PARTY, Kind.BY, Kind.SIGN}
        and top - p.box.bottom <= 14 * height(anchor.ref)
    ]
    return tuple(sorted(over, key=lambda p: -p.box.bottom))
