"""What a table says to a label in one of its cells: beside it, else underneath."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate, islice, takewhile

from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.passages import Passage

MOST = 300
"""Cells that answer one label before the rest of them is left out."""

_TABLE = 2
"""Parts of the place of a whole table: its page and its number."""

_TITLE = 4
"""Words that the title of a column has at most."""


class Tables:
    """The passages that stand in cells, found by table, row and column without walking through all."""

    def __init__(self, known: Iterable[Passage]) -> None:
        """Sort what stands in cells by rows; the passages of a row keep the order in which they are read."""
        self._cells: dict[tuple[Hashable, ...], list[Passage]] = defaultdict(list)
        for passage in known:
            if passage.cell is not None:
                table, row, column = passage.cell
                for place in ((table,), (table, "row", row), (table, "column", column)):
                    self._cells[passage.page, *place].append(passage)
        for found in self._cells.values():
            found.sort(key=_row)
        self._rows = {place: [_row(p) for p in found] for place, found in self._cells.items()}
        self._widest = {
            place: _most_so_far(rows) for place, rows in self._rows.items() if len(place) == _TABLE
        }
        self._columns = {place: 1 + max(map(_column, found)) for place, found in self._cells.items()}

    def beside(self, passage: Passage) -> list[Passage] | None:
        """Return what a table says to the label ``passage``: to the right, else underneath.

        Null when the table leaves that to what follows; of long answers the first ``MOST`` cells, and none
        from where the same label comes again: long sheets repeat a label in every row.
        """
        assert passage.cell is not None
        table, row, column = passage.cell
        titles = self._cells[passage.page, table, "row", row]
        right = [p for p in titles if _column(p) > column][:MOST]
        is_header = self._begins(passage, titles) and all(len(p.text.split()) <= _TITLE for p in titles)
        columns = self._columns[passage.page, table]
        below = self._under(passage, "column", column) if is_header or not right else []
        if is_header and below and (columns > 2 or any(meaning(p.text)[0] for p in right)):  # noqa: PLR2004 - a table of items
            return below
        if is_header and _tells(below) and all(len(p.text.split()) <= 2 for p in right):  # noqa: PLR2004 - "Result", "Done on"
            return self._under(passage)
        if right:
            return right
        return None if columns == 1 or column == 0 else below

    def _begins(self, passage: Passage, titles: Sequence[Passage]) -> bool:
        """Return whether a row can head others: the first, or one with more cells than those over it.

        Two tables that touch are drawn as one: the parties of an order, and under them its items.
        """
        assert passage.cell is not None
        table, row, _ = passage.cell
        if row == 0:
            return len(titles) > 1
        rows, most = self._widest[passage.page, table]
        over = most[bisect_left(rows, row) - 1] if row > rows[0] else 0
        return len({_column(p) for p in titles}) > max(2, over)

    def _under(self, passage: Passage, *place: Hashable) -> list[Passage]:
        """Return what stands in rows below ``passage``, in its table or in a column of it."""
        assert passage.cell is not None
        where = passage.page, passage.cell.table, *place
        found, rows = self._cells[where], self._rows[where]
        lower = islice(found, bisect_right(rows, passage.cell.row), None)
        return list(islice(takewhile(lambda p: p.text != passage.text, lower), MOST))


def _most_so_far(rows: Iterable[int]) -> tuple[list[int], list[int]]:
    """Return the rows in which cells stand, and the most cells that one of them up to each has."""
    counted = sorted(Counter(rows).items())
    return [row for row, _ in counted], list(accumulate((count for _, count in counted), max))


def _row(passage: Passage) -> int:
    return passage.cell.row if passage.cell is not None else 0


def _column(passage: Passage) -> int:
    return passage.cell.column if passage.cell is not None else 0


def _tells(column: Sequence[Passage]) -> bool:
    """Return whether a column under its title holds lines of text rather than further labels."""
    return len(column) > 1 and all(len(p.text.split()) > 2 and not meaning(p.text)[0] for p in column)  # noqa: PLR2004
