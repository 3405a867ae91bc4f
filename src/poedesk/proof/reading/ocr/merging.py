"""What the file itself says of a page beside what was recognised on it: printed words, a scan's text layer.

Words that the file prints on a page win over what was recognised at their place. The text layer of a scan
is somebody else's recognition, which nobody sees: what the picture shows wins over it, and where that is
hard to recognise, and the layer is right elsewhere, its words help out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Page
from poedesk.proof.reading.ocr.looking import PAPER, OcrWord, Seen, are_sure, is_blank, shows_no_text

_COVERED = 0.5
"""Share of a recognised word that lies under printed ones from which on it is the same."""

_SURE = 0.9
"""Confidence from which on what was recognised needs no help."""

_ALIKE = 0.6
"""Likeness of two readings of one word at least."""

_AGREES = 0.7
"""Share of the words of a layer that the picture shows from which on it is its text."""

_TELLING = 3
"""Signs of a word that is asked for in the picture."""

_LARGE = 0.1
"""Share of a page from which on a picture on it may be of paper."""

_BAND = 40.0
"""Height of the bands by which words at one place are found."""

_NAMED = 3
"""Differences that are named."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What became of the text layer of a scan."""

    agrees: bool
    differences: tuple[tuple[str, str], ...]
    """Words of the layer where the picture clearly shows others, with those."""


def to_sheet(seen: Seen, page: Page) -> Sequence[OcrWord]:
    """Return the words that the file has for a page at their places on the sheet."""
    place = _mover(seen)
    words = []
    for number, word in enumerate(page.words):
        text = page.text[word.start : word.end]
        words.append(OcrWord(text, place(word.box), 0, None, -1 - number))
    return words


def _mover(seen: Seen) -> "_Mover":
    flat = seen.sheet.upright
    return _Mover(np.linalg.inv(np.array(flat).reshape(3, 3)) if flat else None)


@dataclass(frozen=True, slots=True)
class _Mover:
    """From places on a page as displayed to places on its sheet."""

    matrix: "np.ndarray | None"

    def __call__(self, box: Box) -> Box:
        if self.matrix is None:
            return box
        corners = np.array([(box[x], box[y], 1.0) for x in (0, 2) for y in (1, 3)]).T
        xs, ys, ws = self.matrix @ corners
        xs, ys = xs / ws, ys / ws
        return Box(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))


def with_printed(seen: Seen, page: Page, *, part: bool = False) -> Seen:
    """Return what was seen with the words that the file prints in the place of their pictures.

    ``part``: the file prints most of the page, which then is as legible as the rest of it.
    """
    printed = to_sheet(seen, page)
    if not printed:
        return seen
    bands = _Bands(printed)
    kept = [word for word in seen.words if bands.covered(word.box) < _COVERED]
    legible = seen.legible
    if part:
        rest = [*kept, *(word for word in seen.unsure if bands.covered(word.box) < _COVERED)]
        legible = not _shows_writing(seen, page) if shows_no_text(rest) else are_sure(rest)
    return replace(seen, words=(*kept, *printed), legible=legible)


def _shows_writing(seen: Seen, page: Page) -> bool:
    """Return whether a large picture, of which nothing was recognised, is one of paper with ink on it."""
    place, scale = _mover(seen), seen.sheet.scale
    for drawing in page.drawings:
        box = place(drawing.box)
        if (
            drawing.kind != "picture"
            or box.width * box.height < _LARGE * seen.sheet.width * seen.sheet.height
        ):
            continue
        left, top, right, bottom = (max(0, round(side * scale)) for side in box)
        shown = np.asarray(seen.sheet.colours[top:bottom, left:right].mean(axis=2), np.uint8)
        if shown.size and float(np.median(shown)) >= PAPER and not is_blank(shown):
            return True
    return False


