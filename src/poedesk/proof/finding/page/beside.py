"""What a table says to a label in one of its cells: beside it, else underneath."""

from collections.abc import Sequence

from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.passages import Passage

_TITLE = 4
"""Words that the title of a column has at most."""


def beside_cell(known: Sequence[Passage], index: int) -> list[Passage] | None:
    """Return what a table says to a label in one of its cells: to the right, else underneath."""
    cell = known[index].cell
    assert cell is not None
    here = [
        p for p in known if p.cell is not None and p.page == known[index].page and p.cell.table == cell.table
    ]
    columns = 1 + max(p.cell.column for p in here if p.cell is not None)
    right = [p for p in here if p.cell is not None and p.cell.row == cell.row and p.cell.column > cell.column]
    titles = [p for p in here if p.cell is not None and p.cell.row == cell.row]
    is_header = cell.row == 0 and len(titles) > 1 and all(len(p.text.split()) <= _TITLE for p in titles)
    below = [p for p in here if p.cell is not None and p.cell.row > cell.row and p.cell.column == cell.column]
    if is_header and below and (columns > 2 or any(meaning(p.text)[0] for p in right)):  # noqa: PLR2004 - a table of items
        return below
    if is_header and _tells(below) and all(len(p.text.split()) <= 2 for p in right):  # noqa: PLR2004 - "Result", "Done on"
        return [p for p in here if p.cell is not None and p.cell.row > cell.row]
    if right:
        return right
    return None if columns == 1 or cell.column == 0 else below


def _tells(column: Sequence[Passage]) -> bool:
    """Return whether a column under its title holds lines of text rather than further labels."""
    return len(column) > 1 and all(len(p.text.split()) > 2 and not meaning(p.text)[0] for p in column)  # noqa: PLR2004
