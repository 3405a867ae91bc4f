"""Ticks around boxes, round boxes, hairlines, and what is no tick: dashes, blots, the ends of other ticks."""

import math
import random

import numpy as np
import pytest
from PIL import ImageFont
from tests.unit.proof.reading.pen.test_pen import BOX, OTHERS, outline, page_with_boxes, states

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Letters, Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.ticking.ticks import seen_boxes
from poedesk.proof.reading.pen.view import Mask, look

LABEL = ImageFont.truetype("DejaVuSans.ttf", round(8 * sheet.DPI / 72))
FELT = sheet.Pen(sheet.BLUE, 1.8)


def drawn(stroke: list[tuple[float, float]], place: Place = BOX) -> list[pen.Stroke]:
    """Return a stroke that is given in the sides of a box."""
    return pen.placed([stroke], place)


def circled(paper: sheet.Sheet, place: Place, thick: float, wide: float) -> None:
    x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    turns = [step * np.pi / 30 for step in range(62)]
    ring = [(x + wide * np.cos(turn), y + wide * np.sin(turn)) for turn in turns]
    paper.draw([ring], sheet.Pen(sheet.BLACK, thick), random.Random(0))


def page_with_circles(count: int = 4, thick: float = 0.7) -> tuple[sheet.Sheet, list[Place]]:
    paper = sheet.blank(200, 200)
    places = [Place(60, 40 + 25 * number, 70, 50 + 25 * number) for number in range(count)]
    for place in places:
        circled(paper, place, thick, 5)
    return paper, places


@pytest.mark.parametrize("end", [(1.7, -0.8), (2.0, -1.0), (1.5, -0.5)])
def test_a_check_that_is_written_around_a_box_ticks_it(end: tuple[float, float]) -> None:
    paper = page_with_boxes()
    paper.draw(drawn([(-0.3, 0.4), (0.45, 1.2), end]), sheet.Pen(), random.Random(0))
    assert states(paper) == [True, False, False, False]


def test_the_end_of_a_check_in_the_box_below_ticks_nothing_above() -> None:
    paper = page_with_boxes()
    place = Place(48, 80, 58, 90)
    paper.draw(drawn([(0.1, 0.5), (0.4, 0.95), (2.5, -1.35)], place), sheet.Pen(), random.Random(0))
    assert states(paper)[0] is not True


def test_a_line_that_leaves_the_upper_edge_of_a_box_ticks_nothing() -> None:
    paper = page_with_boxes()
    paper.draw(drawn([(0.6, -0.05), (1.6, -0.9)]), sheet.Pen(), random.Random(0))
    assert states(paper)[0] is not True


def test_a_dash_in_a_box_is_not_told_as_a_tick() -> None:
    paper = page_with_boxes()
    paper.draw(drawn([(0.2, 0.5), (0.8, 0.52)]), sheet.Pen(sheet.BLUE, 0.9), random.Random(0))
    assert states(paper) == [None, False, False, False]


def test_a_box_that_was_blotted_out_with_what_is_around_it_is_not_told_as_ticked() -> None:
    paper = page_with_boxes()
    rows = [((-0.6 if row % 2 else 1.6), -0.6 + 2.2 * row / 14) for row in range(15)]
    paper.draw(drawn(rows), FELT, random.Random(0))
    assert states(paper)[0] is not True


def test_a_box_that_is_filled_with_a_thick_pen_is_ticked() -> None:
    paper = page_with_boxes()
    rows = [((0.1 if row % 2 else 0.9), 0.1 + 0.8 * row / 6) for row in range(7)]
    paper.draw(drawn(rows), FELT, random.Random(0))
    assert states(paper) == [True, False, False, False]


@pytest.mark.parametrize("thick", [1.6, 2.4])
def test_a_thick_ring_close_around_a_box_is_seen_and_is_no_strike(thick: float) -> None:
    paper = page_with_boxes()
    circled(paper, BOX, thick, 8.6 + thick / 2)
    assert states(paper) == [True, False, False, False]


@pytest.mark.parametrize("seed", range(6))
def test_a_cross_that_a_thick_pen_struck_out_is_not_told_as_ticked(seed: int) -> None:
    paper, dice = page_with_boxes(), random.Random(seed)
    slope = dice.uniform(-0.2, 0.2)
    lines = [[(-0.9, 0.4 + slope + 0.2 * number), (2.0, 0.4 - slope + 0.2 * number)] for number in range(3)]
    for stroke in ([(0.1, 0.1), (0.9, 0.9)], [(0.9, 0.1), (0.1, 0.9)], *lines):
        paper.draw(drawn(stroke), FELT, random.Random(seed))
    assert states(paper)[0] is not True


