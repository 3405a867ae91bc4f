"""What is seen on a page besides letters: boxes and ticks, lines, what a pen wrote."""

import random

import numpy as np
import pytest

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.ticking.ticks import seen_boxes
from poedesk.proof.reading.pen.view import View, look

BOX = Place(60, 60, 70, 70)
OTHERS = [Place(60, 60 + 25 * number, 70, 70 + 25 * number) for number in range(1, 4)]


def outline(paper: sheet.Sheet, place: Place, thick: float = 0.8) -> None:
    corners = [
        (place.left, place.top),
        (place.right, place.top),
        (place.right, place.bottom),
        (place.left, place.bottom),
        (place.left, place.top),
    ]
    paper.draw([corners], sheet.Pen(sheet.BLACK, thick), random.Random(0))


def seen(paper: sheet.Sheet) -> View:
    return look(np.asarray(paper.image.convert("L")), paper.scale)


def states(paper: sheet.Sheet) -> list[bool | None]:
    return [box.ticked for box in seen_boxes(seen(paper))]


def page_with_boxes(*, thick: float = 0.8) -> sheet.Sheet:
    paper = sheet.blank(200, 200)
    for place in (BOX, *OTHERS):
        outline(paper, place, thick)
    return paper


@pytest.mark.parametrize("thick", [0.5, 0.8, 1.3])
def test_an_empty_box_is_not_ticked_however_thick_its_outline(thick: float) -> None:
    assert states(page_with_boxes(thick=thick)) == [False] * 4


@pytest.mark.parametrize("style", pen.TICKS)
@pytest.mark.parametrize("seed", range(4))
def test_every_way_of_ticking_is_seen(style: str, seed: int) -> None:
    paper, dice = page_with_boxes(), random.Random(seed)
    paper.draw(pen.placed(pen.TICKS[style](dice), BOX), sheet.Pen(), dice)
    assert states(paper) == [True, False, False, False]


def page_with_double_frames() -> sheet.Sheet:
    paper = sheet.blank(200, 200)
    for number in range(4):
        place = Place(60, 60 + 25 * number, 76, 76 + 25 * number)
        outline(paper, place, 0.5)
        outline(paper, Place(place.left + 2.5, place.top + 2.5, place.right - 2.5, place.bottom - 2.5), 0.5)
    return paper


def test_the_second_outline_of_a_box_is_no_tick() -> None:
    assert states(page_with_double_frames()) == [False] * 4


@pytest.mark.parametrize("style", pen.TICKS)
def test_a_tick_within_two_outlines_is_one(style: str) -> None:
    paper, dice = page_with_double_frames(), random.Random(1)
    paper.draw(pen.placed(pen.TICKS[style](dice), Place(60, 60, 76, 76)), sheet.Pen(), dice)
    assert states(paper) == [True, False, False, False]


@pytest.mark.parametrize("seed", range(4))
def test_a_tick_that_was_struck_out_is_none(seed: int) -> None:
    paper, dice = page_with_boxes(), random.Random(seed)
    paper.draw(pen.placed(pen.struck_out(dice), BOX), sheet.Pen(), dice)
    assert states(paper) == [False] * 4


def test_the_cells_of_a_ruled_table_and_bars_of_ink_are_no_boxes() -> None:
    paper = sheet.blank(200, 200)
    for step in range(6):
        paper.line(40, 140, 40 + 12 * step)
        paper.draw(
            [[(40 + 12 * step, 40), (40 + 12 * step, 100)]], sheet.Pen(sheet.BLACK, 0.5), random.Random(0)
        )
    paper.clear(Place(20, 130, 180, 160), (0, 0, 0))
    assert seen_boxes(seen(paper)) == []


def test_a_rule_is_found_where_it_is() -> None:
    paper = sheet.blank(200, 100)
    paper.line(40, 160, 50)
    (rule,) = seen(paper).rules
    assert (rule.left, rule.right) == pytest.approx((40, 160), abs=1.5)
    assert rule.top < 50 < rule.bottom


def test_nothing_is_seen_on_an_empty_page_or_in_the_dark() -> None:
    assert seen_boxes(seen(sheet.blank(200, 200))) == []
    paper = sheet.blank(200, 200)
    paper.clear(Place(0, 0, 200, 60), (70, 70, 70))
    outline(paper, Place(60, 20, 70, 30))
    assert seen_boxes(seen(paper)) == []


def test_a_box_that_a_fax_broke_is_found_in_line_with_others() -> None:
    paper = page_with_boxes()
    paper.clear(Place(OTHERS[1].left + 2, OTHERS[1].top - 2, OTHERS[1].right - 2, OTHERS[1].top + 2))
    paper.clear(Place(OTHERS[1].left + 2, OTHERS[1].bottom - 2, OTHERS[1].right - 2, OTHERS[1].bottom + 2))
    assert states(paper) == [False] * 4


def test_a_ring_around_a_box_ticks_no_other_box_that_it_crosses() -> None:
    paper = sheet.blank(200, 200)
    places = [Place(60, 60 + 15 * number, 71, 71 + 15 * number) for number in range(4)]
    for place in places:
        outline(paper, place)
    turns = [step * np.pi / 30 for step in range(62)]
    paper.draw(
        [[(65.5 + 12 * np.cos(turn), 80.5 + 12 * np.sin(turn)) for turn in turns]],
        sheet.Pen(),
        random.Random(0),
    )
    assert states(paper) == [False, True, False, False]


def test_a_letter_that_its_word_holds_is_no_box() -> None:
    paper = sheet.blank(200, 200)
    outline(paper, BOX)
    narrow, wide = (Print(Box(30, 56, right, 74), 0.99, "WOODEN") for right in (100, 180))
    assert seen_boxes(seen(paper), [narrow]) == []
    beside = Print(Box(59, 56, wide.box.right, 74), 0.99, "WOODEN")
    other = Print(Box(59, 100, 120, 118), 0.99, "WOODEN")
    assert len(seen_boxes(seen(paper), [beside, other, other])) == 1


