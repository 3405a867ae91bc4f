"""The second signature of a row under one head: "Alder Works Ltd", and under it two people side by side.

German companies sign by two. The head stands over the first of them only, so the second names no side.
"""

from collections.abc import Sequence

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.sheets.sheet import overlap
from poedesk.proof.finding.acts.weighing.page import Weighed
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import DocumentView


def first_of_row(
    view: DocumentView, second: Weighed, signatures: Sequence[Weighed], sides: Sides
) -> Weighed | None:
    """Return the signature beside ``second`` whose side it shares; null when that is not sure.

    The head must stand alone on its line, and the other side must sign in a row of its own.
    """
    if second.side is not None or second.name is None or second.contested:
        return None
    row = [each for each in signatures if _level(each.drawing.box, second.drawing.box)]
    headed = [each for each in row if each.role(sides) is not None and each.side is not None]
    if len(row) != 2 or len(headed) != 1:  # noqa: PLR2004 - two who sign side by side
        return None
    first = headed[0]
    assert first.side is not None
    named = first.name is not None and _level(first.name.box, second.name.box)
    left = first.drawing.box.left < second.drawing.box.left
    over = first.side.box.bottom <= first.drawing.box.top
    if not (named and left and over and _heads_row(view, first, second)):
        return None
    return first if _signs_apart(signatures, row, sides, first.role(sides)) else None


def _heads_row(view: DocumentView, first: Weighed, second: Weighed) -> bool:
    """Return whether nothing stands beside the head, or over the second signature up to it."""
    assert first.side is not None
    head, ink = first.side.box, second.drawing.box
    return not any(
        piece.box.bottom > head.top
        and piece.box.top < ink.top
        and (piece.box.left >= head.right or overlap(piece.box, ink) > 0)
        for piece in view.pieces(first.page)
    )


def _signs_apart(
    signatures: Sequence[Weighed], row: Sequence[Weighed], sides: Sides, role: Role | None
) -> bool:
    others = [each.role(sides) for each in signatures if not any(each is one for one in row)]
    return any(other not in {None, role} for other in others)


def _level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and one.bottom > other.top
