import cv2
import numpy as np
import pytest
from tests.unit.proof.reading.ocr.paper import Pixels, printed

from poedesk.proof.reading.ocr.sheet.photograph import evened, sheet_in
from poedesk.proof.reading.ocr.sheet.straight import Matrix

CORNERS = np.array([[130, 100], [1100, 170], [1060, 1500], [90, 1450]], np.float32)


def photographed(*, shadow: bool = False) -> Pixels:
    paper = printed(110)
    height, width = paper.shape
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    to = cv2.getPerspectiveTransform(flat, CORNERS)
    table = np.full((1600, 1200), 70, np.uint8)
    seen = cv2.warpPerspective(paper, to, (1200, 1600), dst=table, borderMode=cv2.BORDER_TRANSPARENT)
    picture = np.asarray(seen, np.float32)
    if shadow:
        picture[:, 700:] *= 0.6
    return np.asarray(picture, np.uint8)


def corners_in(back: Matrix) -> Matrix:
    """Return where the corners of the paper stand in the view from above."""
    return np.asarray(cv2.perspectiveTransform(CORNERS[None], np.linalg.inv(back).astype(np.float32))[0])


@pytest.mark.parametrize("shadow", [False, True])
def test_a_sheet_on_a_table_is_seen_from_above_with_what_lies_around_it(shadow: bool) -> None:  # noqa: FBT001 - a case
    found = sheet_in(photographed(shadow=shadow))
    assert found is not None
    back, (width, height) = found
    (left, top), (right, _), _, (_, low) = corners_in(back)
    assert abs(corners_in(back)[1][1] - top) < 12
    assert abs(corners_in(back)[3][0] - left) < 12
    assert 0 <= left < right <= width
    assert 0 <= top < low <= height


def test_a_scan_is_no_sheet_on_a_table() -> None:
    assert sheet_in(printed()) is None


def test_a_dark_band_on_top_of_a_scan_is_not_cut_off() -> None:
    scan = printed().copy()
    scan[:200] = 40
    assert sheet_in(scan) is None


def test_uneven_light_is_evened_and_even_light_is_left_alone() -> None:
    paper = printed(72)
    assert evened(paper) is paper
    light = np.linspace(1.0, 0.5, paper.shape[1])
    shaded = (paper * light).astype(np.uint8)
    flat = evened(shaded)
    assert abs(int(np.median(flat[:, :60])) - int(np.median(flat[:, -60:]))) < 12


def test_the_soft_edge_of_a_shadow_is_no_side_of_the_sheet() -> None:
    y, x = np.mgrid[0:1600, 0:1200]
    lit = 1 - 0.5 / (1 + np.exp(-(x + 0.55 * y - 1200) / 60))
    found = sheet_in((photographed() * lit).astype(np.uint8))
    assert found is not None
    (left, top), (right, high), (right_low, low), (left_low, _) = corners_in(found[0])
    assert abs(high - top) < 12
    assert abs(left_low - left) < 12
    assert abs(right_low - right) < 12
    assert low > top
