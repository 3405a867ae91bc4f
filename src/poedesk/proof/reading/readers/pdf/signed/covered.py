"""What a place of a page showed that it does not show any more, or shows though it was hidden.

Printed lines, rows of dots and frames are there to be written on: what covers them alone covers nothing.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

import pypdfium2 as pypdfium
from PIL import Image, ImageChops, ImageFilter

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame

_DARK = 160
"""Steps of 255 below which a pixel is ink."""

_INK = 8
"""Pixels of ink that make a sign."""

_LINE = re.compile(rb"\xff{7,}")
"""Ink in a row that long is part of a line, and the frame of a tick box is one."""

_SOLID = 5
"""Pixels, each way, of an area of ink that no line has."""

_RULES, _LEADERS = frozenset("_-\N{EN DASH}\N{EM DASH} "), frozenset(".\N{HORIZONTAL ELLIPSIS}\N{MIDDLE DOT}")
_QUOTED = 80
_MOST_SIGNS = 20_000
"""Signs of a page that are looked at one by one."""

Cells = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


class Looks:
    """One page of a revision in two pictures: as it showed then, and as it shows now."""

    def __init__(self, page: pypdfium.PdfPage, frame: Frame, before: Image.Image, after: Image.Image) -> None:
        """Take the page of the revision, and both pictures, which are of one size."""
        self._page, self._frame = page, frame
        self._scale = before.width / frame.width
        self._places: list[Cells] | None = None
        self._before = _ink(before)
        self._gained = ImageChops.subtract(_ink(after), self._before)

    def covered(self, cells: Cells, changed: Image.Image) -> str | None:
        """Return what stood in a place and is not wholly shown; ``changed`` is white where they differ."""
        lost = ImageChops.multiply(self._before, changed).crop(cells)
        if _count(lost) < _INK:
            return None
        if self._page.get_textpage().count_chars() == 0:
            return "part of a picture" if _is_drawing(lost) else None
        said = self._words(cells)
        signs = set(said)
        if signs - _RULES - _LEADERS:
            return said[:_QUOTED]
        return None if signs & _LEADERS or not _is_drawing(lost) else "something drawn"

    def uncovered(self, cells: Cells) -> str | None:
        """Return the page's own words that show in a place and did not when it was signed."""
        if _count(self._gained.crop(cells)) < _INK:
            return None
        return "".join(self._shown_now(cells))[:_QUOTED].strip() or None

    def _shown_now(self, cells: Cells) -> Iterator[str]:
        """Yield the signs of the page whose place had no ink and has some."""
        for number, place in enumerate(self._signs()):
            x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
            if not (cells[0] <= x < cells[2] and cells[1] <= y < cells[3]):
                continue
            if _count(self._gained.crop(place)) and not _count(self._before.crop(place)):
                sign = self._page.get_textpage().get_text_range(number, 1)
                yield sign if sign.isalnum() else ""

    def _signs(self) -> list[Cells]:
        """Return the places of the page's own signs, found once for all places that changed."""
        if self._places is None:
            texts = self._page.get_textpage()
            count = min(texts.count_chars(), _MOST_SIGNS)
            self._places = [
                self._pixels(self._frame.box(*texts.get_charbox(number))) for number in range(count)
            ]
        return self._places

    def _pixels(self, box: Box) -> Cells:
        left, top, right, bottom = (round(edge * self._scale) for edge in box)
        return left, top, right, bottom

    def _words(self, cells: Cells) -> str:
        box = Box(*(edge / self._scale for edge in cells))
        with suppress(pypdfium.PdfiumError):
            texts = self._page.get_textpage()
            return " ".join(texts.get_text_bounded(*self._frame.user_space(box)).split())
        return ""


def _ink(picture: Image.Image) -> Image.Image:
    return picture.convert("L").point(lambda value: 255 * (value < _DARK))


def _count(picture: Image.Image) -> int:
    return picture.histogram()[-1]


def _is_drawing(ink: Image.Image) -> bool:
    """Return whether ink is more than lines along or across the page."""
    if _count(ink.filter(ImageFilter.MinFilter(_SOLID))):
        return True
    upright = ink.transpose(Image.Transpose.TRANSPOSE)
    left = ImageChops.multiply(
        _without_lines(ink), _without_lines(upright).transpose(Image.Transpose.TRANSPOSE)
    )
    return _count(left) >= _INK


def _without_lines(ink: Image.Image) -> Image.Image:
    """Return ink without what goes on along a row."""
    data, width = ink.tobytes(), ink.width
    rows = (data[start : start + width] for start in range(0, len(data), width))
    kept = b"".join(_LINE.sub(lambda match: bytes(len(match[0])), row) for row in rows)
    return Image.frombytes("L", ink.size, kept)
