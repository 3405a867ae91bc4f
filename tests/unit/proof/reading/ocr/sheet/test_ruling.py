"""Ruled lines of a sheet: whole ones, and those that a fax broke."""

import numpy as np
import pytest

from poedesk.proof.reading.ocr.looking import Picture, Sheet
from poedesk.proof.reading.ocr.sheet.ruling import ruled_lines

Row = tuple[int, tuple[tuple[int, int], ...]]
"""Height, and begins and ends of the pieces of a line."""


def sheet(rows: tuple[Row, ...], *, upright: bool = False) -> Sheet:
    grey = np.full((400, 400), 255, np.uint8)
    for y, pieces in rows:
        for begin, end in pieces:
            grey[y : y + 2, begin:end] = 0
    grey = np.ascontiguousarray(grey.T) if upright else grey
    picture = Picture(np.repeat(grey[:, :, None], 3, axis=2), 200.0, 200.0)
    return Sheet(grey, 2.0, np.eye(3), picture)


BROKEN: tuple[Row, ...] = (
    (100, ((40, 120), (140, 360))),
    (160, ((40, 180), (200, 360))),
    (220, ((40, 250), (270, 360))),
)


@pytest.mark.parametrize("upright", [False, True])
def test_lines_that_are_broken_here_and_there_are_whole(upright: bool) -> None:  # noqa: FBT001 - a parameter
    lines = [line for line in ruled_lines(sheet(BROKEN, upright=upright)) if line.upright == upright]
    assert [line.y1 - line.y0 if upright else line.x1 - line.x0 for line in lines] == [160.0] * 3


def test_lines_that_stand_side_by_side_stay_apart() -> None:
    beside = tuple((y, ((40, 180), (200, 360))) for y in (100, 160, 220, 280))
    assert len(ruled_lines(sheet(beside))) == 8


def test_tables_below_each_other_keep_their_own_sides() -> None:
    tables = tuple((x, ((20, 90), (106, 180), (196, 270), (286, 360))) for x in (40, 350))
    sides = [line for line in ruled_lines(sheet(tables, upright=True)) if line.upright]
    assert len(sides) == 8


def test_a_gap_that_nobody_would_call_a_break_stays() -> None:
    wide = tuple((y, ((begin[0], begin[1]), (end[0] + 20, end[1]))) for y, (begin, end) in BROKEN)
    assert len(ruled_lines(sheet(wide))) == 6


def test_a_table_has_its_sides_where_its_head_stands_on_a_dark_bar() -> None:
    made = sheet(tuple((y, ((40, 360),)) for y in (100, 150, 200)))
    for x in (40, 200, 358):
        made.grey[100:200, x : x + 2] = 0
    made.grey[52:100, 40:360] = 30
    made.grey[68:84, 60:180:4] = 255  # its words
    lines = ruled_lines(made)
    level = [line.y0 for line in lines if line.level and line.x1 - line.x0 > 150]
    upright = [line.x0 for line in lines if line.upright and line.y1 - line.y0 > 45]
    assert level == pytest.approx([26, 50, 75, 100], abs=1)
    assert sorted(upright) == pytest.approx([20, 100, 180], abs=1)


def test_what_a_scanner_leaves_at_the_edge_is_no_bar() -> None:
    made = sheet(())
    made.grey[:40, :] = 20
    assert ruled_lines(made) == []


@pytest.mark.parametrize("upright", [False, True])
def test_a_line_along_which_a_pen_scribbled_is_one_still(upright: bool) -> None:  # noqa: FBT001 - a parameter
    made = sheet(((100, ((40, 360),)), (160, ((40, 360),))), upright=upright)
    grey = made.grey.T if upright else made.grey
    for y in range(80, 120, 8):
        grey[y : y + 6, 150:190] = 0
    grey[240:280, 100:140] = 0  # a block of ink has none
    lines = [line for line in ruled_lines(made) if line.upright == upright]
    long = [line for line in lines if max(line.x1 - line.x0, line.y1 - line.y0) > 100]
    assert [line.x0 if upright else line.y0 for line in long] == pytest.approx([50, 80], abs=1)
    assert not any(120 <= (line.x0 if upright else line.y0) <= 140 for line in lines)
