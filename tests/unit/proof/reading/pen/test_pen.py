"""What is seen on a page besides letters: boxes and ticks, lines, what a pen wrote."""

import random

import numpy as np
import pytest

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place
from poedesk.proof.reading.pen.ticks import seen_boxes
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
