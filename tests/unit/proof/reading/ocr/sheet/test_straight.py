import math

import cv2
import numpy as np
import pytest

from poedesk.proof.reading.ocr.models.detecting import Line
from poedesk.proof.reading.ocr.sheet.straight import (
    back_from_straight,
    back_from_turns,
    inverse,
    moved,
    quarter_turns,
    runs_across,
    skew_of,
    skew_of_rules,
)


def lines(slope: float, count: int = 5) -> list[Line]:
    return [Line(300, 100 + 40 * number, 400, 20, slope) for number in range(count)]


def test_text_that_runs_down_does_not_run_across() -> None:
    assert runs_across(lines(0.0))
    assert not runs_across(lines(90.0))
    assert runs_across([*lines(0.0), Line(500, 300, 30, 20, 90.0)])


def test_the_skew_is_that_of_most_long_lines() -> None:
    assert skew_of([*lines(1.5), Line(300, 500, 30, 20, 20.0)]) == pytest.approx(1.5)


def test_few_lines_tell_nothing_and_a_hair_of_slope_is_none() -> None:
    assert skew_of(lines(1.5, count=2)) is None
    assert skew_of(lines(0.1)) == 0.0


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_picture_leads_back_to_where_its_pixels_were(turns: int) -> None:
    grey = np.full((60, 40), 255, np.uint8)
    grey[10, 30] = 0
    row, column = np.argwhere(quarter_turns(grey, turns) == 0)[0]
    x, y, _ = back_from_turns(40, 60, turns) @ np.array([column + 0.5, row + 0.5, 1.0])
    assert (x, y) == pytest.approx((30.5, 10.5))


def test_a_line_set_straight_has_no_slope_and_keeps_its_length() -> None:
    back = back_from_straight(600, 800, 2.0)
    line = moved(Line(100, 100, 400, 20, 2.0), inverse(back), -2.0)
    assert line.slope == pytest.approx(0.0)
    assert line.width == 400
    x, y, _ = back @ np.array([line.x, line.y, 1.0])
    assert (x, y) == pytest.approx((100, 100))


def test_ruled_lines_tell_the_skew_and_letters_among_them_do_not_matter() -> None:
    grey = np.full((1000, 800), 255, np.uint8)
    for top in (200, 400, 600, 800):
        cv2.line(grey, (80, top), (720, top + round(640 * math.tan(math.radians(1.5)))), 0, 2)
        cv2.putText(grey, "Signature of the customer", (90, top - 40), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    assert skew_of_rules(grey) == pytest.approx(1.5, abs=0.1)
    assert skew_of_rules(np.full((1000, 800), 255, np.uint8)) == 0.0
