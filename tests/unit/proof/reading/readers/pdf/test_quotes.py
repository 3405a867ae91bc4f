from collections.abc import Sequence

import pypdfium2 as pypdfium
import pytest
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.quotes import Quote, _by_line, text_with_quotes


def letter(sheet: Sheet) -> None:
    sheet.text(72, 100, "Hollis & Vane Ltd moved the mail of 40 people")
    sheet.text(72, 114, "to Exchange Online, office by office.")
    sheet.text(72, 300, "Exchange Online, office by office.")
    sheet.text(72, 330, "tenant 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62")


def places(quotes: Sequence[Quote]) -> list[tuple[Box, ...]]:
    with pypdfium.PdfDocument(pdf(letter)) as document:
        page = document[0]
        text, found = text_with_quotes(page.raw, frame_of(page.raw), quotes)
    assert "moved the mail" in text
    return found


def test_a_quotation_over_two_lines_has_a_box_a_line() -> None:
    whole = Box(70, 88, 400, 120)
    ((first, second),) = places([Quote("moved the mail of 40 people to Exchange Online", whole)])
    assert first.left > 150
    assert first.bottom < second.bottom
    assert second.left == pytest.approx(72, abs=1)
    assert second.right < 180


def test_of_two_equal_places_the_one_in_the_box_is_meant() -> None:
    upper, lower = Box(70, 104, 300, 118), Box(70, 290, 300, 304)
    ((one,), (other,)) = places([Quote("office by office", upper), Quote("office by office", lower)])
    assert 100 < one.top < 120
    assert 288 < other.top < 305


def test_words_that_stand_somewhere_else_are_not_found() -> None:
    far = Box(70, 600, 300, 620)
    assert places([Quote("office by office", far), Quote("never written", far), Quote("—", far)]) == [
        (),
        (),
        (),
    ]


def test_signs_and_hyphens_may_be_set_otherwise() -> None:
    near = Box(70, 318, 400, 334)
    ((box,),) = places(
        [Quote("2f6c1e0a\N{HYPHEN}5d7b\N{HYPHEN}4b8e\N{HYPHEN}9a41\N{HYPHEN}0c3d7e915b62", near)]
    )
    assert 310 < box.top < 335


def test_the_runs_of_one_line_make_one_box() -> None:
    runs = [Box(60, 100, 68, 110), Box(66, 100, 120, 110.4), Box(124, 100, 180, 110), Box(60, 114, 90, 124)]
    assert _by_line(runs) == [Box(60, 100, 180, 110.4), Box(60, 114, 90, 124)]
    assert _by_line([Box(60, 100, 68, 110), Box(160, 100, 190, 110)]) == [
        Box(60, 100, 68, 110),
        Box(160, 100, 190, 110),
    ]
