"""Where blocks that stand under one another part: so that all of them hold the same."""

from collections.abc import Sequence
from itertools import pairwise

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import plain as plain_text
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.openings import opens
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, height, middle, overlap
from poedesk.proof.finding.acts.blocks.whose.party_names import begins_for
from poedesk.proof.finding.acts.fitting.columns import ASKEW
from poedesk.proof.finding.acts.fitting.items import Items, Label, Mark, Value, boxes_of, level, levels
from poedesk.proof.finding.acts.weighing.atoms import What
from poedesk.proof.finding.acts.weighing.sides import Sides

MOST_LINES = 9
"""Lines of a block under its signature at most."""

REACH = 11 * TALL
"""Points over the first and under the last signature in which what is of them stands."""

_HELD = (What.PERSON, What.TITLE, What.DATE, What.SIDE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one block."""

    marks: Sequence[Mark]
    labels: Sequence[Label]
    values: Sequence[Value]
    area: Box

    def of(self, what: What) -> list[Value]:
        """Return the values that can be of one kind by their words."""
        return [value for value in self.values if value.atom.what is what and value.atom.sure]


def band_of(items: Items, anchors: Sequence[Box], sides: Sides) -> tuple[float, float]:
    """Return from where to where the blocks of ``anchors`` reach: up to running text or a heading."""
    first, last = min(box.top for box in anchors), max(box.bottom for box in anchors)
    over = [box.bottom for box in items.running if middle(box) < first]
    under = [box.top for box in items.running if middle(box) > last]
    heads = [value for value in items.values if value.atom.piece.heading and middle(value.box) < first]
    plain = [value.box.bottom - 2 for value in heads if _heads_section(value, heads, sides)]
    sided = [value.box.top for value in heads if value.atom.what is What.SIDE]
    sided = [_up(min(top for top in sided if top > max(sided) - ASKEW), items)] if sided else []
    return max([*over, *plain, *sided, _near(first, items)]), min(
        [*under, *_next_head(items, last), last + REACH]
    )


def _next_head(items: Items, last: float) -> list[float]:
    """Return the top of a head under the last signature whose own one stands on the next page.

    It is one where the first signature has such a head over it: "Signed for and on behalf of".
    """
    first = min((middle(mark.box) for mark in items.marks), default=last)
    heads = [label.box for label in items.labels if label.answered and opens(label.part)]
    heads += [value.box for value in items.values if value.asked is None and begins_for(value.atom.text)]
    under = [head.top - 1 for head in heads if head.top > last]
    return [min(under)] if under and any(middle(head) < first for head in heads) else []


def _heads_section(value: Value, heads: Sequence[Value], sides: Sides) -> bool:
    """Return whether a heading is that of a section: alone on its line, and no part of a party's name."""
    if value.atom.what not in _PLAIN and value.atom.sure:
        return False
    alone = not any(other is not value and level(other.box, value.box) for other in heads)
    named = any(plain_text(value.atom.text) in plain_text(party.value or "") for party in sides.parties)
    return alone and not named


def _near(first: float, items: Items) -> float:
    """Return from where what stands over the first signature reaches down to it without a wide gap."""
    top = first
    for box in sorted(items.boxes, key=lambda box: -box.bottom):
        if box.bottom <= first and top - box.bottom > WIDEST:
            break
        top = min(top, box.top) if box.bottom <= first else top
    return max(top - 1, first - REACH)


WIDEST = 5 * TALL
"""Points of white space inside of a block at most."""


def _up(top: float, items: Items) -> float:
    """Return the top of the lines that stand closely on one another up from ``top``."""
    over = [box.top for box in items.boxes if box.top < top - 2 and box.bottom >= top - 0.5 * height(box)]
    return _up(min(over), items) if over else top


_PLAIN = frozenset({What.OTHER, What.WORD})


def within(items: Items, top: float, bottom: float, left: float = -1e9, right: float = 1e9) -> Items:
    """Return what begins inside an area."""

    def inside(box: Box) -> bool:
        return top <= middle(box) <= bottom and left <= box.left < right

    return Items(
        [each for each in items.marks if inside(each.box)],
        [each for each in items.labels if inside(each.box)],
        [each for each in items.values if inside(each.box)],
        [],
    )


def cells_of(items: Items, anchors: Sequence[Box], cuts: Sequence[float], sides: Sides) -> list[list[Cell]]:
    """Return the ways to cut a band into blocks that are about as good as one another, the best first.

    It is cut between its columns, and under one another where that makes the blocks alike.
    """
    tiers = _tiers(anchors)
    heads = _heads(items, sides)
    headed = _under_heads(heads, tiers)
    if headed and len(headed) >= len(tiers):
        return [_cells(items, headed, cuts)]
    if len(tiers) == 1:
        return [_cells(items, [], cuts)]
    lines = levels(items.boxes)
    ways = {tuple(_over_heads(_after(lines, tiers, count), tiers, heads)) for count in range(MOST_LINES)}
    ways |= {tuple(headed)} if headed else set()
    told = [_cells(items, way, cuts) for way in sorted(ways)]
    scored = sorted(((_alike(cells), -place) for place, cells in enumerate(told)), reverse=True)
    return [told[-place] for points, place in scored if points >= scored[0][0] - MARGIN]


def _heads(items: Items, sides: Sides) -> list[Box]:
    """Return the lines of heads that name sides, from top to bottom."""
    sided = [value.box for value in items.values if _names_side(value, sides) and not value.struck]
    sided += [label.box for label in items.labels if label.kind is Kind.PARTY and words.role_of(label.text)]
    heads = _tiers(sided)
    return [
        head
        for place, head in enumerate(heads)
        if place == 0 or head.top - heads[place - 1].bottom > height(head)
    ]


def _head_of(tier: Box, heads: Sequence[Box]) -> int:
    """Return the number of the head that stands next over a signature; -1 for none."""
    return max((place for place, head in enumerate(heads) if middle(head) < middle(tier)), default=-1)


def _over_heads(ways: Sequence[float], tiers: Sequence[Box], heads: Sequence[Box]) -> list[float]:
    """Return the cuts between signatures, over each head that stands between two of them.

    Only heads that stand over all of the first signatures, none of them under the last one, are sure to be
    meant for what follows.
    """
    if not heads or _head_of(tiers[0], heads) < 0 or _head_of(tiers[-1], heads) != len(heads) - 1:
        return list(ways)
    return [
        next((head.top - 1 for head in heads if middle(one) < middle(head) < middle(other)), cut)
        for cut, (one, other) in zip(ways, pairwise(tiers), strict=True)
    ]


def _under_heads(heads: Sequence[Box], tiers: Sequence[Box]) -> list[float]:
    """Return the cuts over the heads that name sides, where each signature stands under one of its own.

    Under a head with no signature before the next one somebody has still to sign.
    """
    under = [_head_of(tier, heads) for tier in tiers]
    if len(heads) <= 1 or min(under, default=-1) < 0 or len(set(under)) < len(under):
        return []
    return [head.top - 1 for head in heads[1:]]


def _names_side(value: Value, sides: Sides) -> bool:
    head = value.atom.head
    if (
        value.atom.what is not What.SIDE
        or head is None
        or (value.asked and value.asked.kind is not Kind.PARTY)
    ):
        return False
    return head.role is not None or (head.party is not None and sides.known(head.party))


MARGIN = 1.0
"""Points by which the best way to cut has to be better than the next one."""


def _tiers(anchors: Sequence[Box]) -> list[Box]:
    """Return the heights at which somebody signs, from top to bottom."""
    tiers: list[list[Box]] = []
    for box in sorted(anchors, key=middle):
        if tiers and _on_tier(tiers[-1], box):
            tiers[-1].append(box)
        else:
            tiers.append([box])
    return [_around(tier) for tier in tiers]


def _on_tier(tier: Sequence[Box], box: Box) -> bool:
    """Return whether a place is on one height with others: on a line with one, or beside all of them."""
    if any(box.top < other.bottom - 2 for other in tier):
        return True
    return all(overlap(other, box) <= 0 for other in tier) and middle(box) - middle(tier[0]) <= ASKEW


def _around(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _after(lines: Sequence[float], tiers: Sequence[Box], count: int) -> list[float]:
    """Return the cuts ``count`` lines under each tier but the last, never behind the next one."""
    found = []
    for tier, following in pairwise(tiers):
        between = [line for line in lines if middle(tier) + 1 < line < middle(following) - 1]
        edges = [
            tier.bottom - 1 if tier.bottom < (between[0] if between else following.top) else middle(tier),
            *between,
        ]
        low = edges[min(count, len(edges) - 1)]
        rest = [line for line in between if line > low]
        found.append(
            (low + (rest[0] if rest else following.bottom)) / 2 if rest else min(low + 6, following.top + 6)
        )
    return found


def _cells(items: Items, across: Sequence[float], down: Sequence[float]) -> list[Cell]:
    rows = [-1e9, *across, 1e9]
    columns = [-1e9, *down, 1e9]
    found = []
    for top, bottom in pairwise(rows):
        for left, right in pairwise(columns):
            held = within(items, top, bottom, left, right)
            found.append(Cell(held.marks, held.labels, held.values, Box(left, top, right, bottom)))
    return found


def _alike(cells: Sequence[Cell]) -> float:
    """Return how well blocks are cut: each with one of each kind, all alike, parted by white space."""
    signed = [cell for cell in cells if cell.marks or cell.labels]
    points = 0.0
    for what in _HELD:
        counts = [len({value.atom.text.casefold() for value in cell.of(what)}) for cell in signed]
        points += sum(1.0 if count == 1 else -1.5 * max(count - 1, 0) for count in counts)
        points += 1.0 * (len(set(counts)) == 1)
    points -= 1.5 * sum(max(len(cell.marks) - 1, 0) for cell in signed)
    kinds = [tuple(sorted(str(label.kind) for label in cell.labels)) for cell in signed]
    points += 2.0 * (len(set(kinds)) == 1)
    return points + sum(map(_headed, signed)) + _parted(cells)


def _headed(cell: Cell) -> float:
    """Return points for a block that begins with the name of its side."""
    boxes = boxes_of(cell.labels, cell.values, cell.marks)
    first = min(boxes, key=lambda box: box.top, default=None)
    return 0.7 if any(value.box == first for value in cell.of(What.SIDE)) else 0.0


def _parted(cells: Sequence[Cell]) -> float:
    """Return points for white space over blocks, in heights of a line, beside that inside of them."""
    filled = [boxes_of(cell.labels, cell.values, cell.marks) for cell in cells]
    spans = sorted({(min(b.top for b in boxes), max(b.bottom for b in boxes)) for boxes in filled if boxes})
    gaps = [after[0] - before[1] for before, after in pairwise(spans) if after[0] > before[1] - 1]
    return 0.8 * sum(min(max(gap, 0.0), 3 * TALL) / TALL for gap in gaps)
