"""Pictures of pages for the report: drawn in the sandbox, made into small files here.

The sandbox hands over bare pixels, of which only the number is believed; the picture file is our own.
"""

import base64
import binascii
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image

from poedesk.proof.document.model import Box
from poedesk.proof.reading.sandbox import Breach, Sandbox, TaskFailed

COLUMNS = 1000
"""Pixels that a page is wide when there is room."""

_STEPS = ((1.0, 60), (1.0, 35), (0.8, 40), (0.8, 20), (0.65, 25), (0.5, 20), (0.4, 10))
"""Share of the size, and quality of the picture file, from the best to the smallest that can be read."""

MOST_ROWS = 4 * COLUMNS
"""Pixels that a page is high at most; a longer one is drawn smaller."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to draw, and the quotations to find on it again."""

    name: str
    """Of the file that holds the document (the document itself, or the mail or archive around it)."""

    sha256: str
    """Of the document."""

    page: int
    quotes: tuple[tuple[str, Box], ...]
    """Words and the box about where they stand."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a picture."""

    sha256: str
    """Of the document."""

    page: int
    width: float
    """Points."""

    height: float
    media_type: str
    data: bytes
    places: Mapping[tuple[str, Box], tuple[Box, ...]]
    """For each quotation that was found again, its boxes in points, one a line."""


def draw(sandbox: Sandbox, data: bytes, wanted: Wanted, room: int) -> Picture | None:
    """Return the picture of one page in at most about ``room`` bytes; null when it cannot be drawn."""
    request = {
        "sha256": wanted.sha256,
        "page": wanted.page,
        "columns": COLUMNS,
        "rows": MOST_ROWS,
        "quotes": [[text, *box] for text, box in wanted.quotes],
    }
    try:
        answer = sandbox.ask(data, wanted.name, "render", request)
        drawn = _checked(answer)
        places = _places(answer["places"], wanted.quotes)
        width, height = float(answer["width"]), float(answer["height"])
    except (Breach, TaskFailed, LookupError, TypeError, ValueError, OverflowError, binascii.Error):
        return None
    return Picture(wanted.sha256, wanted.page, width, height, "image/webp", _packed(drawn, room), places)


def _checked(answer: Mapping[str, Any]) -> Image.Image:
    """Return the pixels as a picture; raises ValueError when their number is not as announced."""
    columns, rows = answer["columns"], answer["rows"]
    sides = (answer["width"], answer["height"])
    if not all(isinstance(side, int | float) and math.isfinite(side) and side > 0 for side in sides):
        message = "a page has no such size"
        raise ValueError(message)
    counts = isinstance(columns, int) and isinstance(rows, int)
    if not counts or not 0 < columns <= 2 * COLUMNS or not 0 < rows <= MOST_ROWS:
        message = "a picture has no such size"
        raise ValueError(message)
    pixels = base64.b64decode(answer["pixels"], validate=True)
    if len(pixels) != columns * rows * 3:
        message = "there are more or fewer pixels than announced"
        raise ValueError(message)
    return Image.frombytes("RGB", (columns, rows), pixels)


def _places(
    answer: Sequence[Sequence[Sequence[float]]], quotes: Sequence[tuple[str, Box]]
) -> dict[tuple[str, Box], tuple[Box, ...]]:
    places = {}
    for quote, boxes in zip(quotes, answer, strict=True):
        found = tuple(Box(*(float(side) for side in box)) for box in boxes)
        if found and all(math.isfinite(side) for box in found for side in box):
            places[quote] = found
    return places


def _packed(drawn: Image.Image, room: int) -> bytes:
    """Return the picture file at the best size and quality that fits, else the smallest."""
    data = b""
    for share, quality in _STEPS:
        data = _webp(drawn, share, quality)
        if len(data) <= room:
            break
    return data


def _webp(drawn: Image.Image, share: float, quality: int) -> bytes:
    shown = drawn
    if share < 1:
        size = (max(1, round(drawn.width * share)), max(1, round(drawn.height * share)))
        shown = drawn.resize(size, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    shown.save(stream, "WEBP", quality=quality, method=3)
    return stream.getvalue()


def draw_all(
    sandbox: Sandbox, files: Iterator[tuple[bytes, Wanted]], count: int, room: int
) -> Iterator[Picture]:
    """Yield the picture of each of ``count`` pages; room that one does not need is left for the next."""
    left, todo = room, count
    for data, wanted in files:
        picture = draw(sandbox, data, wanted, max(1, left // max(1, todo)))
        todo -= 1
        if picture is not None and len(picture.data) <= left:
            left -= len(picture.data)
            yield picture
