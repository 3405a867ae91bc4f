"""What a pen wrote on a page, told apart from print, stamps and dirt."""

import random
from itertools import pairwise

import numpy as np
import pytest

from eval.making.paper import pen, sheet
from eval.making.paper.pen import Place, Stroke
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.view import look
from poedesk.proof.reading.pen.writing.ink import Written, find_ink

THICK = sheet.Pen(width=2.4)


def found_on(paper: sheet.Sheet, *words: Print) -> Written:
    return find_ink(look(np.asarray(paper.image.convert("L")), 300 / 72), words, [])


def circle(radius: float) -> Stroke:
    return [
        (150 + radius * np.cos(step * np.pi / 30), 100 + radius * np.sin(step * np.pi / 30))
        for step in range(62)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_signature_is_ink_and_a_printed_word_is_not(seed: int) -> None:
    paper, dice = sheet.blank(300, 200), random.Random(seed)
    paper.line(50, 250, 112)
    place = Place(60, 80, 180, 110)
    paper.draw(pen.placed(pen.signature("Ada Thornbury", dice), place), sheet.Pen(), dice)
    paper.draw(pen.written("PRINTED", 62, 150, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    found = found_on(paper, Print(Box(60, 140, 140, 152), 1.0, "PRINTED"))
    assert found.boxes
    assert all(box.left > 52 and box.right < 192 and box.bottom < 125 for box in found.boxes)
    assert found.shares == (0.0,)


def test_a_thick_pen_that_crosses_its_own_strokes_is_ink_and_a_blot_is_not() -> None:
    paper, dice = sheet.blank(300, 200), random.Random(3)
    loops = [(60 + 9 * step + 14 * np.sin(2.1 * step), 95 + 22 * np.cos(2.1 * step)) for step in range(12)]
    paper.draw([pen.smooth(loops)], THICK, dice)
    assert len(found_on(paper).boxes) == 1
    paper = sheet.blank(300, 200)
    paper.clear(Place(100, 80, 125, 100), sheet.BLACK)
    assert not found_on(paper).boxes


def test_two_strokes_that_cross_in_a_square_are_no_stamp() -> None:
    paper, dice = sheet.blank(300, 300), random.Random(1)
    paper.draw([[(120, 70), (180, 130)], [(182, 72), (150, 104), (118, 128)]], sheet.Pen(), dice)
    assert len(found_on(paper).boxes) == 1


def test_the_corners_that_a_scan_leaves_of_a_table_are_no_ink() -> None:
    paper, dice = sheet.blank(300, 300), random.Random(1)
    line = sheet.Pen(sheet.BLACK, 0.6)
    paper.draw([[(60, 100), (60, 118)], [(60, 118), (72, 118)], [(60, 120), (60, 139)]], line, dice)
    paper.draw([[(58, 139), (76, 139)], [(150, 118), (150, 98)], [(150, 98), (135, 98)]], line, dice)
    assert not found_on(paper).boxes


def test_a_stamp_is_no_ink() -> None:
    paper, dice = sheet.blank(300, 300), random.Random(1)
    paper.draw([circle(30), circle(22)], sheet.Pen((170, 30, 40), 1.6), dice)
    assert not found_on(paper).boxes


RING = sheet.Pen((170, 30, 40), 1.0)


def arc(radius: float, first: int, last: int) -> Stroke:
    """Return a part of a circle, in steps of three degrees."""
    return [
        (150 + radius * np.cos(step * np.pi / 60), 100 + radius * np.sin(step * np.pi / 60))
        for step in range(first, last)
    ]


@pytest.mark.parametrize(
    "strokes",
    [
        [arc(30, first, first + 26) for first in (2, 32, 62, 92)],  # what rules leave of a stamp's ring
        [arc(45, 10, 100)],  # a cup's
        [arc(9, 0, 120)],  # a punched hole
        [[(120, 100), (128, 128), (170, 116)]],  # a corner of a frame
    ],
)
def test_what_is_left_of_rings_and_frames_is_no_ink(strokes: list[Stroke]) -> None:
    paper, dice = sheet.blank(300, 200), random.Random(1)
    paper.draw(strokes, RING, dice)
    assert not found_on(paper).boxes


@pytest.mark.parametrize(
    "strokes",
    [
        [[(110, 96), (122, 78), (128, 104), (142, 84), (150, 108), (176, 92)]],
        [[(120, 110), (132, 72), (146, 110)], [(124, 98), (142, 97)], [(150, 100), (158, 84), (170, 104)]],
        [arc(13, 8, 54)],  # a bow, however true
        [[(118, 80), (106, 92), (110, 110), (130, 114)], [(136, 94), (134, 112), (144, 114), (152, 110)]],
    ],
)
def test_initials_that_are_angular_or_round_are_ink(strokes: list[Stroke]) -> None:
    paper, dice = sheet.blank(300, 200), random.Random(1)
    paper.draw([pen.smooth(stroke) for stroke in strokes], sheet.Pen(), dice)
    assert found_on(paper).boxes


def test_a_signature_within_a_stamp_is_ink() -> None:
    paper, dice = sheet.blank(300, 200), random.Random(2)
    paper.draw([circle(38), circle(29)], RING, dice)
    strokes = pen.placed(pen.signature("Ada Thornbury", dice), Place(128, 90, 172, 112))
    paper.draw(strokes, sheet.Pen(), dice)
    (box,) = found_on(paper).boxes
    assert box.left > 122
    assert box.right < 178


@pytest.mark.parametrize(("width", "written"), [(2.4, True), (4.6, False)])
def test_two_letters_in_one_stroke_are_written_unless_they_are_bold(width: float, *, written: bool) -> None:
    paper, dice = sheet.blank(300, 200), random.Random(2)
    points = [(100, 100), (104, 86), (110, 99), (116, 86), (120, 100), (126, 87), (132, 100)]
    paper.draw([pen.smooth(points)], sheet.Pen(width=width), dice)
    words = [Print(Box(97, 83, 135, 103), 0.86, "MN", 1)]
    for base in (150, 170):
        paper.draw(pen.written("PRINTED", 62, base, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
        words.append(Print(Box(60, base - 10, 140, base + 2), 1.0, "PRINTED", 1))
    assert bool(found_on(paper, *words).boxes) is written


def test_dust_is_no_ink_however_much_of_it_lies_together() -> None:
    paper, dice = sheet.blank(300, 300), random.Random(1)
    paper.draw([[(100, 60), (108, 74)]], sheet.Pen(), dice)
    for _ in range(700):
        x, y = dice.uniform(80, 180), dice.uniform(50, 120)
        paper.clear(Place(x, y, x + 0.8, y + 0.8), sheet.BLACK)
    word = Print(Box(20, 150, 60, 162), 1.0, "Dust")
    paper.draw(pen.written("Dust", 22, 160, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    assert not found_on(paper, word).boxes


def test_a_word_is_told_how_much_of_it_a_pen_wrote() -> None:
    paper, dice = sheet.blank(300, 200), random.Random(2)
    paper.draw(pen.written("PRINTED", 62, 150, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    paper.draw(pen.written("Ada", 60, 95, 26, dice), sheet.Pen(), dice)
    print_ = Print(Box(60, 140, 140, 152), 1.0, "PRINTED")
    found = found_on(paper, Print(Box(55, 62, 140, 105), 0.6, "Ada"), print_)
    assert found.shares[0] > 0.9
    assert found.shares[1] == 0


def test_loops_recognised_as_letters_are_ink_where_print_is_made_of_letters() -> None:
    paper, dice = sheet.blank(400, 300), random.Random(2)
    words = []
    for line in range(12):
        paper.draw(pen.written("PRINTED", 62, 50 + 12 * line, 8, dice), sheet.Pen(sheet.BLACK, 0.9), dice)
        words.append(Print(Box(58, 40 + 12 * line, 120, 52 + 12 * line), 1.0, "PRINTED"))
    loops = [(60 + 5 * step + 5 * np.sin(2.1 * step), 230 + 5 * np.cos(2.1 * step)) for step in range(16)]
    paper.draw([pen.smooth(loops)], sheet.Pen(width=1.2), dice)
    found = found_on(paper, *words, Print(Box(50, 222, 150, 240), 0.95, "ceee"))
    assert [round(share) for share in found.shares] == [0] * 12 + [1]


@pytest.mark.parametrize(("read", "ink"), [("ceeeeeee", 1), ("uuuuuuuu", 0)])
def test_loops_as_even_as_letters_are_ink_where_they_were_read_as_round_ones(read: str, ink: int) -> None:
    paper, dice = sheet.blank(300, 200), random.Random(5)
    for number in range(8):
        turn = [(60 + 11.5 * number + 4.5 * np.sin(t), 94 - 6 * np.cos(t)) for t in np.arange(0.5, 6, 0.4)]
        paper.draw([pen.smooth(turn)], sheet.Pen(width=1.0), dice)
    found = found_on(paper, Print(Box(50, 84, 165, 104), 0.8, read))
    assert len(found.boxes) == ink


def with_print(paper: sheet.Sheet, dice: random.Random) -> list[Print]:
    """A page's usual print, which tells how high letters are."""
    words = []
    for line in range(4):
        paper.draw(pen.written("PRINTED", 62, 230 + 12 * line, 6, dice), sheet.Pen(sheet.BLACK, 0.7), dice)
        words.append(Print(Box(58, 222 + 12 * line, 120, 234 + 12 * line), 1.0, "PRINTED"))
    return words


def name_on_a_line(sure: float, *, joined: bool) -> int:
    """How many things a pen wrote, where a name in large, thin letters stands on a line of two words."""
    paper, dice = sheet.blank(400, 300), random.Random(2)
    words = with_print(paper, dice)
    for left, text in ((60.0, "ADA"), (150.0, "HOLMFRIDUR")):
        paper.draw(pen.written(text, left, 100, 14, dice), sheet.Pen(width=0.9), dice)
        if joined:
            ends = [(left, 98.0), (left + 5.0 * len(text), 91.0), (left + 11.0 * len(text), 96.0)]
            paper.draw([ends], sheet.Pen(width=0.9), dice)
        words.append(Print(Box(left - 2, 78, left + 12 * len(text), 108), sure, text, 2))
    return len(found_on(paper, *words).boxes)


def test_a_name_in_a_script_face_is_typed_letter_by_letter_and_no_ink() -> None:
    assert name_on_a_line(0.97, joined=False) == 0


def test_a_name_that_is_hardly_read_or_written_in_one_go_is_ink() -> None:
    assert name_on_a_line(0.9, joined=False) > 0
    assert name_on_a_line(0.97, joined=True) > 0


def askew(corners: list[tuple[float, float]], degrees: float) -> Stroke:
    turn = np.radians(degrees)
    across, down = np.cos(turn), np.sin(turn)
    return [(150 + x * across - y * down, 120 + x * down + y * across) for x, y in corners]


FRAME = [(-45.0, -18.0), (45.0, -18.0), (45.0, 18.0), (-45.0, 18.0), (-45.0, -18.0)]


@pytest.mark.parametrize("degrees", [-17, 9, 20])
def test_the_frame_of_a_stamp_is_no_ink_whole_or_in_part(degrees: float) -> None:
    for corners in (FRAME, FRAME[1:3], FRAME[:3]):
        paper, dice = sheet.blank(300, 300), random.Random(1)
        words = with_print(paper, dice)
        side = askew(corners, degrees)
        paper.draw(list(map(list, pairwise(side))), sheet.Pen(sheet.BLACK, 1.6), dice)
        paper.draw(pen.written("COPY", 130, 124, 6, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
        assert not found_on(paper, *words).boxes


def test_a_cross_and_a_signature_in_a_stamp_are_ink() -> None:
    paper, dice = sheet.blank(300, 300), random.Random(1)
    words = with_print(paper, dice)
    paper.draw([[(100, 80), (140, 120)], [(140, 82), (102, 121)]], sheet.Pen(width=1.2), dice)
    assert len(found_on(paper, *words).boxes) == 1
    paper, dice = sheet.blank(300, 300), random.Random(1)
    words = with_print(paper, dice)
    side = askew(FRAME, 12)
    paper.draw(list(map(list, pairwise(side))), sheet.Pen(sheet.BLACK, 1.6), dice)
    paper.draw(pen.placed(pen.signature("Ada Holm", dice), Place(110, 95, 190, 140)), sheet.Pen(), dice)
    assert len(found_on(paper, *words).boxes) == 1


def test_a_signature_across_the_print_of_its_label_is_ink() -> None:
    paper, dice = sheet.blank(300, 300), random.Random(4)
    words = with_print(paper, dice)
    paper.draw(pen.written("SIGNATURE", 70, 84, 6, dice), sheet.Pen(sheet.BLACK, 0.7), dice)
    loops = [(75 + 7 * step + 10 * np.sin(2.1 * step), 92 + 11 * np.cos(2.1 * step)) for step in range(14)]
    paper.draw([pen.smooth(loops)], sheet.Pen(width=1.0), dice)
    assert len(found_on(paper, *words).boxes) == 1


def broken(*line: tuple[float, float]) -> list[Stroke]:
    """Return the pieces that are left of a straight line."""
    (x, y), (x_end, y_end) = line
    parts = [(start / 4, (start + 0.8) / 4) for start in range(4)]
    return [[(x + (x_end - x) * at, y + (y_end - y) * at) for at in part] for part in parts]


@pytest.mark.parametrize(
    ("strokes", "count"),
    [
        (broken((60, 100), (110, 70)), 0),
        ([*broken((60, 100), (110, 70)), [(60, 100), (57, 95)]], 0),
        ([pen.smooth([(60, 100), (74, 84), (80, 102), (94, 86), (110, 92)])], 1),
    ],
    ids=["a line", "the corner of a frame", "a stroke of a hand"],
)
def test_a_line_that_lies_askew_is_no_ink_though_it_is_broken(strokes: list[Stroke], count: int) -> None:
    paper = sheet.blank(300, 200)
    paper.draw(strokes, sheet.Pen(width=0.8), random.Random(0))
    assert len(found_on(paper).boxes) == count


@pytest.mark.parametrize(("high", "count"), [(20, 1), (9, 0)], ids=["written", "printed"])
def test_what_is_written_in_the_place_of_a_printed_line_is_ink(high: float, count: int) -> None:
    """Initials were found together with the line before them: its last word is wider than its letters."""
    paper, dice = sheet.blank(300, 200), random.Random(2)
    words = []
    for number, text in enumerate(("please", "sign", "here", "initials")):
        left = 40 + 45 * number
        paper.draw(pen.written(text, left, 100, 7, dice), sheet.Pen(sheet.BLACK, 0.7), dice)
        words.append(Print(Box(left - 2, 84, left + 42 + 40 * (number == 3), 112), 1.0, text, 4))
    loops = [(222.0, 102.0), (226.0, 102.0 - high), (231.0, 100.0), (237.0, 102.0 - high), (244.0, 101.0)]
    paper.draw([pen.smooth(loops)], sheet.Pen(width=0.9), dice)
    assert len(found_on(paper, *words).boxes) == count
