"""Boxes close to letters and to rules, which are boxes by their four straight sides; letters stay letters."""

import random

import numpy as np
import pytest
from PIL import ImageFont

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.ticking.ticks import SeenBox, seen_boxes
from poedesk.proof.reading.pen.view import look

LABEL = ImageFont.truetype("DejaVuSans.ttf", round(10 * sheet.DPI / 72))


def outline(paper: sheet.Sheet, place: Place, thick: float = 0.8) -> None:
    left, top, right, bottom = place
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    paper.draw([corners], sheet.Pen(sheet.BLACK, thick), random.Random(0))


def told(paper: sheet.Sheet, words: list[Print]) -> list[SeenBox]:
    return seen_boxes(look(np.asarray(paper.image.convert("L")), paper.scale), words)


def in_a_sentence(count: int = 4, label: str = "today") -> tuple[sheet.Sheet, list[Place], list[Print]]:
    """Boxes between two words that are recognised together as one word."""
    paper, places, words = sheet.blank(300, 220), [], []
    for number in range(count):
        top = 40.0 + 35 * number
        wide = paper.write(40, top, "over", LABEL)
        place = Place(41 + wide, top + 2, 49 + wide, top + 10)
        outline(paper, place)
        end = place.right + 1 + paper.write(place.right + 1, top, label, LABEL)
        places.append(place)
        words.append(Print(Box(40, top, end, top + 13), 0.99, "over" + label, 1))
    return paper, places, words


def test_boxes_that_letters_touch_on_both_sides_are_boxes() -> None:
    paper, _, words = in_a_sentence()
    assert [box.ticked for box in told(paper, words)] == [False] * 4


@pytest.mark.parametrize("style", ["check", "cross", "fill", "scribble"])
def test_a_tick_between_letters_is_seen(style: str) -> None:
    paper, places, words = in_a_sentence()
    dice = random.Random(3)
    paper.draw(pen.placed(pen.TICKS[style](dice), places[1]), sheet.Pen(), dice)
    assert [box.ticked for box in told(paper, words)] == [False, True, False, False]


def test_letters_of_a_line_strike_no_tick_out() -> None:
    paper, places, words = in_a_sentence(5, label="the work")
    for place in places[:2]:
        cross = pen.placed([[(0.1, 0.1), (0.9, 0.9)], [(0.9, 0.1), (0.1, 0.9)]], place)
        paper.draw(cross, sheet.Pen(sheet.BLUE, 2), random.Random(1))
    assert [box.ticked for box in told(paper, words)] == [True, True, False, False, False]


@pytest.mark.parametrize("seed", range(4))
def test_a_tick_between_letters_that_was_struck_out_is_none(seed: int) -> None:
    paper, places, words = in_a_sentence()
    dice = random.Random(seed)
    paper.draw(pen.placed(pen.struck_out(dice), places[1]), sheet.Pen(), dice)
    assert True not in [box.ticked for box in told(paper, words)]


@pytest.mark.parametrize("text", ["OOOO", "DODO", "nonononon", "BOBBO", "Q0O8B"])
def test_round_letters_are_no_boxes_however_many(text: str) -> None:
    paper, words = sheet.blank(300, 220), []
    for number in range(5):
        top = 30.0 + 30 * number
        wide = paper.write(40, top, text, LABEL)
        words.append(Print(Box(40, top, 40 + wide, top + 13), 0.99, text, 1))
    assert told(paper, words) == []


def test_square_letters_of_other_scripts_are_no_boxes() -> None:
    paper, words = sheet.blank(300, 220), []
    for number in range(5):
        place = Place(60, 30 + 30 * number, 69, 39 + 30 * number)
        outline(paper, place, 0.9)
        words.append(Print(Box(40, place.top, 90, place.bottom), 0.99, "\u4eba\u53e3\u6570", 1))
    assert told(paper, words) == []


def in_narrow_rows(*, tick: bool = False) -> tuple[sheet.Sheet, list[Place]]:
    """Boxes in cells that are hardly larger, with the first letter of a label close behind."""
    paper, places = sheet.blank(300, 260), []
    for number in range(6):
        top = 40.0 + 14 * number
        paper.line(40, 260, top)
        place = Place(44, top + 3, 53, top + 12)
        outline(paper, place)
        paper.write(54.5, top + 0.5, "Rollout", LABEL)
        places.append(place)
    paper.line(40, 260, 124)
    for x in (40.0, 260.0):
        paper.draw([[(x, 40), (x, 124)]], sheet.Pen(sheet.BLACK, 0.6), random.Random(0))
    if tick:
        paper.draw(pen.placed(pen.TICKS["cross"](random.Random(2)), places[2]), sheet.Pen(), random.Random(2))
    return paper, places


