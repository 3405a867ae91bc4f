"""With the real engine, on small pages."""

import time
from importlib.util import find_spec

import cv2
import numpy as np
import pytest
from tests.unit.proof.reading.ocr.paper import LINES, Pixels, colours, printed

from poedesk.proof.reading.ocr.installed import Installed
from poedesk.proof.reading.ocr.laying import page_of
from poedesk.proof.reading.ocr.looking import Picture, is_blank, look
from poedesk.proof.reading.ocr.models.engine import engine, loaded
from poedesk.proof.reading.ocr.models.runtimes import RUNTIMES
from poedesk.proof.reading.ocr.sight import OutOfTime


def picture(grey: Pixels) -> Picture:
    height, width = grey.shape
    return Picture(colours(grey), width * 72 / 150, height * 72 / 150)


def top() -> Pixels:
    """Return the part of the page that has text."""
    return printed()[120:560]


@pytest.mark.parametrize("runtime", [name for name in RUNTIMES if find_spec(name) is not None])
def test_a_page_says_its_lines_with_places_and_confidence(runtime: str) -> None:
    page = page_of(look(picture(top()), loaded(Installed("rapidocr", runtime), 1), time.monotonic() + 60), 1)
    assert page.text.splitlines() == list(LINES)
    assert (page.by, page.readable, page.upright) == ("ocr", True, ())
    first = page.words[0]
    assert page.text[first.start : first.end] == "Statement"
    assert first.box.left == pytest.approx(72, abs=2)
    assert (first.box.top + first.box.bottom) / 2 == pytest.approx(100 - 57.6 - 4, abs=3)
    assert (page.words.confidence(0, len(page.text)) or 0) > 0.8


@pytest.mark.parametrize("turns", [1, 2])
def test_a_turned_page_is_read_upright_and_its_places_are_those_displayed(turns: int) -> None:
    grey = np.ascontiguousarray(np.rot90(top(), -turns))
    page = page_of(look(picture(grey), engine(1), time.monotonic() + 60), 1)
    assert page.text.splitlines()[1] == LINES[1]
    assert (page.width, page.height) == pytest.approx((grey.shape[1] * 0.48, grey.shape[0] * 0.48))
    words = page.text[: page.text.index("\n")]
    whole = page.words.around(0, len(words))
    assert whole is not None
    shown = page.displayed(whole)
    assert (shown.height > 4 * shown.width) is (turns == 1)
    assert 0 <= shown.left < shown.right <= page.width if page.width else False


def test_another_script_is_no_text_that_was_read() -> None:
    noise = np.random.default_rng(3)
    grey = np.full((600, 900), 255, np.uint8)
    for row in range(60, 540, 50):  # lines of strokes that are no letters
        for column in range(60, 800, 18):
            grey[row : row + 22, column : column + 14] = noise.integers(0, 2, (22, 14)) * 255
    assert not look(picture(grey), engine(1), time.monotonic() + 60).legible


def test_a_blank_page_is_read_and_says_nothing() -> None:
    page = page_of(look(picture(np.full((600, 500), 250, np.uint8)), engine(1), time.monotonic() + 60), 1)
    assert (page.text, page.readable) == ("", True)


def test_a_page_for_which_no_time_is_left_is_not_read() -> None:
    with pytest.raises(OutOfTime):
        look(picture(top()), engine(1), time.monotonic() - 1)


def test_only_a_few_of_the_signs_that_nobody_reads_are_weighed_up() -> None:
    line = np.zeros((1, 3, 48, 64), np.float32)
    assert engine(1).recogniser.run(line).shape[2] < 5000


def test_a_photograph_of_something_else_illustrates_and_a_blur_of_print_does_not() -> None:
    y, x = np.mgrid[0:600, 0:500]
    hills = (100 + 40 * np.sin(x / 60) + 30 * np.cos(y / 50)).astype(np.uint8)
    assert look(picture(hills), engine(1), time.monotonic() + 60).illustrates
    blur = np.asarray(cv2.GaussianBlur(top(), (0, 0), 9), np.uint8)
    assert not look(picture(blur), engine(1), time.monotonic() + 60).illustrates


def test_a_page_of_black_shows_nothing_and_is_not_blank() -> None:
    assert is_blank(np.full((800, 600), 245, np.uint8))
    assert not is_blank(np.zeros((800, 600), np.uint8))
