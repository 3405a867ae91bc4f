"""From a scan to its picture in the report: what is outlined is where the words are on the paper."""

from pathlib import Path

import pytest
from tests.checking import check
from tests.integration.scanned import DOMAIN, scanned
from tests.tried import some

from poedesk.proof.assessing import api
from poedesk.proof.document.outlines import around, outline, turned


@pytest.mark.parametrize(
    ("device", "ending", "turns"),
    some([("sideways", "tiff", 1), ("photo", "jpg", 0), ("crooked", "pdf", 0), ("upside-down", "png", 2)], 1),
)
def test_the_outline_of_a_recognised_quotation_lies_around_it(
    tmp_path: Path, device: str, ending: str, turns: int
) -> None:
    made = scanned(tmp_path / "bundle", device, ending)
    assessment = check(made.folder)
    shown = api.illustrations(assessment, made.folder)
    (picture,) = shown.pictures.values()
    assert picture.turns == turns
    assert picture.width < picture.height
    piece = assessment.element("customer.domain").evidence[0]
    assert (piece.by, piece.quote) == ("ocr", DOMAIN)
    assert piece.box is not None
    assert 0.5 < piece.confidence < 1
    (drawn,) = picture.outlines(DOMAIN, piece.box)
    sides = (picture.height, picture.width) if turns % 2 else (picture.width, picture.height)
    expected, seen = around(turned(outline(made.where()), turns, *sides)), around(drawn)
    for side, other in zip(seen, expected, strict=True):
        assert side == pytest.approx(other, abs=7)
