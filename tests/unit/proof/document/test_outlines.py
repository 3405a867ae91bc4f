import math

import pytest

from poedesk.proof.document.model import Box, Page, Segment, Word, Words
from poedesk.proof.document.outlines import around, lines_of, outline, quarters, turned

TEXT = "work for\nthe harbour\n"
PLACES = (Box(10, 10, 40, 24), Box(45, 10, 60, 24), Box(10, 30, 30, 44), Box(35, 30, 80, 44))


def page(upright: tuple[float, ...] = (), sure: float | None = 0.9) -> Page:
    ranges = ((0, 4), (5, 8), (9, 12), (13, 20))
    words = Words(Word(start, end, box, sure) for (start, end), box in zip(ranges, PLACES, strict=True))
    lines = (Segment(0, 8, Box(10, 10, 60, 24)), Segment(9, 20, Box(10, 30, 80, 44)))
    return Page(1, 600, 800, TEXT, lines, words, by="ocr", upright=upright)


def lying(degrees: float) -> tuple[float, ...]:
    """Return what brings a page set straight to one turned clockwise by ``degrees``."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cosine, -sine, 500.0, sine, cosine, 500.0, 0.0, 0.0, 1.0


def test_a_quotation_is_outlined_line_by_line_up_to_its_last_word() -> None:
    whole = [around(line) for line in lines_of(page(sure=None), 0, "work for the harbour")]
    assert whole == [Box(10, 10, 60, 24), Box(10, 30, 80, 44)]
    assert [around(line) for line in lines_of(page(sure=None), 5, "for the")] == [PLACES[1], PLACES[2]]


def test_a_recognised_line_is_outlined_only_as_high_as_its_letters() -> None:
    (line,) = lines_of(page(), 0, "work for")
    box = around(line)
    assert (box.left, box.right) == (10, 60)
    assert 12 < box.top < 14
    assert 20 < box.bottom < 22


def test_an_outline_on_a_page_that_lies_askew_follows_its_words() -> None:
    (line,) = lines_of(page(lying(5)), 0, "work for")
    (left, top), (right, lower), *_ = line
    assert math.degrees(math.atan2(lower - top, right - left)) == pytest.approx(5)
    assert math.hypot(right - left, lower - top) == pytest.approx(50)


@pytest.mark.parametrize(("degrees", "turns"), [(0, 0), (90, 3), (180, 2), (270, 1), (93, 3), (-4, 0)])
def test_a_page_is_turned_by_the_quarters_that_it_takes_to_read_it(degrees: float, turns: int) -> None:
    lies = page(lying(degrees))
    assert quarters(lies) == turns
    (left, top), (right, lower), *_ = turned(lines_of(lies, 0, "work for")[0], turns, 1000, 1000)
    assert right - left > 40
    assert abs(lower - top) < 5


def test_a_page_that_was_never_set_straight_is_not_turned() -> None:
    assert quarters(page()) == 0


def test_four_quarter_turns_bring_an_outline_back() -> None:
    corners, sides = outline(Box(10, 20, 110, 40)), (600.0, 800.0)
    for _ in range(4):
        corners, sides = turned(corners, 1, *sides), sides[::-1]
    assert corners == outline(Box(10, 20, 110, 40))
    assert around(turned(corners, 1, 600, 800)) == Box(760, 10, 780, 110)