def test_boxes_printed_in_hairlines_are_found_where_a_scanner_blurred_them() -> None:
    paper = sheet.blank(200, 200)
    for place in (BOX, *OTHERS):
        outline(paper, place, 0.7)
    grey = np.asarray(paper.image.convert("L"), np.float32)
    pale = (255 - (255 - grey) * 0.26).astype(np.uint8)
    middle = grey.shape[1] // 2
    pale[:, middle:] = grey[:, middle:].astype(np.uint8)
    pale[-60:-30, -300:-100] = 0
    assert [box.ticked for box in seen_boxes(look(pale, paper.scale))] == [False] * 4


@pytest.mark.parametrize("thick", [0.5, 0.8, 1.2])
def test_round_boxes_are_found_and_empty(thick: float) -> None:
    assert states(page_with_circles(thick=thick)[0]) == [False] * 4


@pytest.mark.parametrize("style", pen.TICKS)
def test_round_boxes_are_ticked_in_every_way(style: str) -> None:
    paper, places = page_with_circles()
    dice = random.Random(2)
    paper.draw(pen.placed(pen.TICKS[style](dice), places[1]), sheet.Pen(), dice)
    assert sorted(states(paper), key=str) == [False, False, False, True]


def test_a_tick_in_a_round_box_that_was_struck_out_is_none() -> None:
    paper, places = page_with_circles()
    dice = random.Random(1)
    paper.draw(pen.placed(pen.struck_out(dice), places[1]), sheet.Pen(), dice)
    assert True not in states(paper)


def test_one_circle_alone_is_no_box() -> None:
    assert states(page_with_circles(1)[0]) == []


def test_round_letters_of_a_word_are_no_boxes() -> None:
    paper = sheet.blank(200, 200)
    for number in range(4):
        circled(paper, Place(60 + 12 * number, 60, 70 + 12 * number, 70), 1.2, 5)
    word = Print(Box(58, 56, 109, 74), 0.99, "OOOO")
    assert seen_boxes(look(np.asarray(paper.image.convert("L")), paper.scale), [word]) == []


def test_letters_are_as_wide_as_in_the_only_two_words_of_their_line() -> None:
    title = [Print(Box(60, 40, 160, 60), 0.99, "abcdeghnop"), Print(Box(166, 40, 216, 60), 0.99, "aceno")]
    body = [Print(Box(60 + 40 * n, 90, 92 + 40 * n, 104), 0.99, "abcdeghnop") for n in range(3)]
    letters = Letters([*title, *body])
    letter = np.array([[80, 44, 10, 10]], np.int32) * 200 // 72
    assert letters.hold(letter.astype(np.int32)).middle[0]


def filled(*lines: tuple[int, int]) -> tuple[Mask, Square]:
    """Return a filled box, and what is beside it: dark from one column to another, at its middle."""
    ink = np.zeros((200, 300), np.uint8)
    square = Square(130, 80, 30, 30)
    ink[square.top : square.bottom, square.left : square.right] = 1
    for begin, end in lines:
        ink[93:98, begin:end] = 1
    return ink, square


def test_a_line_through_a_filled_box_strikes_it_out() -> None:
    assert is_struck_out(*filled((100, 190)))


def test_a_broken_line_through_a_tick_leaves_it_open_and_only_a_whole_one_strikes_it_out() -> None:
    broken = filled((100, 128), (162, 190))
    assert is_struck_out(*broken)
    assert not is_struck_out(*broken, surely=True)
    assert is_struck_out(*filled((100, 190)), surely=True)


def stacked(pitch: float, *circled: int) -> list[bool | None]:
    """Return what is told of five boxes beside a rule, of which some have a ring that reaches to the next."""
    paper = sheet.blank(200, 220)
    places = [Place(60, 60 + pitch * number, 68, 68 + pitch * number) for number in range(5)]
    for place in places:
        outline(paper, place)
        paper.write(70, place.top - 1, "Emp", LABEL)
    paper.draw([[(55, 40), (55, 160)]], sheet.Pen(sheet.BLACK, 0.8), random.Random(0))
    ring = [(0.5 + math.cos(step / 6), 0.5 + 0.95 * math.sin(step / 6)) for step in range(39)]
    for number in circled:
        paper.draw(drawn(ring, places[number]), sheet.Pen(sheet.BLUE, 1.2), random.Random(1))
    return states(paper)


@pytest.mark.parametrize("pitch", [11, 12, 14, 17])
def test_rings_around_the_boxes_above_and_below_tick_none_between_them(pitch: float) -> None:
    one, *between, last = stacked(pitch, 1, 3)
    assert [one, between[0], between[2], last] == [False, True, True, False]
    assert not between[1]


def test_rings_below_each_other_are_three() -> None:
    assert stacked(14, 1, 2, 3) == [False, True, True, True, False]
