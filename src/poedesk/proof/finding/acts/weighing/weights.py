"""What speaks for a piece of print belonging to a signature, in points of ``data/weighing.yaml``."""

from collections.abc import Mapping, Sequence
from functools import cache

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Cell
from poedesk.proof.finding.acts.blocks.sheets.sheet import height, middle, overlap
from poedesk.proof.finding.acts.weighing.atoms import Atom, What
from poedesk.proof.finding.acts.weighing.told import told
from poedesk.proof.finding.page.view import Piece

WIDE = 200.0
"""Points of a ruled line, at least, that parts the rows of a table or the parts of a page."""

LEANS = 12.0
"""Points by which a mark may stand left of its column, or reach into the next one."""

ALIGNED = 2.0
"""Points by which lines of one column begin apart at most."""

NEAR = 3.0
"""Heights of a line by which the names of two columns stand apart at most, ink between left aside."""

LEVEL = 0.3
"""Share of the lower height by which two boxes overlap, at least, to be on one level."""


def points() -> Mapping[str, Mapping[str, float]]:
    """Return the points by group and name."""
    return told()


@cache
def margin() -> float:
    """Return by how many points a reading has to be better than the next best one."""
    return float(told()["margin"])


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands on a page around its signatures."""

    pieces: Sequence[tuple[Box, int, bool]]
    """Each line: where it stands, its ``id``, whether it is a sentence."""

    marks: Sequence[Box]
    cells: Sequence[Cell | None]
    """For each mark the cell of a table in which it stands among print; null where that cannot be told."""

    rules: Sequence[Box]
    agreeing: frozenset[int] = frozenset()
    """The ``id`` of each line that says that somebody agrees: it parts nothing."""

    people: Sequence[Atom] = ()
    """Who is named: two of them in cells or columns side by side are blocks of two who sign."""


def way(mark: Box, box: Box) -> str:
    """Return how something stands to a signature: ``level``, ``over`` or ``under``."""
    if _on_level(mark, box):
        return "level"
    return "over" if middle(box) < middle(mark) else "under"


def cell_of(pieces: Sequence[Piece], mark: Box) -> Cell | None:
    """Return the cell between whose lines, and within whose width, a mark stands; else that of its column.

    Under the lines of a cell it stands in the same row as long as another cell of the row is on its level.
    """
    across, level = (mark.left + mark.right) / 2, middle(mark)
    boxes: dict[Cell, list[Box]] = {}
    for piece in pieces:
        if piece.cell is not None:
            boxes.setdefault(piece.cell, []).append(piece.box)
    for cell, lines in boxes.items():
        wide = min(box.left for box in lines) <= across <= max(box.right for box in lines)
        if wide and min(box.top for box in lines) <= level <= max(box.bottom for box in lines):
            return cell
    return next((cell for cell in boxes if _in_column(boxes, cell, mark)), None)


def _in_column(boxes: Mapping[Cell, Sequence[Box]], cell: Cell, mark: Box) -> bool:
    """Return whether a mark stands over or under the lines of a cell, on a level with others of its row."""
    row = [box for c, lines in boxes.items() if (c.table, c.row) == (cell.table, cell.row) for box in lines]
    own = {id(box) for box in boxes[cell]}
    if not any(_on_level(box, mark) for box in row if id(box) not in own):
        return False
    begins = min(box.left for box in boxes[cell])
    after = [
        box.left
        for c, lines in boxes.items()
        if c.table == cell.table and c.column > cell.column
        for box in lines
    ]
    return begins - LEANS <= mark.left and mark.right <= min(after, default=begins + WIDE) + LEANS


def belongs(ground: Ground, group: Sequence[Atom], mark: Box, atom: Atom) -> float:
    """Return the points for ``atom`` belonging to the signature ``mark``, to which ``group`` already does."""
    if _of_another_column(ground, group, mark, atom):
        return 0.0
    given = points()
    boxes = [mark, *(each.box for each in group)]
    lines = {id(each.piece) for each in (*group, atom)}
    line = given["away"]["line"]
    cost = min(
        min(_cost(ground, box, atom.box, mark, lines), _cost(ground, box, atom.piece.box, mark, lines) + line)
        for box in boxes
    )
    own = {id(each.piece) for each in group}
    score = given["worth"][atom.what] - cost
    if atom.label is not None and not atom.fits:
        score += given["look"]["other label"]
    cell = next((cell for box, cell in zip(ground.marks, ground.cells, strict=True) if box is mark), None)
    if cell is not None and atom.piece.cell != cell:
        if atom.piece.cell and {cell, atom.piece.cell} <= {each.piece.cell for each in ground.people}:
            return 0.0
        score += given["look"]["other cell"]
    if atom.what is What.PERSON:
        score += given["order"][f"person {way(mark, atom.box)}"]
        score += given["look"]["asked for"] if atom.asked else 0
    elif id(atom.piece) in own and atom.what is not What.WORD:
        score += given["order"][f"{atom.what} same line"]
    elif atom.what is What.TITLE and group:
        over = middle(atom.box) < middle(group[0].box) - LEVEL * height(atom.box)
        score += given["order"]["title over" if over else "title under"]
    if atom.what is What.DATE and id(atom.piece) not in own and way(mark, atom.box) == "over":
        score -= given["between"]["line under a date"] * _parted(ground, group, mark, atom)
    if atom.head is not None and atom.head.alone:
        score += given["look"]["told by a sentence"]
    return score + (given["look"]["guessed title"] if atom.what is What.TITLE and not atom.sure else 0)


def _of_another_column(ground: Ground, group: Sequence[Atom], mark: Box, atom: Atom) -> bool:
    """Return whether a piece begins where another name does, in the column beside that of who signs."""
    name = next((each for each in group if each.what is What.PERSON), None)
    if (
        name is None
        or atom.what is What.WORD
        or not atom.sure
        or way(mark, name.box) == "level"
        or abs(name.box.left - mark.left) > LEANS
    ):
        return False
    column = Box(min(mark.left, name.box.left), 0.0, max(mark.right, name.box.right), 0.0)
    return any(
        abs(atom.piece.box.left - other.piece.box.left) <= ALIGNED
        and abs(middle(other.box) - middle(name.box)) <= NEAR * height(name.box) + mark.height
        and overlap(other.box, column) < 0
        and overlap(atom.box, column) < 0
        for other in ground.people
        if other is not name
    )


def _parted(ground: Ground, group: Sequence[Atom], mark: Box, atom: Atom) -> int:
    """Return how many lines of something else stand between a date and the block of a signature under it.

    The line of a side is of that block where it stands at the signature: that of a letterhead is not.
    """
    own = {id(each.piece) for each in (*group, atom)} | ground.agreeing

    def lines(one: Box, other: Box) -> int:
        gap = _gap(one, other)
        return sum(line not in own and _within(box, gap) for box, line, _ in ground.pieces)

    at = [each.box for each in group if each.what is not What.SIDE or lines(each.box, mark) == 0]
    return min(lines(box, atom.box) for box in (mark, *at))


def _cost(ground: Ground, one: Box, other: Box, mark: Box, lines: set[int]) -> float:
    given = points()
    tall = height(other)
    wide = max(0.0, -overlap(one, other)) / tall
    high = max(0.0, max(one.top, other.top) - min(one.bottom, other.bottom)) / tall
    if _on_level(one, other):
        cost = given["away"]["level"] * wide
    elif wide == 0:
        cost = given["away"]["over"] * high
    else:
        cost = given["away"]["over"] * high + given["away"]["askew"] * wide + given["away"]["corner"]
    gap = _gap(one, other)
    cost += sum(
        given["between"]["sentence" if said else "piece"]
        for box, line, said in ground.pieces
        if line not in lines and _within(box, gap)
    )
    cost += given["between"]["mark"] * sum(box is not mark and _within(box, gap) for box in ground.marks)
    return cost + given["between"]["rule"] * sum(_parts(rule, one, other) for rule in ground.rules)


def _on_level(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= LEVEL * min(one.height, other.height)


def _gap(one: Box, other: Box) -> Box:
    """Return the room between two boxes."""
    if _on_level(one, other):
        left, right = min(one.right, other.right), max(one.left, other.left)
        return Box(left, max(one.top, other.top), right, min(one.bottom, other.bottom))
    top, bottom = min(one.bottom, other.bottom), max(one.top, other.top)
    return Box(min(one.left, other.left), top, max(one.right, other.right), bottom)


def _within(box: Box, gap: Box) -> bool:
    if gap.right <= gap.left or gap.bottom <= gap.top:
        return False
    level = gap.top <= middle(box) <= gap.bottom or (box.top <= gap.top and box.bottom >= gap.bottom)
    return level and overlap(box, gap) >= min(box.width, gap.width) / 2


def _parts(rule: Box, one: Box, other: Box) -> bool:
    """Return whether a ruled line across both parts two boxes; a pen's own stroke does not."""
    level = middle(rule)
    between = min(middle(one), middle(other)) < level < max(middle(one), middle(other))
    across = rule.left <= min(one.right, other.right) and rule.right >= max(one.left, other.left)
    return between and across and rule.width >= WIDE
