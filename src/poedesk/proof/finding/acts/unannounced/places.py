"""Ink or a picture over or beside a printed name, without a label: where such a thing stands on a page."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, overlap
from poedesk.proof.finding.acts.pictured import can_sign
from poedesk.proof.finding.acts.unannounced.around import (
    is_name_label,
    left_of_ink,
    over_ink,
    parted,
    says_signed,
    with_title_over,
)
from poedesk.proof.finding.acts.unannounced.lines import is_date, names_person
from poedesk.proof.finding.acts.unannounced.whom import given_for
from poedesk.proof.finding.page.view import Piece

MOST = 12
"""Drawings of a page at most: more of them are a figure or a gallery."""

UNDER = 36.0
"""Points between a signature's foot and the printed name under it at most."""

OVER = 40.0
"""Points between a head and the signature under it at most."""

BESIDE = 60.0
"""Points between a head and the signature right of it at most."""

LEANS = 10.0
"""Points by which a signature may stand left or right of what it belongs to."""

ALIGNED = 8.0
"""Points by which the lines of one block differ at most, on their left or in their middle."""

LINES = 4
"""Lines under a printed name that can belong to it at most."""

LEVEL = 300.0
"""Points right of a printed name at which its date stands at most."""

LONGEST = 90
"""Characters of a line of a block at most."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A signature with the printed lines that it stands at."""

    sheet: Sheet
    drawing: Drawing
    head: Piece | None
    """The line over it or left of it; null when there is none."""

    lines: tuple[Piece, ...]
    """The printed name, and what stands under it and beside it."""


def drawn_at_names(sheet: Sheet) -> Iterator[Drawn]:
    """Yield what is drawn at a printed name on the page, from top to bottom."""
    drawings = [drawing for drawing in sheet.drawings if can_sign(drawing)]
    if not 0 < len(drawings) <= MOST:
        return
    placed = Plane(sheet.view.pieces(sheet.page.number), attrgetter("box"))
    for drawing in sorted(drawings, key=lambda each: (each.box.top, each.box.left)):
        box = drawing.box
        beside = _beside(placed, box)
        if beside is not None:
            before, person = parted(beside)
            if before is not None and not is_name_label(before.text):
                yield Drawn(sheet, drawing, before, (person, *_behind(placed, box)))
                continue
            lines = (beside, *_stack(placed, beside))
            if not names_person(beside.text) or (len(lines) > 1 and _heads(lines)):
                lines = lines[1:]
            if lines and names_person(lines[0].text):
                yield Drawn(sheet, drawing, beside, lines)
                continue
        under = _named_under(placed, sheet, drawing)
        if under is not None:
            yield under
            continue
        told = over_ink(placed, box) or left_of_ink(placed, box)
        if told is not None:
            yield Drawn(sheet, drawing, *told)


def _named_under(placed: Plane[Piece], sheet: Sheet, drawing: Drawing) -> Drawn | None:
    """Return a drawing over a printed name, which may stand behind words that say for whom it is."""
    box = drawing.box
    name = _under(placed, box)
    label, bare = parted(name) if name is not None else (None, None)
    if bare is not None and label is not None and given_for(fold(label.text)) is not None:
        return Drawn(sheet, drawing, label, (bare, *_stack(placed, bare), *_behind(placed, box)))
    if bare is not None and label is not None and says_signed(label.text):
        name = bare
    if name is None or not names_person(name.text):
        return None
    lines = (name, *_stack(placed, name))
    dates = (piece for piece in _behind(placed, box) if piece not in lines)
    return Drawn(sheet, drawing, *with_title_over(placed, _over(placed, box), (*lines, *dates)))


def head_over(sheet: Sheet, box: Box) -> Piece | None:
    """Return the line over a place, which may head it."""
    return _over(Plane(sheet.view.pieces(sheet.page.number), attrgetter("box")), box)


def _heads(lines: Sequence[Piece]) -> bool:
    """Return whether the first of ``lines`` heads the name under it: "Sandwick Hosiery:" looks like one."""
    return lines[0].text.rstrip().endswith(":") and names_person(lines[1].text)


def _beside(placed: Plane[Piece], box: Box) -> Piece | None:
    """Return the line left of a drawing that it begins right behind, or reaches down to."""
    level = [
        piece
        for piece in placed.near(box.top, box.bottom, box.left - BESIDE - LONGEST, box.left + LEANS)
        if piece.box.top <= box.bottom
        and piece.box.bottom >= box.top
        and -LEANS <= box.left - piece.box.right <= BESIDE
        and len(piece.text) <= LONGEST
    ]
    return max(level, key=lambda piece: (piece.box.bottom, piece.box.right), default=None)


def _under(placed: Plane[Piece], box: Box) -> Piece | None:
    """Return the first line under a drawing; ink may run over the line itself."""
    below = [
        piece
        for piece in placed.near(middle(box), box.bottom + UNDER, box.left - LEANS, box.right + LEANS)
        if middle(piece.box) > middle(box)
        and piece.box.top - box.bottom <= UNDER
        and overlap(piece.box, box) > -LEANS
        and words.FILLER_RE.sub("", piece.text).strip()
    ]
    return min(below, key=lambda piece: (piece.box.top, piece.box.left), default=None)


def _over(placed: Plane[Piece], box: Box) -> Piece | None:
    above = [
        piece
        for piece in placed.near(box.top - OVER, middle(box), box.left - LEANS, box.right + LEANS)
        if middle(piece.box) < middle(box)
        and box.top - piece.box.bottom <= OVER
        and overlap(piece.box, box) > -LEANS
    ]
    return max(above, key=lambda piece: (piece.box.bottom, -piece.box.left), default=None)


def _stack(placed: Plane[Piece], first: Piece) -> list[Piece]:
    """Return the lines set under ``first``, and those on its own line that can only be its date."""
    found: list[Piece] = []
    last = first
    while len(found) < LINES:
        foot, tall = last.box.bottom, height(last.box)
        near = placed.near(middle(last.box), foot + 1.3 * tall, first.box.left - ALIGNED, first.box.right)
        below = [
            piece
            for piece in near
            if middle(piece.box) > middle(last.box) + tall / 2
            and piece.box.top - foot <= 1.3 * tall
            and _aligned(piece.box, first.box)
            and len(piece.text) <= LONGEST
        ]
        if not below:
            break
        last = min(below, key=lambda piece: piece.box.top)
        found.append(last)
    level = placed.near(first.box.top, first.box.bottom, first.box.right, first.box.right + LEVEL)
    found += [
        piece
        for piece in level
        if piece.box.left > first.box.right
        and abs(middle(piece.box) - middle(first.box)) <= height(first.box) / 2
    ]
    return found


def _behind(placed: Plane[Piece], box: Box) -> list[Piece]:
    """Return the date that stands on the level of a drawing, right of it."""
    level = placed.near(box.top, box.bottom, box.right, box.right + LEVEL)
    return [
        piece
        for piece in level
        if piece.box.left >= box.right - LEANS
        and box.top <= middle(piece.box) <= box.bottom
        and is_date(fold(piece.text))
    ]


def _aligned(one: Box, other: Box) -> bool:
    centres = (one.left + one.right - other.left - other.right) / 2
    return abs(one.left - other.left) <= ALIGNED or abs(centres) <= ALIGNED
