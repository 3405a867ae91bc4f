import cv2
import numpy as np
from tests.unit.proof.reading.ocr.paper import printed

from poedesk.proof.reading.ocr.sheet.cleaning import cleaned
from poedesk.proof.reading.ocr.sheet.focus import in_focus


def one_bit() -> np.ndarray:
    return np.where(printed(200) < 128, 0, 255).astype(np.uint8)


def test_specks_of_a_fax_go_and_full_stops_stay() -> None:
    fax = one_bit()
    fax[1500, 800] = 0
    fax[1600:1604, 800:804] = 0
    clean = cleaned(fax, 200 / 72)
    assert clean[1500, 800] == 255
    assert clean[1601, 801] < 60


def test_a_grey_scan_is_left_alone() -> None:
    grey = (printed() // 2 + 60).astype(np.uint8)
    assert cleaned(grey, 2.0) is grey


def test_print_that_is_a_blur_is_out_of_focus() -> None:
    page = np.tile(printed(200)[240:700], (4, 1))
    assert in_focus(page, 200 / 72)
    assert not in_focus(cv2.GaussianBlur(page, (0, 0), 7).astype(np.uint8), 200 / 72)


def test_an_empty_page_is_in_focus() -> None:
    assert in_focus(np.full((400, 300), 250, np.uint8), 2.0)
