"""Round boxes on a page full of circles: the same ones are found, without comparing each with all."""

import cProfile
import pstats

import cv2
import numpy as np
import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.boxes.rounds import find_rounds, inside_of, room_of
from poedesk.proof.reading.pen.view import SCALE, Grey, View, look

RADIUS = 12


def sheet(rows: int, columns: int) -> Grey:
    """Return a page with so many circles."""
    grey = np.full((2200, 1700), 255, np.uint8)
    for row in range(rows):
        for column in range(columns):
            cv2.circle(grey, (60 + 40 * column, 60 + 40 * row), RADIUS, 0, 2)
    return grey


def page(rows: int, columns: int) -> View:
    return look(sheet(rows, columns), SCALE)


def calls(view: View) -> int:
    profile = cProfile.Profile()
    profile.runcall(find_rounds, view, (), ())
    return sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


def test_all_of_a_page_full_of_circles_are_found_and_none_twice() -> None:
    found = find_rounds(page(12, 20), (), ())
    middles = {(round(one.left + one.width / 2), round(one.top + one.height / 2)) for one in found}
    assert len(found) == len(middles) == 240


def test_four_times_as_many_circles_take_four_times_as_long() -> None:
    assert calls(page(48, 10)) < 6 * calls(page(12, 10))


def test_a_circle_where_a_box_is_known_is_none_of_its_own() -> None:
    known = [Square(60 + 40 * column - RADIUS, 60 - RADIUS, 2 * RADIUS, 2 * RADIUS) for column in range(10)]
    found = find_rounds(page(2, 10), (), known)
    assert len(found) == 10
    assert all(one.top > 60 for one in found)


def test_circles_of_another_size_are_none_of_them() -> None:
    grey = sheet(3, 6)
    for place in (900, 980):
        cv2.circle(grey, (place, 900), 2 * RADIUS - 2, 0, 2)
    found = find_rounds(look(grey, SCALE), (), ())
    assert len(found) == 18
    assert max(one.width for one in found) < 2.5 * RADIUS


def test_a_circle_that_a_pen_crossed_is_found_in_line_with_the_others() -> None:
    grey = sheet(4, 1)
    cv2.line(grey, (50, 165), (90, 120), 0, 3)
    assert len(find_rounds(look(grey, SCALE), (), ())) == 4


def in_a_row(label: str = "Yes") -> tuple[Grey, list[Print]]:
    """Return three circles in a row, of which the last two were read together with their labels."""
    grey, words = sheet(0, 0), []
    for number in range(3):
        left = 60 + 160 * number
        cv2.circle(grey, (left, 100), RADIUS, 0, 2)
        cv2.putText(grey, label, (left + RADIUS + 12, 110), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
        if number:
            words.append(word_at(left - RADIUS, left + RADIUS + 70, "O" + label))
    return grey, words


def word_at(left: int, right: int, text: str) -> Print:
    return Print(Box(left / SCALE, 84 / SCALE, right / SCALE, 116 / SCALE), 0.99, text)


def test_circles_of_one_row_that_were_read_as_letters_of_their_labels_are_found() -> None:
    grey, words = in_a_row()
    assert len(find_rounds(look(grey, SCALE), words, ())) == 3


def test_the_round_first_letter_of_a_label_in_their_row_is_none() -> None:
    grey, words = in_a_row()
    cv2.circle(grey, (560, 100), RADIUS, 0, 2)
    cv2.putText(grey, "ther", (560 + RADIUS + 3, 110), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    words.append(word_at(548, 640, "Other"))
    assert len(find_rounds(look(grey, SCALE), words, ())) == 3


def test_a_circle_below_one_and_beside_one_is_found_though_its_label_is_close() -> None:
    grey = sheet(0, 0)
    for row in range(2):
        for column in range(2):
            cv2.circle(grey, (60 + 160 * column, 100 + 80 * row), RADIUS, 0, 2)
    cv2.line(grey, (208, 176), (246, 160), 0, 3)
    cv2.putText(grey, "No", (238, 190), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    assert len(find_rounds(look(grey, SCALE), (), ())) == 4


def test_the_uneven_lines_of_thick_circles_are_no_ticks_though_most_of_them_are_filled() -> None:
    dark = np.zeros((700, 200), np.uint8)
    squares = [Square(60 - RADIUS - 2, 60 + 50 * row - RADIUS - 2, 28, 28) for row in range(12)]
    for row in range(12):
        cv2.circle(dark, (60, 60 + 50 * row), RADIUS - row % 2, 1, 3 + 2 * (row % 2))
        if row > 4:
            cv2.circle(dark, (60, 60 + 50 * row), 6, 1, -1)
    room = room_of(dark, squares)
    assert [bool(inside_of(dark, square, room).any()) for square in squares] == [False] * 5 + [True] * 7


def listed(size: int, gap: int, begin: str = "") -> tuple[Grey, list[Print]]:
    """Return labels below each other, each read with a circle of a size so close before it, or a letter."""
    grey, words = sheet(0, 0), []
    for row, label in enumerate(("pen rate", "ffice hours", "thers")):
        y = 100 + 40 * row
        if begin:
            cv2.putText(grey, begin, (60 - size, y + size), cv2.FONT_HERSHEY_SIMPLEX, size / 10, 0, 2)
        else:
            cv2.circle(grey, (60, y), size, 0, 2)
        cv2.putText(grey, label, (60 + size + gap, y + size), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
        words.append(
            Print(Box(44 / SCALE, (y - 16) / SCALE, 220 / SCALE, (y + 16) / SCALE), 0.99, "O" + label)
        )
    return grey, words


@pytest.mark.parametrize(
    ("size", "gap", "begin", "found"),
    [(RADIUS, 7, "", 3), (RADIUS, 3, "", 0), (RADIUS, 7, "D", 0)],
    ids=["before their labels", "letters of them", "letters with a stem"],
)
def test_circles_of_a_list_are_boxes_though_its_labels_are_close(
    size: int, gap: int, begin: str, found: int
) -> None:
    grey, words = listed(size, gap, begin)
    assert find_rounds(look(grey, SCALE), words, ()) == []
    assert len(find_rounds(look(grey, SCALE), words, (), close=True)) == found