def test_rules_and_a_letter_around_a_box_are_no_ring() -> None:
    paper, _ = in_narrow_rows()
    assert True not in [box.ticked for box in told(paper, [])]


def test_a_tick_between_rules_is_one() -> None:
    paper, _ = in_narrow_rows(tick=True)
    assert [box.ticked for box in told(paper, [])].count(True) == 1


def in_a_stack(*, tick: bool = False) -> sheet.Sheet:
    """Columns of boxes so close that their sides make one line, each between two rules."""
    paper = sheet.blank(300, 260)
    for row in range(6):
        for column in range(3):
            place = Place(100 + 60 * column, 41 + 11 * row, 109 + 60 * column, 50 + 11 * row)
            outline(paper, place)
            if tick and (row, column) == (2, 1):
                mark = pen.placed(pen.TICKS["cross"](random.Random(2)), place)
                paper.draw(mark, sheet.Pen(), random.Random(2))
    for row in range(7):
        paper.line(40, 290, 40 + 11 * row)
    return paper


def test_boxes_whose_sides_make_a_line_are_found() -> None:
    assert len([box for box in told(in_a_stack(), []) if box.ticked is False]) >= 12


def test_a_tick_in_such_boxes_is_the_only_one() -> None:
    assert [box.ticked for box in told(in_a_stack(tick=True), [])].count(True) <= 1


def test_cells_of_a_table_as_small_as_boxes_are_none() -> None:
    paper = sheet.blank(300, 260)
    for number in range(8):
        paper.line(60, 60 + 7 * 11, 60 + 11 * number)
        x = 60.0 + 11 * number
        paper.draw([[(x, 60), (x, 60 + 7 * 11)]], sheet.Pen(sheet.BLACK, 0.6), random.Random(0))
    assert told(paper, []) == []


def test_bars_of_a_logo_are_no_filled_boxes() -> None:
    paper, _, words = in_a_sentence()
    for x in (240.0, 252.0, 264.0):
        paper.clear(Place(x, 20, x + 8, 52), (20, 90, 60))
    assert [box.ticked for box in told(paper, words)] == [False] * 4


def under_a_heading(heading: str, side: float, thick: float) -> tuple[sheet.Sheet, list[Print]]:
    """Boxes as large as the letters of a thick heading, below it."""
    paper = sheet.blank(300, 220)
    font = ImageFont.truetype("DejaVuSans-Bold.ttf", round(14 * sheet.DPI / 72))
    wide = paper.write(40, 20, heading, font)
    words = [Print(Box(40, 20, 40 + wide, 38), 0.99, heading, 1)]
    for number in range(5):
        place = Place(40, 60 + 25 * number, 40 + side, 60 + side + 25 * number)
        outline(paper, place, thick)
        end = place.right + 6 + paper.write(place.right + 6, place.top - 2, "Rollout", LABEL)
        words.append(Print(Box(place.right + 6, place.top - 2, end, place.top + 11), 0.99, "Rollout", 1))
    return paper, words


@pytest.mark.parametrize("heading", ["Membership", "Objection", "Dedication of boards"])
@pytest.mark.parametrize("side", [6.5, 7.5, 8.0])
def test_thick_letters_as_large_as_boxes_are_none(heading: str, side: float) -> None:
    for thick in (0.4, 0.8, 1.4):
        paper, words = under_a_heading(heading, side, thick)
        assert [box.ticked for box in told(paper, words)] == [False] * 5


@pytest.mark.parametrize("style", ["cross", "fill", "scribble"])
def test_a_tick_below_a_thick_heading_is_seen(style: str) -> None:
    paper, words = under_a_heading("Objection", 8.0, 0.8)
    place = Place(40, 110, 48, 118)
    dice = random.Random(3)
    paper.draw(pen.placed(pen.TICKS[style](dice), place), sheet.Pen(), dice)
    assert [box.ticked for box in told(paper, words)] == [False, False, True, False, False]
