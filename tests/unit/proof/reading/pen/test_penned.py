"""Words that were recognised where a pen wrote: a hand that was read is kept, loops are a signature."""

import random

import numpy as np
import pytest
from PIL import ImageDraw, ImageFont

from eval.making.paper import pen, sheet
from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.looking import OcrWord, Picture, Seen, Sheet
from poedesk.proof.reading.ocr.penned import penned


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("eleee", True),
        ("Eelle", True),
        ("Ada", False),
        ("Anna", False),
        ("2026", False),
        ("21.04.2026", False),
    ],
)
def test_loops_are_no_word_however_surely_they_were_read(text: str, taken: bool) -> None:  # noqa: FBT001 - a column
    paper, dice = sheet.blank(300, 200), random.Random(2)
    paper.draw(pen.written("PRINTED", 62, 150, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    paper.draw(pen.written("Ada", 60, 95, 26, dice), sheet.Pen(), dice)
    colours = np.asarray(paper.image.convert("RGB"))
    grey = np.asarray(paper.image.convert("L"))
    page = Sheet(grey, 300 / 72, np.eye(3), Picture(colours, 300, 200))
    words = (
        OcrWord("PRINTED", Box(60, 140, 140, 152), 0, 1.0, 0, 1.0),
        OcrWord(text, Box(55, 62, 140, 105), 0, 0.97, 1, 0.93),
    )
    found = penned(Seen(page, words, "test 1"))
    assert len(found.drawings) == 1
    assert found.taken == (frozenset({1}) if taken else frozenset())


@pytest.mark.parametrize(("text", "taken"), [("RER", True), ("Rerekan", False), ("7.5.", False)])
def test_few_letters_far_higher_than_the_lines_are_a_signature(text: str, taken: bool) -> None:  # noqa: FBT001 - a column
    paper, dice = sheet.blank(300, 240), random.Random(2)
    for number in range(4):
        paper.draw(pen.written("PRINTED", 62, 150 + 15 * number, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    paper.draw(
        pen.placed(pen.signature("Ada Thornbury", dice), pen.Place(60, 60, 140, 96)), sheet.Pen(), dice
    )
    page = Sheet(
        np.asarray(paper.image.convert("L")),
        300 / 72,
        np.eye(3),
        Picture(np.asarray(paper.image.convert("RGB")), 300, 240),
    )
    lines = [OcrWord("PRINTED", Box(60, 140 + 15 * n, 140, 152 + 15 * n), 0, 1.0, n, 1.0) for n in range(4)]
    found = penned(Seen(page, (*lines, OcrWord(text, Box(58, 58, 142, 98), 0, 0.97, 9, 0.93)), "test 1"))
    assert found.drawings
    assert found.taken == (frozenset({4}) if taken else frozenset())


def test_a_legible_signature_with_a_thick_pen_is_ink_and_its_letters_no_word() -> None:
    paper, dice = sheet.blank(300, 200), random.Random(1)
    for number in range(4):
        paper.draw(pen.written("PRINTED", 62, 130 + 15 * number, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    hand = pen.placed(pen._run_together("Ines Paredes", dice), pen.Place(60, 50, 170, 68))
    paper.draw(hand, sheet.Pen(sheet.BLACK, 2.2), dice)
    page = Sheet(
        np.asarray(paper.image.convert("L")),
        300 / 72,
        np.eye(3),
        Picture(np.asarray(paper.image.convert("RGB")), 300, 200),
    )
    lines = [OcrWord("PRINTED", Box(60, 120 + 15 * n, 140, 132 + 15 * n), 0, 1.0, n, 1.0) for n in range(4)]
    found = penned(
        Seen(page, (*lines, OcrWord("IParedes", Box(55, 45, 175, 73), 0, 0.93, 9, 0.61)), "test 1")
    )
    assert len(found.drawings) == 1


def test_a_sign_that_was_found_wider_than_its_box_is_the_box() -> None:
    paper = sheet.blank(300, 200)
    brush = ImageDraw.Draw(paper.image)
    for y in (60, 80, 100):
        brush.rectangle([side * 300 / 72 for side in (60, y, 69, y + 9)], outline=(0, 0, 0), width=4)
    page = Sheet(
        np.asarray(paper.image.convert("L")),
        300 / 72,
        np.eye(3),
        Picture(np.asarray(paper.image.convert("RGB")), 300, 200),
    )
    words = tuple(OcrWord("\u25a1", Box(59.5, y - 5, 70.5, y + 15), 0, 0.99, y, 0.99) for y in (60, 80, 100))
    found = penned(Seen(page, words, "test 1"))
    assert len(found.boxes) == 3
    assert found.taken == frozenset({0, 1, 2})


def test_a_word_that_was_struck_out_is_unsure_however_well_it_was_read() -> None:
    paper, words, x = sheet.blank(320, 100), [], 30.0
    for text in ("Moved", "mail", "to", "Exchange", "Online"):
        wide = paper.write(x, 30, text, ImageFont.load_default(46))
        words.append(OcrWord(text, Box(x, 29, x + wide, 44), 0, 1.0, 0, 0.99))
        x += wide + 5
    struck = words[3].box
    paper.draw([[(struck.left - 3, 38), (struck.right + 3, 38.5)]], sheet.Pen(), random.Random(0))
    page = Sheet(
        np.asarray(paper.image.convert("L")),
        300 / 72,
        np.eye(3),
        Picture(np.asarray(paper.image.convert("RGB")), 320, 100),
    )
    found = penned(Seen(page, tuple(words), "test 1"))
    assert [word.text for word in found.words if (word.confidence or 0) < 0.5] == ["Exchange"]


@pytest.mark.parametrize(("text", "right"), [("ceeeece", 175), ("Paredes", 115)])
def test_loops_of_which_some_look_like_print_are_one_signature(text: str, right: float) -> None:
    paper, dice = sheet.blank(300, 200), random.Random(2)
    paper.draw(pen.written("PRINTED", 62, 150, 8, dice), sheet.Pen(sheet.BLACK, 0.8), dice)
    hand = pen.placed(pen._run_together("Ines Paredes", dice), pen.Place(60, 50, 110, 68))
    paper.draw(hand, sheet.Pen(sheet.BLACK, 2.0), dice)
    colours = np.asarray(paper.image.convert("RGB"))
    page = Sheet(np.asarray(paper.image.convert("L")), 300 / 72, np.eye(3), Picture(colours, 300, 200))
    words = (
        OcrWord("PRINTED", Box(60, 140, 140, 152), 0, 1.0, 0, 1.0),
        OcrWord(text, Box(55, 48, 175, 70), 0, 0.78, 1, 0.6),
    )
    (drawing,) = penned(Seen(page, words, "test 1")).drawings
    assert drawing.box.right == pytest.approx(right, abs=6)


def boxes_beside(*tops: float) -> int:
    """Return how many boxes are found far to the right of all words, whose lines begin at some places."""
    paper = sheet.blank(500, 300)
    for top in tops:
        paper.draw(
            pen.written("PRINTED", 42, top + 10, 8, random.Random(0)),
            sheet.Pen(sheet.BLACK, 0.8),
            random.Random(0),
        )
        square = [(430, top), (441, top), (441, top + 11), (430, top + 11), (430, top)]
        paper.draw([[(float(x), float(y)) for x, y in square]], sheet.Pen(sheet.BLACK, 0.8), random.Random(0))
    page = Sheet(
        np.asarray(paper.image.convert("L")),
        300 / 72,
        np.eye(3),
        Picture(np.asarray(paper.image.convert("RGB")), 500, 300),
    )
    lines = (OcrWord("PRINTED", Box(40, top, 120, top + 12), 0, 1.0, n, 1.0) for n, top in enumerate(tops))
    return len(penned(Seen(page, tuple(lines), "test 1")).boxes)


def test_a_column_of_boxes_far_beside_its_labels_counts() -> None:
    assert boxes_beside(40, 70, 100, 130) == 4


def test_what_looks_like_boxes_far_beside_all_words_and_far_apart_is_left_alone() -> None:
    assert boxes_beside(40, 140, 240) == 0
