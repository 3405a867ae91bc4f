"""What a person sees of a signed revision against what is seen now: pictures of both, compared.

Rules about objects cannot say whether something covers a text; the picture can. Both are drawn by the same
engine at one pixel a point.
"""

from collections.abc import Iterator
from contextlib import suppress

import pypdfium2 as pypdfium
from PIL import Image, ImageChops

from poedesk.paper.signing.places import user_space
from poedesk.paper.signing.validating.model import Change
from poedesk.proof.document.model import Box
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.layout.frame import Frame, frame_of

MOST_PAGES = 80
"""Pages of one revision that are compared."""

MOST_PIXELS = 4_000_000
"""Pixels of one picture; a larger page is drawn smaller."""

MOST_PLACES = 60
"""Different places of one page that are told one by one."""

_CELL = 4
"""Pixels of a cell: what differs in cells that touch is one place."""

_DIFFERENT, _DARK = 48, 160
"""Steps of 255 by which a pixel must differ, and below which it is ink."""

_INK = 8
"""Pixels of ink that must have gone before a text counts as covered."""

_QUOTED = 80


class NotCompared(Exception):
    """The two revisions cannot be compared as pictures; the message says why, as a clause."""


def differences(before: bytes, after: bytes, limits: Limits) -> list[Change]:
    """Return where pages look different: each place, with the words that it covers.

    Raises:
        NotCompared: one of them cannot be drawn, or there are too many pages.
    """
    try:
        old, new = pypdfium.PdfDocument(before), pypdfium.PdfDocument(after)
    except pypdfium.PdfiumError as error:
        message = f"the revision that was signed cannot be drawn ({error})"
        raise NotCompared(message) from error
    try:
        old.init_forms()
        new.init_forms()
        shared = min(len(old), len(new))
        if shared > MOST_PAGES:
            message = f"it has {shared} pages, and at most {MOST_PAGES} are compared"
            raise NotCompared(message)
        found = [change for number in range(shared) for change in _page(old, new, number, limits)]
        found += [Change("page added", number + 1) for number in range(shared, len(new))]
        found += [Change("page removed", number + 1) for number in range(shared, len(old))]
    except pypdfium.PdfiumError as error:
        message = f"a page cannot be drawn ({error})"
        raise NotCompared(message) from error
    finally:
        old.close()
        new.close()
    return found


def _page(
    old: pypdfium.PdfDocument, new: pypdfium.PdfDocument, number: int, limits: Limits
) -> Iterator[Change]:
    first, second = old[number], new[number]
    try:
        frame, other = frame_of(first.raw), frame_of(second.raw)
        if (frame.width, frame.height, frame.turns) != (other.width, other.height, other.turns):
            yield Change("page resized", number + 1)
            return
        most = min(limits.pixels, MOST_PIXELS)
        scale = min(1.0, (most / (frame.width * frame.height)) ** 0.5)
        before, after = _drawn(first, scale), _drawn(second, scale)
        if before.size != after.size:
            yield Change("page resized", number + 1)
            return
        mask = _mask(before, after)
        if mask.getbbox() is None:
            return
        ink = ImageChops.multiply(mask, before.convert("L").point(lambda value: 255 * (value < _DARK)))
        has_text = first.get_textpage().count_chars() > 0
        for cells in _places(mask):
            covers = None
            if ink.crop(cells).histogram()[-1] >= _INK:
                covers = _words(first, frame, cells, scale) if has_text else "part of a picture"
            box = Box(*(edge / scale for edge in cells))
            yield Change("looks different", number + 1, box, covers=covers)
    finally:
        first.close()
        second.close()


def _drawn(page: pypdfium.PdfPage, scale: float) -> Image.Image:
    picture: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    return picture


def _mask(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return white where the two differ."""
    bands = ImageChops.difference(before, after).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point(lambda value: 255 * (value >= _DIFFERENT))


def _places(mask: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Yield the boxes, in pixels, of what differs, cells that touch taken together."""
    columns, rows = -(-mask.width // _CELL), -(-mask.height // _CELL)
    whole = Image.new("L", (columns * _CELL, rows * _CELL))
    whole.paste(mask)
    small = whole.reduce(_CELL).tobytes()
    waiting = {(at % columns, at // columns) for at, value in enumerate(small) if value}
    for _ in range(MOST_PLACES - 1):
        if not waiting:
            return
        place = _connected(waiting)
        yield _box(place)
    if waiting:
        yield _box(waiting)


def _connected(waiting: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Take the cells out of ``waiting`` that hang together with one of them, small gaps included."""
    edge = [waiting.pop()]
    found = set(edge)
    while edge:
        column, row = edge.pop()
        near = {(column + dx, row + dy) for dx in range(-2, 3) for dy in range(-2, 3)} & waiting
        waiting -= near
        found |= near
        edge += near
    return found


def _box(cells: set[tuple[int, int]]) -> tuple[int, int, int, int]:
    columns, rows = [cell[0] for cell in cells], [cell[1] for cell in cells]
    return min(columns) * _CELL, min(rows) * _CELL, (max(columns) + 1) * _CELL, (max(rows) + 1) * _CELL


def _words(page: pypdfium.PdfPage, frame: Frame, cells: tuple[int, ...], scale: float) -> str | None:
    """Return the letters and digits that stood in a place, null when it held only lines."""
    left, bottom, right, top = user_space(frame, Box(*(edge / scale for edge in cells)))
    said = ""
    with suppress(pypdfium.PdfiumError):
        said = " ".join(page.get_textpage().get_text_bounded(left, bottom, right, top).split())
    return said[:_QUOTED] if any(map(str.isalnum, said)) else None
