"""Which pieces of a page stand on one line."""

from dataclasses import replace

from poedesk.proof.document.model import Box
from poedesk.proof.finding.page.pieces import Piece, lines_of, same_size

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


def test_an_accent_over_a_capital_makes_no_line_larger() -> None:
    one = Piece(1, 0, "die Konten gesperrt und gepflegt", 0, 32, Box(60, 100, 400, 108))
    other = Piece(1, 1, "\u00dcberpr\u00fcfungen angelegt", 33, 55, Box(60, 112, 400, 123))
    assert same_size(one, other)
    assert not same_size(one, replace(other, text="Schluss, und mehr"))
