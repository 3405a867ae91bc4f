"""Pictures of pages for the report: drawn in the sandbox, made into small files here.

The sandbox hands over bare pixels, of which only the number is believed; the picture file is our own.
"""

import base64
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from PIL import Image

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.document.outlines import Outline, outline, turned
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed

COLUMNS = 1000
"""Pixels that a page is wide when there is room."""

_STEPS = ((1.0, 60), (1.0, 35), (0.8, 40), (0.8, 20), (0.65, 25), (0.5, 20), (0.4, 10))
"""Share of the size, and quality of the picture file, from the best to the smallest that can be read."""

MOST_ROWS = 4 * COLUMNS
"""Pixels that a page is high at most; a longer one is drawn smaller."""


_TURNED = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
"""What Pillow calls so many quarter turns clockwise."""

GONE = "the document is not there any more, or has changed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to draw, and the quotations to find on it again."""

    name: str
    """Of the document; one inside a mail or archive begins with that file's name and "/"."""

    sha256: str
    page: int
    quotes: tuple[tuple[str, Box], ...]
    """Words and the box about where they stand."""

    turns: int = 0
    """Quarter turns clockwise after which the page as displayed can be read."""

    known: Mapping[tuple[str, Box], tuple[Outline, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Outlines of quotations that are known already, because their words were recognised."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a picture."""

    sha256: str
    """Of the document."""

    page: int
    width: float
    """Points, of what the picture shows."""

    height: float
    media_type: str
    data: bytes
    places: Mapping[tuple[str, Box], tuple[Outline, ...]]
    """For each quotation that was found again, its outlines on the page as displayed, one a line."""

    turns: int = 0
    """Quarter turns clockwise by which the picture is turned against the page as displayed."""

    def outlines(self, quote: str, box: Box) -> tuple[Outline, ...]:
        """Return what to outline on the picture: the words as found again, else the box given for them."""
        found = self.places.get((quote, box), (outline(box),))
        before = (self.height, self.width) if self.turns % 2 else (self.width, self.height)
        return tuple(turned(corners, self.turns, *before) for corners in found)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as pixels, before it is made a picture file."""

    pixels: Image.Image
    picture: Picture
    """What is known of it, still without data."""


@dataclass(frozen=True, slots=True)
class NotShown:
    """A page of which there is no picture."""

    sha256: str
    """Of the document."""

    page: int
    reason: str
    """Why, as a clause."""


def taken_out(sandbox: Sandbox, data: bytes, name: str, sha256: str) -> bytes | None:
    """Return the document inside ``data`` that has this hash; null when it cannot be had."""
    try:
        answer = sandbox.ask(data, name, "extract", {"sha256": sha256})
        inner = base64.b64decode(answer["data"], validate=True)
    except (Breach, TaskFailed, LookupError, TypeError, ValueError):
        return None
    return inner if sha256_hex(inner) == sha256 else None


def draw(sandbox: Sandbox, data: bytes, wanted: Wanted, room: int) -> Picture | NotShown:
    """Return the picture of one page of the document ``data`` in at most about ``room`` bytes."""
    drawn = pixels_of(sandbox, data, wanted)
    if isinstance(drawn, NotShown):
        return drawn
    return replace(drawn.picture, data=_packed(drawn.pixels, room, 0)[0])


def pixels_of(sandbox: Sandbox, data: bytes, wanted: Wanted) -> Drawn | NotShown:
    """Return one page of the document ``data`` as pixels, nothing of it lost."""
    sides = (COLUMNS, MOST_ROWS)[:: -1 if wanted.turns % 2 else 1]
    request = {
        "page": wanted.page,
        "columns": sides[0],
        "rows": sides[1],
        "quotes": [[text, *box] for text, box in wanted.quotes],
    }
    try:
        answer = sandbox.ask(data, wanted.name, "render", request)
        pixels = _checked(answer)
        places = {**wanted.known, **_places(answer["places"], wanted.quotes)}
        width, height = float(answer["width"]), float(answer["height"])
    except Breach as problem:
        return NotShown(wanted.sha256, wanted.page, str(problem))
    except (LookupError, TypeError, ValueError, OverflowError):
        return NotShown(wanted.sha256, wanted.page, "it could not be drawn")
    if (turn := _TURNED[wanted.turns % 4]) is not None:
        pixels = pixels.transpose(turn)
    if wanted.turns % 2:
        width, height = height, width
    about = Picture(wanted.sha256, wanted.page, width, height, "image/webp", b"", places, wanted.turns)
    return Drawn(pixels, about)


def _checked(answer: Mapping[str, Any]) -> Image.Image:
    """Return the pixels as a picture; raises ValueError when their number is not as announced."""
    columns, rows = answer["columns"], answer["rows"]
    sides = (answer["width"], answer["height"])
    if not all(isinstance(side, int | float) and math.isfinite(side) and side > 0 for side in sides):
        message = "a page has no such size"
        raise ValueError(message)
    counts = isinstance(columns, int) and isinstance(rows, int)
    if not counts or not 0 < columns <= MOST_ROWS or not 0 < rows <= MOST_ROWS:
        message = "a picture has no such size"
        raise ValueError(message)
    pixels = base64.b64decode(answer["pixels"], validate=True)
    if len(pixels) != columns * rows * 3:
        message = "there are more or fewer pixels than announced"
        raise ValueError(message)
    return Image.frombytes("RGB", (columns, rows), pixels)


def _places(
    answer: Sequence[Sequence[Sequence[float]]], quotes: Sequence[tuple[str, Box]]
) -> dict[tuple[str, Box], tuple[Outline, ...]]:
    places = {}
    for quote, boxes in zip(quotes, answer, strict=True):
        found = tuple(Box(*(float(side) for side in box)) for box in boxes)
        if found and all(math.isfinite(side) for box in found for side in box):
            places[quote] = tuple(map(outline, found))
    return places


def _packed(drawn: Image.Image, room: int, near: int) -> tuple[bytes, int]:
    """Return the picture file at the best size and quality that fits, else the smallest, and its step.

    Each step makes less than the one before, so the answer does not depend on ``near``, where the search
    begins; pages of one document are alike, and two tries do from the step of the last one.
    """
    step, data = near, _webp(drawn, *_STEPS[near])
    while len(data) > room and step + 1 < len(_STEPS):
        step += 1
        data = _webp(drawn, *_STEPS[step])
    if step > near:
        return data, step
    while step and len(better := _webp(drawn, *_STEPS[step - 1])) <= room:
        step, data = step - 1, better
    return data, step


def _webp(drawn: Image.Image, share: float, quality: int) -> bytes:
    shown = drawn
    if share < 1:
        size = (max(1, round(drawn.width * share)), max(1, round(drawn.height * share)))
        shown = drawn.resize(size, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    shown.save(stream, "WEBP", quality=quality, method=2)  # twice as quick as 3, and a thirtieth larger
    return stream.getvalue()


def draw_all(
    sandbox: Sandbox, pages: Iterator[tuple[bytes | None, Wanted]], count: int, room: int
) -> Iterator[Picture | NotShown]:
    """Yield the picture of each of ``count`` pages; room that one does not need is left for the next.

    Null instead of the document's bytes says that they could not be had again.
    """
    left, todo, step = room, count, 0
    for data, wanted in pages:
        if data is None:
            yield NotShown(wanted.sha256, wanted.page, GONE)
            continue
        drawn: Picture | NotShown | Drawn = pixels_of(sandbox, data, wanted)
        if isinstance(drawn, Drawn):
            packed, step = _packed(drawn.pixels, max(1, left // max(1, todo)), step)
            drawn = replace(drawn.picture, data=packed)
        todo -= 1
        if isinstance(drawn, Picture) and len(drawn.data) > left:
            drawn = NotShown(wanted.sha256, wanted.page, "there is no room left for its picture")
        if isinstance(drawn, Picture):
            left -= len(drawn.data)
        yield drawn
