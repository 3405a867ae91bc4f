"""The words of a page are kept as numbers; what comes over the pipe is taken only where it makes sense."""

import base64
import struct
from math import inf, nan

import pytest

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.model import Box, Page, Slant, Word, Words

HELD = (
    Word(0, 8, Box(72, 100.1, 120, 112)),
    Word(9, 15, Box(123.25, 100.1, 150, 112)),
    Word(16, 18, Box(72, 115, 80, 127)),
)
WORDS = Words(HELD)


def packed(ranges: list[int], sides: list[float]) -> list[str]:
    """Pack starts then ends, and the sides of boxes, as a child does."""
    parts = struct.pack(f"<{len(ranges)}I", *ranges), struct.pack(f"<{len(sides)}d", *sides)
    return [base64.b64encode(part).decode() for part in parts]


def test_they_are_a_sequence_of_words() -> None:
    made = Words.of([0, 9, 16], [8, 15, 18], [word.box for word in HELD])
    assert made == WORDS
    assert hash(made) == hash(WORDS)
    assert tuple(made) == HELD
    assert (len(made), made[1], made[1:]) == (3, HELD[1], HELD[1:])
    assert made != Words(HELD[:2])


def test_packed_and_unpacked_they_are_the_same_to_the_last_bit() -> None:
    assert tuple(Words.unpacked(WORDS.packed())) == HELD
    assert Words.unpacked(Words().packed()) == Words()


def test_a_page_carries_them_over() -> None:
    page = Page(1, 612, 792, "Customer Tenant ID", words=WORDS)
    assert decode(Page, encode(page)) == page
    assert "words" not in encode(Page(1, 612, 792, ""))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 18, HELD), (7, 10, HELD[:2]), (8, 9, ()), (15, 16, ()), (12, 12, HELD[1:2]), (18, 40, ())],
)
def test_the_words_of_a_range_are_those_that_share_a_character(
    start: int, end: int, found: tuple[Word, ...]
) -> None:
    assert WORDS.between(start, end) == found


def test_they_fit_a_text_that_is_long_enough() -> None:
    assert WORDS.fit(18)
    assert not WORDS.fit(17)
    assert Words().fit(0)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [],
        ["AAAA"],
        [1, 2],
        ["?", ""],
        ["\u00e9", ""],
        packed([0, 4], []),
        packed([0], [1, 2, 3, 4]),
        packed([4, 4], [1, 2, 3, 4]),
        packed([0, 3, 4, 5], [1, 2, 3, 4] * 2),
        packed([5, 0, 8, 4], [1, 2, 3, 4] * 2),
        packed([0, 4], [1, 2, nan, 4]),
        packed([0, 4], [1, inf, 3, 4]),
        packed([0, 4], [1, 2, 3, -nan]),
        packed([0, 4], [-inf, 2, 3, 4]),
        packed([0, 4, 4, 9], [1, 2, 3, 4, 5, 6, 7, inf]),
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        Words.unpacked(value)


def test_numbers_of_any_finite_size_are_the_same_when_they_come_over() -> None:
    sides = [-0.0, 5e-324, -1e300, 1.5e308]
    assert list(Words.unpacked(packed([0, 4], sides))[0].box) == sides


def test_the_share_of_a_slanted_line_in_a_box() -> None:
    box = Box(10, 10, 20, 20)
    shares = [Slant(*ends).share_in(box) for ends in ((0, 0, 40, 40), (10, 20, 20, 10), (0, 30, 9, 40))]
    assert shares == [0.25, 1.0, 0.0]


def test_a_line_along_or_across_the_page_has_no_share_in_any_box() -> None:
    box = Box(10, 10, 20, 20)
    assert Slant(0, 15, 40, 15).share_in(box) == Slant(15, 0, 15, 40).share_in(box) == 0.0
