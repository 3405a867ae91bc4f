"""Deals the parts around several places of signing out to their blocks, by geometry and never by text order.

Blocks side by side part the page at a vertical cut; blocks under each other share the parts
between them by the way the first of them is laid out (names above its line or under it).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.drawn_at import by_pen, foot_of, top_of
from poedesk.proof.finding.acts.blocks.gutters import column_begins
from poedesk.proof.finding.acts.blocks.openings import is_head, names_party, next_head
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    LEADING,
    TALL,
    Sheet,
    height,
    line_of,
    middle,
    same_line,
)
from poedesk.proof.finding.acts.blocks.signing.stacks import Column, Places
from poedesk.proof.finding.acts.naming.people import (
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

SIDE = 3.2
"""Lines by which places of signing beside each other may differ in height at most."""

_SECTION = compiled(
    r"^(?:section|seccion|abschnitt|article|exhibit|appendix|annex|schedule|anexo|page)\s+[\da-z]"
    r"|^\d{1,2}(?:\.\d+)*[.)\s]\s*[^\W\d]{4}|^#{1,6}\s"
)
_BLOCK = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE})
_ANSWERS = frozenset({Kind.TEXT, Kind.CONFORMED, Kind.ESIGN})


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

    penned: tuple[tuple[Drawing, Part], ...] = ()
    """What a pen wrote at the labels of the page, with the label."""


def blocks_of(sheet: Sheet, anchors: list[Anchor]) -> list[Block]:
    """Return a block for each of ``anchors``, in the same order."""
    places = Places(anchors)
    own = frozenset(id(anchor.part) for anchor in anchors if anchor.part is not None)
    return [_block(sheet, anchor, places, own) for anchor in anchors]


def _block(sheet: Sheet, anchor: Anchor, places: Places, own: frozenset[int]) -> Block:
    sides = _range(anchor, places, sheet)
    column = Column(sheet.placed, own, *sides)
    before, after = places.before(anchor, *sides), places.after(anchor, *sides)
    foot = foot_of(sheet, anchor, sides)
    upper = column
    if before is not None:
        before, over = _over(anchor, before, places, sheet, sides)
        upper = Column(sheet.placed, own, *over) if over != sides else column
    down, up = _down(anchor, after, column, foot, sheet), _up(sheet, anchor, before, upper)
    if before is not None:
        layout = _first(sheet, anchor, places, upper)
        if _meet(before, anchor, upper):
            up = _shared(before, anchor, upper, layout)[1]
        else:
            up = up[: next((place for place, part in enumerate(up, 1) if is_head(part, layout)), len(up))]
    if after is not None:
        layout = _first(sheet, anchor, places, column)
        if _meet(anchor, after, column):
            down = _beside(anchor, column) + _shared(anchor, after, column, layout)[0]
        else:
            down = down[: _until_head(anchor, down, layout)]
    up, down = _of_own_table(anchor, before, up), _of_own_table(anchor, after, down)
    parts = tuple(sorted({id(p): p for p in up + down}.values(), key=lambda p: (p.box.top, p.box.left)))
    top = min((p.box.top for p in parts), default=anchor.ref.top)
    bottom = max((p.box.bottom for p in parts), default=anchor.ref.bottom)
    reach = Box(sides[0], min(top, anchor.ref.top), sides[1], max(bottom, anchor.ref.bottom))
    return Block(anchor, parts, _headings(sheet, anchor, parts, before, sides), places.alone, reach)


def _of_own_table(anchor: Anchor, other: Anchor | None, parts: list[Part]) -> list[Part]:
    """Return ``parts`` without those of the table in which the ``other`` place of signing stands.

    Two tables under one another are two blocks: the head of the lower one is not of the upper one.
    """
    own, others = _table(anchor), _table(other) if other is not None else None
    if own is None or others is None or own == others:
        return parts
    return [p for p in parts if p.cell is None or (p.page, p.cell.table) != others]


def _table(anchor: Anchor) -> tuple[int, int] | None:
    part = anchor.part
    return (part.page, part.cell.table) if part is not None and part.cell is not None else None


def _range(anchor: Anchor, places: Places, sheet: Sheet) -> tuple[float, float]:
    left, right = -1e9, 1e9
    for other in places.around(anchor, SIDE * TALL):
        if other is anchor or not _side_by_side(anchor, other):
            continue
        if other.ref.left > anchor.ref.left:
            right = min(right, _cut(anchor, other, sheet))
        else:
            left = max(left, _cut(other, anchor, sheet))
    left, right = _under_head(sheet, anchor, left, right)
    begins = column_begins(sheet, anchor.ref) if places.alone else None
    return left if begins is None else max(left, begins), right


def _under_head(sheet: Sheet, anchor: Anchor, left: float, right: float) -> tuple[float, float]:
    """Return from where to where a column of a table reaches that a label for a signature heads."""
    part = anchor.part
    if part is None or part.cell is None or anchor.style is not Style.BELOW:
        return left, right
    row = [p for p in sheet.rows[part.cell.table, part.cell.row] if p.cell != part.cell]
    if any(p.kind in _BLOCK for p in row):
        return left, right  # a row of labels: what answers them stands in the other columns
    before = [p for p in row if p.box.left < part.box.left]
    after = [p.box.left - 6 for p in row if p.box.left > part.box.right]
    return max([left, *([part.box.left - 12] if before else [])]), min([right, *after])


def _over(
    anchor: Anchor, before: Anchor, places: Places, sheet: Sheet, sides: tuple[float, float]
) -> tuple[Anchor, tuple[float, float]]:
    """Return the place over ``anchor`` in its own column, and from where to where that column reaches.

    Under two places beside each other a third one, at the edge of the first, has nothing of the second.
    """
    level = [other for other in places.around(before, SIDE * TALL) if _side_by_side(before, other)]
    aligned = [
        other
        for other in (before, *level)
        if abs(other.ref.left - anchor.ref.left) <= ALIGNED and other.ref.bottom <= anchor.ref.top
    ]
    if not level or len(aligned) != 1:
        return before, sides
    left, right = _range(aligned[0], places, sheet)
    return aligned[0], (max(left, sides[0]), min(right, sides[1]))


ALIGNED = 14.0
"""Points by which places of signing under one another begin apart at most."""


def _side_by_side(one: Anchor, other: Anchor) -> bool:
    first, second = sorted((one, other), key=lambda a: a.ref.left)
    if second.ref.left < _right_edge(first) + 6:
        return False
    if first.part is not None and second.part is not None and first.part.cell and second.part.cell:
        a, b = first.part.cell, second.part.cell
        if a.table == b.table:
            return a.row == b.row and a.column != b.column
    tall = max(height(one.ref), height(other.ref))
    return abs(one.ref.bottom - other.ref.bottom) <= SIDE * tall


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


def _cut(first: Anchor, second: Anchor, sheet: Sheet) -> float:
    """Return where the column of ``second`` begins: left of its label and of the headings set over it."""
    edge, left = _right_edge(first), second.ref.left
    tall = height(second.ref)
    level = middle(second.ref)
    for part in sheet.placed.near(level - 6 * tall, level, edge, left):
        over = 0 < middle(second.ref) - middle(part.box) <= 6 * tall and part.kind is not Kind.RUNNING
        if over and edge < part.box.left < left < part.box.right:
            left = part.box.left
    return left - min(40.0, 0.35 * (left - edge))


def _beside(anchor: Anchor, column: Column) -> list[Part]:
    return [p for p in _on_level(anchor, column) if p.kind is not Kind.RUNNING]


def _on_level(anchor: Anchor, column: Column) -> list[Part]:
    ref, tall = anchor.ref, height(anchor.ref)
    return [p for p in column.near(ref.top - tall, ref.bottom + tall) if _level(p, anchor)]


def _level(part: Part, anchor: Anchor) -> bool:
    ref = anchor.ref
    return ref.top - 0.4 * height(ref) <= middle(part.box) <= ref.bottom + 0.4 * height(ref)


def _down(anchor: Anchor, after: Anchor | None, column: Column, foot: float, sheet: Sheet) -> list[Part]:
    found = _beside(anchor, column)
    bottom, tall = foot, height(anchor.ref)
    free = column.near(middle(anchor.ref), foot + DOWN * 1.4 * tall)
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
        if part.kind is Kind.RUNNING or (ends_block(part) and not by_pen(sheet, part)):
            break
        found.append(part)
        bottom = max(bottom, part.box.bottom)
    return found


def _until_head(anchor: Anchor, down: list[Part], layout: list[Part]) -> int:
    """Return how many of the parts from a place of signing down come before the head of the next block."""
    heads = (n for n, part in enumerate(down) if is_head(part, layout) and not _level(part, anchor))
    return next(heads, len(down))


def _up(sheet: Sheet, anchor: Anchor, before: Anchor | None, column: Column) -> list[Part]:
    found: list[Part] = []
    top, tall = top_of(sheet, anchor), height(anchor.ref)
    limit = before.ref.bottom if before is not None else -1e9
    free = column.near(anchor.ref.top - UP * 1.4 * tall, middle(anchor.ref))
    for part in sorted(
        (p for p in free if not _level(p, anchor) and middle(p.box) < middle(anchor.ref)),
        key=lambda p: -p.box.bottom,
    ):
        if (
            part.box.bottom <= limit
            or top - part.box.bottom > GAP * max(tall, LEADING)
            or anchor.ref.top - part.box.bottom > UP * 1.4 * tall
        ):
            break
        if part.kind is Kind.RUNNING:
            break
        found.append(part)
        top = min(top, part.box.top)
        if ends_block(part) and not _beside_text(part, column):
            found.pop()
            break
    return found


def _beside_text(part: Part, column: Column) -> bool:
    """Return whether other words stand on the line of a part, which is then no heading of a section."""
    return any(
        other is not part and other.kind in _ANSWERS and not other.heading and same_line(other.box, part.box)
        for other in column.near(*line_of(part.box))
    )


def ends_block(part: Part) -> bool:
    """Return whether a part begins another section of the document."""
    if part.kind is Kind.TEXT:
        if when.read(part.text):
            return False
        low = words.flat(part.text).strip(" *")
        heads = part.heading and any(sign.isalpha() for sign in low) and not _of_block(part.text)
        return bool(_SECTION.match(low)) or heads
    return part.kind is Kind.OTHER and bool(_SECTION.match(words.flat(part.label_text)))


def _of_block(text: str) -> bool:
    """Return whether bold words can belong to a block: a side, an organisation, a person, a title."""
    named = looks_like_organisation(text) or looks_like_person(text) or looks_like_title(text)
    return named or words.role_of(text) is not None


def _between(one: Anchor, other: Anchor, column: Column) -> Iterator[Part]:
    """Yield what stands between two stacked places of signing, from top to bottom."""
    tall = height(one.ref)
    high, low = one.ref.bottom - 0.5 * tall, other.ref.top + 0.5 * tall
    for part in column.downward(high, low):
        if not _level(part, one) and not _level(part, other) and high <= middle(part.box) <= low:
            yield part


def _meet(one: Anchor, other: Anchor, column: Column) -> bool:
    """Return whether nothing but parts of the two blocks stands between two stacked places of signing."""
    bottom, tall = one.ref.bottom, height(one.ref)
    for part in _between(one, other, column):
        if part.kind is Kind.RUNNING or part.box.top - bottom > GAP * tall or ends_block(part):
            return False
        bottom = max(bottom, part.box.bottom)
    return other.ref.top - bottom <= GAP * tall


def _first(sheet: Sheet, anchor: Anchor, places: Places, column: Column) -> list[Part]:
    """Return what stands over the first place of signing of the column: the way the blocks are laid out."""
    return _up(sheet, places.first(anchor, column.left, column.right), None, column)


def _shared(one: Anchor, other: Anchor, column: Column, layout: list[Part]) -> tuple[list[Part], list[Part]]:
    """Share what stands between two stacked places of signing: the upper one's parts, then the rest."""
    between = list(_between(one, other, column))
    over = {p.kind for p in layout if p.kind in _BLOCK}
    headed = any(names_party(p) for p in layout)
    seen: set[Kind] = {Kind.DATE} if any(p.kind is Kind.DATE for p in _on_level(one, column)) else set()
    opening = next_head(between, layout)
    if opening is not None:
        return between[:opening], between[opening:]
    labels = [index for index, part in enumerate(between) if part.kind in _BLOCK]
    settled = (
        labels[-1] + 1 if labels and not over else 0
    )  # labels under the first line go with the line above
    for index, part in enumerate(between):
        heads = headed and index >= settled and names_party(part)
        if part.kind in over or heads or (part.kind in _BLOCK and part.kind in seen):
            return between[:index], between[index:]
        seen.add(part.kind)
    wide = _widest(one, other, between)
    return between[:wide], between[wide:]


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
        for p in sheet.placed.near(top - 14 * height(anchor.ref), top + 2, sides[0], sides[1])
        if p.box.bottom <= top + 2
        and p.box.top >= limit
        and p.box.right > sides[0]
        and p.box.left < sides[1]
        and p.kind in {Kind.TEXT, Kind.RUNNING, Kind.PARTY, Kind.BY, Kind.SIGN}
        and top - p.box.bottom <= 14 * height(anchor.ref)
    ]
    return tuple(sorted(over, key=lambda p: -p.box.bottom))
