"""How much of a word a pen wrote: print that it reaches over is not counted against it."""

import numpy as np
import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.view import SCALE, Mask
from poedesk.proof.reading.pen.writing.shares import shares_of

INK = Box(20, 30, 60, 70)


def page(*dark: Box) -> Mask:
    made = np.zeros((round(120 * SCALE), round(120 * SCALE)), np.uint8)
    for box in dark:
        left, top, right, bottom = (round(side * SCALE) for side in box)
        made[top:bottom, left:right] = 1
    return made


def test_a_word_without_ink_is_all_print() -> None:
    word = Box(70, 80, 100, 90)
    assert list(shares_of([word], [INK], page(INK), page(INK, word))) == [0.0]


def test_a_word_that_a_pen_wrote_is_all_strokes() -> None:
    assert list(shares_of([INK], [INK], page(INK), page(INK))) == [pytest.approx(1.0)]


def test_print_under_a_high_word_is_not_counted_against_it() -> None:
    label, others = Box(15, 18, 70, 28), [Box(75, 18 + 12 * row, 110, 28 + 12 * row) for row in range(4)]
    high = Box(15, 15, 72, 72)
    dark = page(INK, label)
    _, share, *_ = shares_of([label, high, *others], [INK], page(INK), dark)
    assert share == pytest.approx(1.0)


def test_print_under_a_word_of_usual_height_counts() -> None:
    word = Box(15, 15, 72, 72)
    (share,) = shares_of([word], [INK], page(INK), page(INK, Box(15, 18, 70, 28)))
    assert 0.6 < share < 0.8
