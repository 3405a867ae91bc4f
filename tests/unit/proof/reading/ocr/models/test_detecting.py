import numpy as np
from numpy.typing import NDArray

from poedesk.proof.reading.ocr.models.detecting import STEP, detect


class Eye:
    """Stands for the model: sees text wherever a pixel is dark, and notes what it was shown."""

    step = 8

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def run(self, given: NDArray[np.float32]) -> NDArray[np.float32]:
        self.shapes.append(given.shape[2:])
        return (given[:, :1] < 0).astype(np.float32)


def paper(grain: float = 0.0) -> NDArray[np.uint8]:
    noise = np.random.default_rng(4).normal(0, grain, (960, 640)) if grain else 0.0
    return np.clip(np.full((960, 640), 236.0) + noise, 0, 255).astype(np.uint8)


def test_only_what_is_written_on_is_looked_at_and_lines_stay_at_their_places() -> None:
    page, eye = paper(grain=3.0), Eye()
    page[500:520, 200:400] = 20
    (line,) = detect(eye, page, 960)
    assert (round(line.x), round(line.y)) == (300, 510)
    (shape,) = eye.shapes
    assert shape[0] < 960 / 4
    assert all(side % STEP == 0 for side in shape)


def test_faint_print_at_the_edge_is_looked_at_too() -> None:
    page, eye = paper(grain=1.0), Eye()
    page[0:3, 0:3] = page[-3:, -3:] = 215
    detect(eye, page, 960)
    assert eye.shapes == [(960, 640)]


def test_an_empty_page_has_no_lines() -> None:
    assert detect(Eye(), paper(), 960) == []
