"""Which pieces of a page stand on one line."""

from poedesk.proof.document.model import Box
from poedesk.proof.finding.page.pieces import Piece, lines_of

LINES = 6


def columns(*tops: float) -> tuple[Piece, ...]:
    """Return columns of lines one after the other, each beginning at its own height."""
    places = [
        (60.0 + 170 * column, top + 14 * line) for column, top in enumerate(tops) for line in range(LINES)
    ]
    return tuple(
        Piece(1, index, f"words {index}", 10 * index, 10 * index + 8, Box(left, top, left + 150, top + 10))
        for index, (left, top) in enumerate(places)
    )


def test_three_columns_that_run_apart_share_no_line() -> None:
    lines = lines_of(columns(100, 104, 108))
    assert [len(line.pieces) for line in lines] == [1] * (3 * LINES)


def test_rows_that_were_drawn_column_by_column_are_lines() -> None:
    lines = lines_of(columns(100, 100, 100))
    assert [len(line.pieces) for line in lines] == [3] * LINES