def with_layer(seen: Seen, page: Page) -> tuple[Seen, Layer]:
    """Return what was seen, helped out by the text layer of the scan where that agrees with it."""
    layer = to_sheet(seen, page)
    pairs = list(_paired(seen.words, layer))
    telling = [(word, mate) for word, mate in pairs if len(word.text) >= _TELLING]
    shown = sum(1 for word, mate in telling if mate is not None and _alike(word.text, mate.text))
    if not telling or shown < _AGREES * len(telling):
        return seen, Layer(agrees=False, differences=())
    better = {
        id(mate): replace(mate, text=word.text)
        for word, mate in pairs
        if mate is not None and mate.confidence is not None and mate.confidence < _SURE
        if _alike(word.text, mate.text) and _same_place(word.box, mate.box)
    }
    words = tuple(better.get(id(word), word) for word in seen.words)
    differ = [
        (word.text, mate.text)
        for word, mate in telling
        if mate is not None
        and (mate.confidence or 0) >= _SURE
        and _same_place(word.box, mate.box)
        and (not _alike(word.text, mate.text) or _digits(word.text) != _digits(mate.text))
    ]
    return replace(seen, words=words), Layer(agrees=True, differences=tuple(differ))


def said_of(layer: Layer, number: int) -> str | None:
    """Return what is to be said of the text layer of page ``number``; null when there is nothing to say."""
    if not layer.agrees:
        return (
            f"page {number} has a text layer that does not say what its picture shows; the picture was read"
        )
    if not layer.differences:
        return None
    named = ", ".join(f"{first!r} for {second!r}" for first, second in layer.differences[:_NAMED])
    more = len(layer.differences) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"page {number} has a text layer that differs from its picture, which was read: {named}{rest}"


def moved(page: Page, file: Page, seen: Seen) -> Page:
    """Return a recognised page with the fields, marks and drawings that the ``file`` has for it."""
    place = _mover(seen)
    held = [word.box for word in seen.words]
    marks = tuple(
        replace(mark, box=place(mark.box) if mark.box else None, start=None, end=None) for mark in file.marks
    )
    drawings = (replace(item, box=place(item.box)) for item in file.drawings)
    return replace(
        page,
        fields=tuple(replace(item, box=place(item.box) if item.box else None) for item in file.fields),
        marks=(*page.marks, *marks),
        drawings=(
            *page.drawings,
            *(item for item in drawings if item.kind != "picture" or not _holds(item.box, held)),
        ),
    )


def _holds(box: Box, words: Sequence[Box]) -> bool:
    """Return whether a picture is one of text: part of a scan, not something beside it."""
    inside = 0
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        inside += box.left <= x <= box.right and box.top <= y <= box.bottom
    return inside > _NAMED


class _Bands:
    """Words by the height at which they stand."""

    def __init__(self, words: Sequence[OcrWord]) -> None:
        self._bands: dict[int, list[OcrWord]] = {}
        for word in words:
            for band in range(int(word.box.top // _BAND), int(word.box.bottom // _BAND) + 1):
                self._bands.setdefault(band, []).append(word)

    def near(self, box: Box) -> list[OcrWord]:
        bands = range(int(box.top // _BAND), int(box.bottom // _BAND) + 1)
        return list({id(word): word for band in bands for word in self._bands.get(band, ())}.values())

    def covered(self, box: Box) -> float:
        """Return the share of a box that lies under words."""
        area = max(box.width * box.height, 1e-6)
        return sum(box.shared(word.box) for word in self.near(box)) / area


def _paired(seen: Sequence[OcrWord], layer: Sequence[OcrWord]) -> Iterator[tuple[OcrWord, OcrWord | None]]:
    """Yield each word of the layer with the recognised one that stands at its place; null for none."""
    bands = _Bands(seen)
    for word in layer:
        near = [(word.box.shared(other.box), other) for other in bands.near(word.box)]
        share, mate = max(near, key=lambda pair: pair[0], default=(0.0, None))
        yield word, mate if share > 0 else None


def _same_place(one: Box, other: Box) -> bool:
    """Return whether two words begin and end at about the same place: neither is part of the other."""
    slack = 0.35 * max(one.width, other.width)
    return abs(one.left - other.left) < slack and abs(one.right - other.right) < slack


def _alike(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(one.casefold(), other.casefold()) >= _ALIKE


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
