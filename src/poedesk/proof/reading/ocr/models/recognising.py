"""What a line of text says: the recogniser's signs, put together to words with their places."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.ocr.models.alphabet import Alphabet
from poedesk.proof.reading.ocr.models.detecting import Line, Pixels
from poedesk.proof.reading.ocr.models.runtimes import Model

HEIGHT = 48
"""Pixels that the recogniser wants a line to be high.

It would take a tenth less time with the outer rows left out, or with lines a tenth narrower. But on old scans
six words in a thousand were lost without these rows, and narrow type loses doubled letters.
"""

_NARROWEST, _WIDEST = 48, 3200
"""Pixels that a line handed to it is wide."""

_LEVEL = 0.4
"""Degrees of slope up to which a line is cut out as it stands."""

_UP = 3
"""Clockwise quarter turns of text that runs up."""

_SPACE = 0.26
"""Share of the line's height from which on a gap between two signs may be a blank that was overlooked."""

_CLEAR = 2.5
"""Times the usual gap between signs that such a gap has at least."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a line."""

    text: str
    place: float
    """Of its middle, as a share of the width of the line."""

    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """What a line says."""

    words: tuple["SeenWord", ...]
    turn: int
    """Clockwise quarter turns of its direction: 0 is from left to right, 1 down, 3 up."""

    @property
    def confidence(self) -> float:
        """Return the mean over its signs; 0 for a line that says nothing."""
        signs = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / signs if signs else 0.0


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word of a line."""

    text: str
    left: float
    """Where it begins and ends, as shares of the width of the line."""

    right: float
    confidence: float
    """Mean over its signs."""

    least: float
    """Confidence of the sign that is least sure."""


def cut_out(pixels: Pixels, line: Line, turn: int) -> Pixels:
    """Return the picture of a line, as high as the recogniser wants it.

    ``turn`` are the clockwise quarter turns of its direction: 0 is from left to right, 1 down, 3 up.
    """
    width = int(min(max(line.width / line.height * HEIGHT, _NARROWEST), _WIDEST))
    along, across = (line.height, line.width) if turn else (line.width, line.height)
    if abs(line.slope - 90 * line.upright) <= _LEVEL:
        left, top = max(0, round(line.x - along / 2)), max(0, round(line.y - across / 2))
        right, bottom = max(left + 1, round(line.x + along / 2)), max(top + 1, round(line.y + across / 2))
        piece = np.rot90(pixels[top:bottom, left:right], turn)
        if not piece.size:
            return np.full((HEIGHT, _NARROWEST), 255, np.uint8)
        way = cv2.INTER_AREA if piece.shape[0] > HEIGHT else cv2.INTER_CUBIC
        return np.asarray(
            cv2.resize(np.ascontiguousarray(piece), (width, HEIGHT), interpolation=way), np.uint8
        )
    angle = np.deg2rad(line.slope - (180 if turn == _UP else 0))
    ahead = np.array([np.cos(angle), np.sin(angle)]) * line.width / 2
    down = np.array([-np.sin(angle), np.cos(angle)]) * line.height / 2
    middle = np.array([line.x, line.y])
    corners = np.array([middle - ahead - down, middle + ahead - down, middle - ahead + down], np.float32)
    wanted = np.array([[0, 0], [width, 0], [0, HEIGHT]], np.float32)
    matrix = cv2.getAffineTransform(corners, wanted)
    shown = cv2.warpAffine(pixels, matrix, (width, HEIGHT), flags=cv2.INTER_LINEAR, borderValue=255)
    return np.asarray(shown, np.uint8)


def recognise(model: Model, alphabet: Alphabet, piece: Pixels) -> list[Sign]:
    """Return the signs in the picture of a line."""
    width = -(-piece.shape[1] // model.step) * model.step
    plane = np.zeros((HEIGHT, width), np.float32)
    plane[:, : piece.shape[1]] = piece.astype(np.float32) / 127.5 - 1.0
    given = np.ascontiguousarray(np.broadcast_to(plane, (1, 3, HEIGHT, width)))
    answer = model.run(given)
    return _signs(alphabet.of(answer[0]), alphabet.signs, width / piece.shape[1])


def _signs(answer: NDArray[np.float32], alphabet: Sequence[str], stretch: float) -> list[Sign]:
    """Return what is read at each step: of equal neighbours one, and no blanks between signs (number 0)."""
    best = answer.argmax(axis=1)
    sure = answer[np.arange(len(best)), best]
    signs: list[Sign] = []
    step = 0
    while step < len(best):
        end = step + 1
        while end < len(best) and best[end] == best[step]:
            end += 1
        if best[step]:
            place = (step + end) / 2 / len(best) * stretch
            signs.append(Sign(alphabet[best[step]], min(place, 1.0), float(sure[step:end].max())))
        step = end
    return signs


def words_of(signs: Sequence[Sign], piece: Pixels) -> list[SeenWord]:
    """Return the words that ``signs`` make, each as wide as the ink of its signs in ``piece``."""
    free = _free_columns(piece)
    groups = _groups(signs, free)
    if not groups:
        return []
    width = len(free)
    inked = np.flatnonzero(~free)
    first, last = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, width)
    edges = [float(min(first, groups[0][0].place * width))]
    for one, other in pairwise(groups):
        edges += _gap(free, one[-1].place, other[0].place)
    edges.append(float(max(last, groups[-1][-1].place * width)))
    return [
        SeenWord(
            "".join(sign.text for sign in group),
            edges[2 * number] / width,
            edges[2 * number + 1] / width,
            float(np.mean([sign.confidence for sign in group])),
            min(sign.confidence for sign in group),
        )
        for number, group in enumerate(groups)
    ]


def _groups(signs: Sequence[Sign], free: NDArray[np.bool_]) -> list[list[Sign]]:
    groups: list[list[Sign]] = [[]]
    gaps = [
        (end - start) for one, other in pairwise(signs) for start, end in [_gap(free, one.place, other.place)]
    ]
    inner = [
        gap
        for gap, one, other in zip(gaps, signs, signs[1:], strict=False)
        if not (one.text.isspace() or other.text.isspace())
    ]
    wide = max(_SPACE * HEIGHT, _CLEAR * float(np.median(inner))) if inner else 0.0
    for number, sign in enumerate(signs):
        if sign.text.isspace():
            groups.append([])
            continue
        if groups[-1] and gaps[number - 1] > wide:
            groups.append([])
        groups[-1].append(sign)
    return [group for group in groups if group]


def _free_columns(piece: Pixels) -> NDArray[np.bool_]:
    """Return for each column of pixels whether it is without ink."""
    middle = piece[HEIGHT // 10 : HEIGHT - HEIGHT // 10]
    light, dark = np.percentile(middle, (90, 2))
    threshold = light - max(30.0, 0.35 * (float(light) - float(dark)))
    return np.asarray((middle < threshold).sum(axis=0) == 0, np.bool_)


def _gap(free: NDArray[np.bool_], begin: float, end: float) -> tuple[float, float]:
    """Return the widest stretch without ink between two places; their middle when there is none."""
    start, stop = int(begin * len(free)), int(end * len(free)) + 1
    best, run = (0, 0), 0
    for number in range(start, min(stop, len(free))):
        run = run + 1 if free[number] else 0
        if run > best[1] - best[0]:
            best = (number + 1 - run, number + 1)
    if best == (0, 0):
        middle = (begin + end) / 2 * len(free)
        return middle, middle
    return float(best[0]), float(best[1])
