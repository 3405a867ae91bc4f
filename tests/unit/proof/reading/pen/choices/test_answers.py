"""Answers that are ringed, and words that are struck out, by several pens."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import ImageFont

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place
from eval.making.paper.sheet import Pen
from eval.making.paper.sheets.choices import around, struck
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.choices.answers import find_answers
from poedesk.proof.reading.pen.choices.struck import find_strikes, struck_words
from poedesk.proof.reading.pen.view import look

SEEDS = range(4)
FONT = ImageFont.load_default(46)  # eleven points


def page(*lines: Sequence[str]) -> tuple[sheet.Sheet, list[Print], list[Place]]:
    """Return a sheet with printed words, how they are recognised, and where their letters stand."""
    paper, words, places = sheet.blank(320, 40 + 24 * len(lines)), [], []
    for number, line in enumerate(lines):
        x, top = 30.0, 30.0 + 24 * number
        for text in line:
            wide = paper.write(x, top, text, FONT)
            places.append(Place(x, top + 3, x + wide, top + 12))
            words.append(Print(Box(x, top - 1, x + wide, top + 14), 1.0, text, len(line)))
            x += wide + 5
    return paper, words, places


def drawn(paper: sheet.Sheet, strokes: Sequence[pen.Stroke], seed: int) -> None:
    dice = random.Random(seed)
    paper.draw(strokes, Pen(dice.choice(sheet.INKS), dice.uniform(0.7, 1.4)), dice)


def chosen(paper: sheet.Sheet, words: Sequence[Print], ticks: Sequence[Box] = ()) -> dict[str, bool | None]:
    view = look(np.asarray(paper.image.convert("L")), paper.scale)
    found = find_answers(view, words, find_strikes(view), (), ticks)
    return {answer.text: answer.chosen for answer in found}


LINE = ("Was", "it", "done?", "Yes", "/", "No")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ringed_answer_is_chosen(seed: int) -> None:
    paper, words, places = page(LINE)
    drawn(paper, around(places[3], random.Random(seed)), seed)
    assert chosen(paper, words) == {"Yes": True, "No": False}


@pytest.mark.parametrize("seed", SEEDS)
def test_of_two_answers_the_one_left_standing_is_chosen(seed: int) -> None:
    paper, words, places = page(LINE)
    drawn(paper, struck(places[5], random.Random(seed))[:1], seed)
    assert chosen(paper, words) in ({"Yes": True, "No": False}, {"Yes": None, "No": None}, {})
    assert seed or chosen(paper, words)["Yes"] is True


def test_nothing_is_said_of_answers_that_no_pen_touched() -> None:
    paper, words, _ = page(LINE, ("Yes", "or", "no", "was", "said"))
    assert chosen(paper, words) == {}


def test_a_pen_that_touched_both_leaves_it_open() -> None:
    paper, words, places = page(LINE)
    for place in (places[3], places[5]):
        drawn(paper, around(place, random.Random(1)), 1)
    assert chosen(paper, words) == {"Yes": None, "No": None}


def test_answers_beside_tick_boxes_are_their_labels() -> None:
    paper, words, places = page(LINE)
    drawn(paper, around(places[3], random.Random(0)), 0)
    assert chosen(paper, words, [Box(places[3].left - 12, 30, places[3].left - 3, 39)]) == {}


def test_heads_of_columns_of_tick_boxes_are_no_answers_whatever_passes_by() -> None:
    paper, words, places = page(LINE)
    drawn(paper, around(places[3], random.Random(0)), 0)
    below = [Box(place.left, place.bottom + 8, place.left + 8, place.bottom + 16) for place in places]
    assert chosen(paper, words, [below[3], below[5]]) == {}
    assert chosen(paper, words, [below[3]]) == {"Yes": True, "No": False}
    far = [Box(box.left, box.top + 90, box.right, box.bottom + 90) for box in below]
    assert chosen(paper, words, [far[3], far[5]]) == {"Yes": True, "No": False}


@pytest.mark.parametrize("seed", SEEDS)
def test_words_that_were_struck_out_are_told(seed: int) -> None:
    paper, words, places = page(("Delivered", "Exchange", "Online", "in", "March"), ("and", "Power", "Apps"))
    whole = Place(places[1].left, places[1].top, places[2].right, places[2].bottom)
    drawn(paper, struck(whole, random.Random(seed))[:1], seed)
    view = look(np.asarray(paper.image.convert("L")), paper.scale)
    assert struck_words(find_strikes(view), words) == {1, 2}


def test_an_underlined_word_is_not_struck_out() -> None:
    paper, words, places = page(("Delivered", "Exchange", "Online", "in", "March"))
    paper.line(places[1].left, places[2].right, places[1].bottom + 1.5)
    view = look(np.asarray(paper.image.convert("L")), paper.scale)
    assert struck_words(find_strikes(view), words) == frozenset()
