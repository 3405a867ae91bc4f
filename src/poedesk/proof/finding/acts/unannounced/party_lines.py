"""Names of parties that a narrow column broke over two lines: "Alder Mills Holding &" over "Sons Ltd"."""

from collections.abc import Callable, Mapping, Sequence

from poedesk.kernel.text import fold
from poedesk.proof.finding.page.view import Piece

ALIGNED = 3.0
"""Points by which the second line begins beside the first at most."""

CLOSE, IN_CELL = 0.6, 1.0
"""Heights of a line between the two lines at most, and in one cell of a table."""

LONGEST = 70
"""Characters of a line that can be a part of a name."""


def broken_parties(pieces: Sequence[Piece], known: Callable[[str], bool]) -> Mapping[int, tuple[Piece, str]]:
    """Return the second line and the whole name, a known party's, by the ``id`` of the first line."""
    found: dict[int, tuple[Piece, str]] = {}
    for first in pieces:
        if len(first.text) > LONGEST:
            continue
        for second in (other for other in pieces if goes_on(first, other)):
            whole = fold(f"{first.text} {second.text}")
            if known(whole) and not known(fold(second.text)):
                found[id(first)] = (second, whole)
    return found


def goes_on(first: Piece, second: Piece) -> bool:
    """Return whether a line stands closely under another, in one cell and column."""
    if second is first or second.cell != first.cell or len(second.text) > LONGEST:
        return False
    gap = second.box.top - first.box.bottom
    room = CLOSE if first.cell is None else IN_CELL
    close = -CLOSE * first.box.height <= gap <= room * first.box.height
    lower = second.box.top > first.box.top + first.box.height / 2
    return close and lower and abs(second.box.left - first.box.left) <= ALIGNED
