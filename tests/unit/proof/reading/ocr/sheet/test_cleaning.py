import cv2
import numpy as np
from tests.unit.proof.reading.ocr.paper import printed

from poedesk.proof.reading.ocr.sheet.cleaning import cleaned, has_one_bit
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


def test_a_grey_scan_with_little_on_it_has_more_than_one_bit() -> None:
    assert has_one_bit(one_bit())
    noise = np.random.default_rng(3).normal(0, 5, one_bit().shape)
    assert not has_one_bit(np.clip(printed(200) * 0.94 + 8 + noise, 0, 255).astype(np.uint8))
    assert not has_one_bit(printed(200))


def test_edges_of_a_fine_page_are_softened_and_those_of_a_coarse_one_are_not() -> None:
    assert not has_one_bit(cleaned(one_bit(), 200 / 72))
    assert has_one_bit(cleaned(one_bit(), 98 / 72))
