"""The lines of a table's cell as passages: its caption, its items, its paragraphs."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Page
from poedesk.proof.finding.page.view import Piece

CAPTION_WORDS = 10
"""Words of the caption of a box."""

_BULLET = compiled(
    r"^\s*+(?:[\u2022\u25cf\u25e6\u25aa\u25ab\u2023\u2043\u00b7\uf0b7\uf0a7\u25a0\u25a1\u2013\u2014*+-]|o)\s++(?=\S)"
    r"|^\s*+\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})[.)]\s++(?=\S)"
)


def is_bullet(text: str) -> bool:
    """Return whether a line begins with a bullet, a dash or a short number."""
    return _BULLET.match(text) is not None


def split_cell(page: Page, group: list[Piece]) -> list[list[Piece]]:
    """Cut a cell where a line of its own begins: a bullet, or a line after a finished sentence or heading."""
    parts = [[group[0]]]
    right = _reach(group) if page.width is not None else inf
    step = _step(group)
    for before, piece in pairwise(group):
        text = piece.text
        last = before.text.rstrip()
        fresh = is_bullet(text) or (last.endswith((".", ":", "?")) and not text[:1].islower())
        fresh = fresh or (before is group[0] and _is_caption(before, piece))
        fresh = fresh or (page.width is not None and _begins_anew(before, piece, right, step))
        if fresh or (before.heading != piece.heading) or (page.width is None and not text[:1].islower()):
            parts.append([piece])
        else:
            parts[-1].append(piece)
    return parts


def _reach(group: Sequence[Piece]) -> float:
    """Return how far to the right the lines of a wide cell reach; infinite for a narrow one."""
    longest = max(group, key=lambda piece: piece.box.right)
    return longest.box.right if len(longest.text) >= _WIDE else inf


def _step(group: Sequence[Piece]) -> float:
    """Return how far the lines of a cell stand below each other, where nothing is between them."""
    steps = [other.box.top - one.box.top for one, other in pairwise(group)]
    line = max(piece.box.height for piece in group)
    return min([step for step in steps if step > _HALF * line], default=0.0) if len(steps) > 1 else 1.5 * line


_HALF = 0.5
"""Share of the height of a line from which on a line stands below another."""


def _begins_anew(before: Piece, piece: Piece, right: float, step: float) -> bool:
    """Return whether a line stands under an empty one, or under one of a wide cell that was not full.

    So does an answer under the question of a form: "... the claimed workload(s)", then "Our seven branches".
    """
    text = piece.text.lstrip()
    if not (text[:1].isupper() or text[:1].isdigit()):
        return False
    apart = piece.box.top - before.box.top > _EMPTY * step
    return apart or (right < inf and not is_full(before, piece, right))


_EMPTY = 1.4
"""Steps by which two lines of one paragraph stand apart at most."""

_WIDE = 60
"""Characters of the longest line of a cell that holds running text."""


_FULL = 0.88
"""Share of the reach of a full line: a ragged margin leaves the rest."""


def is_full(before: Piece, piece: Piece, right: float) -> bool:
    """Return whether the first word of the next line would not have fitted on the line before."""
    word = (piece.text.split() or [""])[0]
    width = piece.box.width / max(len(piece.text), 1) * (len(word) + 1)
    return before.box.right + width >= _FULL * right


def _is_caption(line: Piece, under: Piece) -> bool:
    """Return whether the first line of a box is its caption: short, and far from where the next one ends."""
    ends_early = line.box.right <= under.box.right - _EARLY * under.box.width
    closed = line.text.rstrip().endswith((".", ",", ";"))
    return ends_early and len(line.text.split()) <= CAPTION_WORDS and not closed and under.text[:1].isupper()


_EARLY = 0.4
"""Share of the next line by which a line ends before it that was not broken because it was full."""
