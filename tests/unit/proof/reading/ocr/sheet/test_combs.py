"""Combs: cells for one sign each, found by their sides and read as if printed side by side."""

from itertools import pairwise

import numpy as np
import pytest

from poedesk.proof.reading.ocr.sheet.combs import Comb, find_combs, is_ruled, set_together
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line

WIDE, TOP, BOTTOM = 15.0, 100.0, 116.0


def sides(*xs: float, top: float = TOP, bottom: float = BOTTOM) -> list[Line]:
    return [Line(x, top, x, bottom) for x in xs]


def comb_of(cells: int) -> list[Line]:
    ends = [WIDE * number for number in range(cells + 1)]
    return [*sides(*ends), Line(0, BOTTOM, ends[-1], BOTTOM)]


def told(lines: list[Line]) -> list[tuple[float, ...]]:
    return [comb.edges for comb in find_combs(lines)]


def test_equal_cells_on_a_line_are_a_comb() -> None:
    assert told(comb_of(8)) == [tuple(WIDE * number for number in range(9))]


def test_strokes_of_digits_between_the_sides_and_a_side_overlooked_do_not_matter() -> None:
    lines = [line for line in comb_of(8) if line.x0 != 3 * WIDE or line.level]
    assert told([*lines, *sides(21.0, 68.0, 97.5)]) == [tuple(WIDE * number for number in range(9))]


@pytest.mark.parametrize(
    "lines",
    [
        comb_of(4),
        [*sides(*(28.0 * number for number in range(8))), Line(0, BOTTOM, 196, BOTTOM)],
        [line for line in comb_of(8) if line.upright],
        [*sides(0, 12, 40, 49, 77, 90, 121, 130), Line(0, BOTTOM, 130, BOTTOM)],
        [*sides(*(WIDE * number for number in range(9)), bottom=190), Line(0, 190, 120, 190)],
    ],
    ids=[
        "too few cells",
        "cells broad enough for words",
        "no line at the foot",
        "uneven cells",
        "cells of several rows",
    ],
)
def test_other_lines_are_no_comb(lines: list[Line]) -> None:
    assert told(lines) == []


def test_signs_stand_side_by_side_without_the_sides_and_empty_cells_leave_a_blank() -> None:
    comb = Comb(tuple(WIDE * number for number in range(7)), 2.0, 18.0)
    grey = np.full((80, 400), 240, np.uint8)
    for edge in comb.edges:
        grey[8:72, round(edge * 4) : round(edge * 4) + 2] = 0
    for number in (0, 1, 3, 5):
        left = round(number * WIDE * 4) + 25
        grey[25:55, left : left + 8] = 20
    shown = set_together(grey, comb, 4.0)
    assert shown is not None
    picture, cells = shown
    assert cells == [0, 1, 3, 5]
    columns = np.flatnonzero((picture < 128).any(axis=0))
    assert len(columns) == 4 * 8
    gaps = [other - one for one, other in pairwise(columns) if other - one > 1]
    assert gaps[0] < gaps[1] == gaps[2]


@pytest.mark.parametrize(("foot", "ruled"), [(72, True), (58, False)])
def test_sides_go_down_to_the_foot_and_letters_over_a_line_do_not(foot: int, ruled: bool) -> None:  # noqa: FBT001 - a parameter
    comb = Comb(tuple(5 + WIDE * number for number in range(7)), 2.0, 18.0)
    grey = np.full((80, 420), 240, np.uint8)
    grey[72:74] = 0
    for edge in comb.edges:
        grey[8:foot, round(edge * 4) : round(edge * 4) + 2] = 0
    assert is_ruled(grey, comb, 4.0) is ruled


def test_an_empty_comb_says_nothing() -> None:
    comb = Comb(tuple(WIDE * number for number in range(7)), 2.0, 18.0)
    assert set_together(np.full((80, 400), 240, np.uint8), comb, 4.0) is None