def letter_on(paper: sheet.Sheet, place: Place, *, serif: float = 3.4, thick: float = 2.2) -> None:
    """Print a bold E with serifs: three strokes and its stem, whose right side is not dark all along."""
    middle = (place.top + place.bottom) / 2
    strokes = [[(place.left, y), (place.right, y)] for y in (place.top, middle, place.bottom)]
    strokes += [[(place.right, top), (place.right, top + serif)] for top in (place.top, place.bottom - serif)]
    strokes.append([(place.left, place.top), (place.left, place.bottom)])
    paper.draw(strokes, sheet.Pen(sheet.BLACK, thick), random.Random(0))


def test_letters_of_a_title_as_large_as_the_boxes_of_its_page_are_none() -> None:
    paper = page_with_boxes()
    for number in range(4):
        letter_on(paper, Place(100 + 12.5 * number, 20, 110 + 12.5 * number, 30))
    title = Print(Box(98, 16, 150, 34), 0.99, "EEEE")
    assert [box.box.top > 50 for box in seen_boxes(seen(paper), [title])] == [True] * 4


def test_print_from_top_to_bottom_is_no_column_of_boxes() -> None:
    paper = page_with_boxes()
    for number in range(5):
        letter_on(paper, Place(140, 60 + 11.5 * number, 150, 69 + 11.5 * number), serif=2.4, thick=1.4)
    assert [box.box.left < 100 for box in seen_boxes(seen(paper))] == [True] * 4


def test_a_crossed_box_is_found_though_it_was_recognised_together_with_its_label() -> None:
    paper = page_with_boxes()
    paper.draw([[(58.0, 58.0), (72.0, 73.0)], [(71.0, 59.0), (59.0, 71.0)]], sheet.Pen(), random.Random(0))
    paper.draw(
        [[(76.0, 61.0), (76.0, 70.0)], [(80.0, 61.0), (80.0, 70.0)]], sheet.Pen(sheet.BLACK), random.Random(0)
    )
    label = Print(Box(59, 56, 82, 74), 0.99, "No")
    (first, *others) = seen_boxes(seen(paper), [label])
    assert (first.ticked, [box.ticked for box in others]) == (True, [False] * 3)


def test_specks_in_a_box_do_not_tick_it() -> None:
    paper = page_with_boxes()
    for x in (62.6, 65.0, 67.4):
        for y in (62.6, 65.0, 67.4):
            paper.clear(Place(x - 0.4, y - 0.4, x + 0.4, y + 0.4), (0, 0, 0))
    assert states(paper)[0] is not True


@pytest.mark.parametrize("light", [150, 165])
def test_boxes_in_pale_ink_are_found(light: int) -> None:
    paper = sheet.blank(200, 200)
    for place in (BOX, *OTHERS):
        corners = [(place.left, place.top), (place.right, place.top), (place.right, place.bottom)]
        corners += [(place.left, place.bottom), (place.left, place.top)]
        paper.draw([corners], sheet.Pen((light, light, light), 0.9), random.Random(0))
    assert states(paper) == [False] * 4


def test_boxes_of_which_two_sides_are_left_are_found_where_there_are_many() -> None:
    paper = sheet.blank(200, 200)
    for row in range(4):
        for column in range(2):
            left, top = 40.0 + 60 * column, 40.0 + 30 * row
            sides = [(left, top), (left, top + 14), (left + 14, top + 14)]
            paper.draw([sides], sheet.Pen(sheet.BLACK, 0.8), random.Random(0))
    assert states(paper) == [False] * 8
    few = sheet.blank(200, 200)
    few.draw([[(40.0, 40.0), (40.0, 54.0), (54.0, 54.0)]], sheet.Pen(sheet.BLACK, 0.8), random.Random(0))
    assert states(few) == []


@pytest.mark.parametrize("style", pen.TICKS)
def test_boxes_that_are_printed_wider_than_high_are_found_and_ticked(style: str) -> None:
    paper, dice = sheet.blank(200, 200), random.Random(style)
    wide = [Place(60, 40 + 25 * number, 74, 50.5 + 25 * number) for number in range(4)]
    for place in wide:
        outline(paper, place)
    paper.draw(pen.placed(pen.TICKS[style](dice), wide[1]), sheet.Pen(), dice)
    assert states(paper) == [False, True, False, False]


def test_a_block_of_ink_that_is_wider_than_high_is_no_box() -> None:
    paper = sheet.blank(200, 200)
    for number in range(4):
        place = Place(60, 40 + 25 * number, 74, 50.5 + 25 * number)
        paper.clear(place, (0, 0, 0))
        paper.clear(Place(66, place.top + 4, 68, place.bottom - 4))
    assert states(paper) == []


def test_a_side_that_is_thicker_than_the_others_is_no_tick() -> None:
    paper, dice = page_with_boxes(), random.Random(1)
    box = BOX
    edge = [(box.left + 2.2, box.top + 1), (box.left + 2.0, box.bottom - 2)]
    paper.draw([edge], sheet.Pen(sheet.BLACK, 1.6), dice)
    assert states(paper)[0] is not True


def test_a_stroke_through_the_middle_of_a_box_is_a_tick() -> None:
    paper, dice = page_with_boxes(), random.Random(1)
    box = BOX
    middle = (box.left + box.right) / 2
    paper.draw([[(middle + 1, box.top + 1), (middle - 1, box.bottom - 1)]], sheet.Pen(sheet.BLACK, 1.2), dice)
    assert states(paper)[0] is True
