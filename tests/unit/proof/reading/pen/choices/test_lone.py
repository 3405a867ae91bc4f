"""One pair of brackets before its label: empty, ticked, crossed by the pen, and brackets that are none."""

import cv2
import numpy as np
import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.choices.lone import find_lone
from poedesk.proof.reading.pen.view import SCALE, look

PLACE = Box(60.0, 100.0, 84.0, 113.0)
LABEL = Print(Box(90.0, 100.0, 120.0, 113.0), 0.99, "Agreed", 2, level=True)
BRACKETS = Print(PLACE, 0.99, "[ ]", 2, level=True)

Stroke = list[tuple[float, float]]
CROSS: list[Stroke] = [[(68, 103), (76, 111)], [(76, 103), (68, 111)]]
OVER: list[Stroke] = [[(58, 111), (70, 103), (86, 111)]]


def told(
    words: list[Print],
    strokes: list[Stroke],
    boxes: list[Box] | None = None,
    unsure: list[Print] | None = None,
    *,
    listed: bool = False,
) -> list[bool | None]:
    page = np.full((round(300 * SCALE), round(300 * SCALE)), 255, np.uint8)
    bracket = [(63.0, 102.0), (61.0, 102.0), (61.0, 112.0), (63.0, 112.0)]
    for line in (bracket, [(144.0 - x, y) for x, y in bracket], *strokes):
        points = np.array([[round(x * SCALE), round(y * SCALE)] for x, y in line], np.int32)
        cv2.polylines(page, [points], isClosed=False, color=20, thickness=2)
    found = find_lone(look(page, SCALE), words, boxes or [], unsure or [], listed=listed)
    return [ticked for _, ticked in found]


@pytest.mark.parametrize(("strokes", "ticked"), [([], False), (CROSS, True), (OVER, None)])
def test_what_a_pen_left_between_brackets_is_told(strokes: list[Stroke], ticked: bool | None) -> None:  # noqa: FBT001 - a parameter
    assert told([BRACKETS, LABEL], strokes) == [ticked]


def test_brackets_read_as_two_words_are_a_pair() -> None:
    parts = [
        Print(Box(60, 100, 65, 113), 0.99, "[", 3, level=True),
        Print(Box(79, 100, 84, 113), 0.99, "]", 3, level=True),
    ]
    assert told([*parts, LABEL], CROSS) == [True]


@pytest.mark.parametrize(
    ("words", "boxes"),
    [
        ([BRACKETS], []),
        ([Print(Box(20, 100, 56, 113), 0.99, "call", 3, level=True), BRACKETS, LABEL], []),
        ([Print(PLACE, 0.99, "[a]", 2, level=True), LABEL], []),
        ([BRACKETS, LABEL], [PLACE]),
    ],
    ids=["without a label", "amid a line", "with a printed letter", "known already"],
)
def test_other_brackets_are_left_alone(words: list[Print], boxes: list[Box]) -> None:
    assert told(words, [], boxes) == []


def test_a_tick_read_as_a_letter_stands_between_its_brackets() -> None:
    parts = [
        Print(Box(60, 100, 65, 113), 0.99, "(", 4, level=True),
        Print(Box(68, 100, 76, 113), 0.91, "X", 4, level=True),
        Print(Box(79, 100, 84, 113), 0.99, ")", 4, level=True),
    ]
    assert told([*parts, LABEL], CROSS) == [True]


def test_a_number_between_brackets_is_no_tick() -> None:
    parts = [
        Print(Box(60, 100, 65, 113), 0.99, "(", 4, level=True),
        Print(Box(68, 100, 76, 113), 0.91, "3", 4, level=True),
        Print(Box(79, 100, 84, 113), 0.99, ")", 4, level=True),
    ]
    assert told([*parts, LABEL], CROSS) == []


def test_one_bracket_of_a_pair_may_be_unsure() -> None:
    first = Print(Box(60, 100, 65, 113), 0.99, "[", 2, level=True)
    last = Print(Box(79, 100, 84, 113), 0.6, "]", 1, level=True)
    assert told([first, LABEL], [], unsure=[last]) == [False]
    assert told([LABEL], [], unsure=[first, last]) == []


def test_a_tick_that_touches_one_bracket_is_told_by_the_other() -> None:
    filled: list[Stroke] = [[(68.0, float(y)), (84.0, float(y))] for y in range(103, 112)]
    assert told([BRACKETS, LABEL], filled) == [True]


@pytest.mark.parametrize(("end", "found"), [(54, [True]), (60, [])], ids=["after a space", "in its word"])
def test_amid_a_line_they_count_where_others_are_listed(end: float, found: list[bool | None]) -> None:
    words = [Print(Box(20, 100, end, 113), 0.99, "Meals:", 3, level=True), BRACKETS, LABEL]
    assert told(words, CROSS, listed=True) == found
    assert told(words, CROSS) == []
