"""Bold lines told by the width of their strokes, on sharp, coarse and blurred pictures."""

import cv2
import numpy as np
import pypdfium2 as pypdfium
import pytest
from tests.unit.proof.reading.ocr.paper import colours
from tests.unit.proof.reading.readers.pdf.made import Sheet as Drawn
from tests.unit.proof.reading.readers.pdf.made import pdf

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.looking import OcrWord, Picture, Sheet
from poedesk.proof.reading.ocr.sheet.strokes import BOLD, REGULAR, Bold

LINES = (
    ("Scope of work", "Helvetica-Bold"),
    ("The partner moved 240 mailboxes to Exchange Online.", "Helvetica"),
    ("Fees", "Helvetica-Bold"),
    ("12 hours at 160 dollars, payable in thirty days.", "Helvetica"),
    ("Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "Helvetica"),
)


def page(draw: Drawn) -> None:
    for number, (line, font) in enumerate(LINES):
        draw.text(72, 100 + 40 * number, line, size=11, font=font)


def sheet_of(dots: float, blur: float = 0) -> Sheet:
    picture = pypdfium.PdfDocument(pdf(page))[0].render(scale=dots / 72, grayscale=True).to_pil()
    grey = np.asarray(picture.convert("L"), np.uint8)
    if blur:
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), blur), np.uint8)
    return Sheet(grey, dots / 72, np.eye(3), Picture(colours(grey), 612, 792))


def words() -> list[OcrWord]:
    return [
        OcrWord(text, Box(70, 88 + 40 * number, 72 + 6.2 * len(text), 104 + 40 * number), 0, 1.0, number)
        for number, (text, _) in enumerate(LINES)
    ]


@pytest.mark.parametrize(("dots", "blur"), [(200, 0), (100, 0), (200, 0.8)])
def test_lines_of_wider_strokes_are_bold(dots: float, blur: float) -> None:
    weights = Bold(sheet_of(dots, blur), words())
    assert [weights.weight(number) for number in range(5)] == [BOLD, REGULAR, BOLD, REGULAR, REGULAR]


def test_what_a_pen_wrote_is_not_bold() -> None:
    weights = Bold(sheet_of(200), words(), [Box(60, 80, 300, 110)])
    assert weights.weight(0) == REGULAR


def test_words_outside_of_the_picture_are_not_bold() -> None:
    outside = OcrWord("Name", Box(900, 900, 950, 912), 0, 1.0, 7)
    assert Bold(sheet_of(100), [*words(), outside]).weight(5) == REGULAR


def test_a_sign_that_stands_for_a_box_is_no_word_and_not_bold() -> None:
    weights = Bold(sheet_of(100), words())
    assert [weights.weight(number) for number in (-1, 5, 2000)] == [REGULAR] * 3


def test_a_bold_head_of_a_line_is_told_apart_from_the_text_after_it() -> None:
    def lines(draw: Drawn) -> None:
        draw.text(72, 100, "Need.", size=11, font="Helvetica-Bold")
        draw.text(112, 100, "The shops could not share one list of prices.", size=11)
        draw.text(72, 140, "Work. The partner moved 240 mailboxes to Exchange Online.", size=11)

    grey = np.asarray(
        pypdfium.PdfDocument(pdf(lines))[0].render(scale=200 / 72, grayscale=True).to_pil(), np.uint8
    )
    sheet = Sheet(grey, 200 / 72, np.eye(3), Picture(colours(grey), 612, 792))
    said = [
        OcrWord(text, Box(left, top, right, top + 16), 0, 1.0, number)
        for number, (top, head, rest) in enumerate(
            ((88, "Need.", "The shops"), (128, "Work.", "The partner"))
        )
        for text, left, right in ((head, 70, 105), (rest, 111, 320))
    ]
    weights = Bold(sheet, said)
    assert [weights.weight(number) for number in range(4)] == [BOLD, REGULAR, REGULAR, REGULAR]
