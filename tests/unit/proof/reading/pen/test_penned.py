"""Words that were recognised where a pen wrote: a hand that was read is kept, loops are a signature."""

import random

import numpy as np
import pytest

from eval.making.paper import pen, sheet
from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.looking import OcrWord, Picture, Seen, Sheet
from poedesk.proof.reading.ocr.penned import penned


@pytest.mark.parametrize(
    ("text", "taken"), [("eleee", True), ("Eelle", True), ("Ada", False), ("Anna", False)]
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
