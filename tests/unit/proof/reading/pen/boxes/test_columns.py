"""Boxes of one column, found where the others tell whatever a pen drew over them; letters stay letters."""

import random

import numpy as np
import pytest
from PIL import ImageFilter, ImageFont

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Letters, Print
from poedesk.proof.reading.pen.ticking.ticks import SeenBox, seen_boxes
from poedesk.proof.reading.pen.view import look

BODY = ImageFont.truetype("DejaVuSans.ttf", round(7 * sheet.DPI / 72))
HEADING = ImageFont.truetype("DejaVuSans-Bold.ttf", round(9 * sheet.DPI / 72))
SIDE, PITCH = 4.6, 16.0


def listed(
    count: int = 6, *, heading: str = "", second: str = ""
) -> tuple[sheet.Sheet, list[Place], list[Print]]:
    """Return a list of small boxes, read with their labels, and lines above it and between two of them."""
    paper, places, words = sheet.blank(300, 220), [], []

    def line(left: float, top: float, text: str, font: ImageFont.FreeTypeFont, begin: float) -> None:
        end = left + paper.write(left, top, text, font)
        words.append(Print(Box(begin, top, end, top + 10), 0.99, text, 1))

    if heading:
        line(40, 40 - PITCH, heading, HEADING, 40)
    top = 40.0
    for number in range(count):
        place = Place(40, top + 2, 40 + SIDE, top + 2 + SIDE)
        corners = [(place.left, place.top), (place.right, place.top), (place.right, place.bottom)]
        corners += [(place.left, place.bottom), (place.left, place.top)]
        paper.draw([corners], sheet.Pen(sheet.BLACK, 0.6), random.Random(0))
        line(48, top, "Report on the devices", BODY, 40)
        places.append(place)
        top += PITCH
        if second and number == 2:
            line(40, top, second, BODY, 40)
            top += PITCH
    return paper, places, words


def told(paper: sheet.Sheet, words: list[Print]) -> list[SeenBox]:
    seen = paper.image.convert("L").filter(ImageFilter.GaussianBlur(2.2))
    return seen_boxes(look(np.asarray(seen), paper.scale), words)


@pytest.mark.parametrize("style", ["check", "cross", "fill", "scribble"])
@pytest.mark.parametrize("seed", range(3))
def test_a_tick_over_a_small_box_of_a_list_is_seen(style: str, seed: int) -> None:
    paper, places, words = listed()
    dice = random.Random(seed)
    paper.draw(pen.placed(pen.TICKS[style](dice), places[3]), sheet.Pen(sheet.BLUE, 1.6), dice)
    found = told(paper, words)
    assert len(found) == 6
    assert [box.ticked for box in found if box.ticked is not False] == [True]


@pytest.mark.parametrize("wide", [2.0, 2.4])
def test_a_cross_that_leaves_no_corner_of_a_small_box_is_a_tick(wide: float) -> None:
    paper, places, words = listed()
    cross = [[(-0.3, -0.3), (1.3, 1.3)], [(-0.3, 1.3), (1.3, -0.3)]]
    paper.draw(pen.placed(cross, places[3]), sheet.Pen(sheet.BLUE, wide), random.Random(0))
    found = told(paper, words)
    assert len(found) == 6
    assert [box.ticked for box in found if box.ticked is not False] == [True]


@pytest.mark.parametrize("text", ["Deployment", "Backup", "Order", "EDO", "Q8"])
def test_the_letter_below_a_box_where_its_label_goes_on_is_none(text: str) -> None:
    paper, _, words = listed(second=text)
    assert [box.ticked for box in told(paper, words)] == [False] * 6


@pytest.mark.parametrize("text", ["Deployment", "Order", "EDO", "Q8"])
def test_the_letter_of_a_heading_above_a_list_is_no_box(text: str) -> None:
    paper, _, words = listed(heading=text)
    assert [box.ticked for box in told(paper, words)] == [False] * 6


@pytest.mark.parametrize("seed", range(3))
def test_a_tick_of_a_list_that_was_struck_out_is_none(seed: int) -> None:
    paper, places, words = listed()
    dice = random.Random(seed)
    paper.draw(pen.placed(pen.struck_out(dice), places[3]), sheet.Pen(sheet.BLUE, 1.6), dice)
    assert True not in [box.ticked for box in told(paper, words)]


def numbered(read: str) -> Letters:
    return Letters([Print(Box(10, 10, 18, 22), 0.99, read)])


@pytest.mark.parametrize(
    ("read", "letter"), [("2", True), ("a", True), ("O", False), ("□", False), ("X", False)]
)
def test_a_sign_that_stands_alone_is_a_letter_where_no_box_is_read_as_it(read: str, letter: bool) -> None:  # noqa: FBT001
    place = np.array([[30, 32, 18, 22]], np.int32)
    assert bool(numbered(read).alone(place)[0]) is letter
