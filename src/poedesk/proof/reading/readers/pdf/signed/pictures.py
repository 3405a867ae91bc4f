"""What a person sees of a signed revision against what is seen now: pictures of both, compared.

Rules about objects cannot say whether something covers a text; the picture can. Both are drawn by the same
engine at one pixel a point.
"""

import hashlib
import time
from collections.abc import Iterator

import pypdfium2 as pypdfium
from PIL import Image, ImageChops

from poedesk.proof.document.model import Box
from poedesk.proof.reading.limits import Limits, variable
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.signed.change import Change
from poedesk.proof.reading.readers.pdf.signed.covered import Cells, Looks

MOST_PIXELS = 4_000_000
"""Pixels of one picture; a larger page is drawn smaller."""

MOST_PLACES = 60
"""Different places of one page that are told one by one."""

_CELL = 4
"""Pixels of a cell: what differs in cells that touch is one place."""

_DIFFERENT = 48
"""Steps of 255 by which a pixel must differ."""


class NotCompared(Exception):
    """The two revisions cannot be compared as pictures; the message says why, as a clause."""


class Pictures:
    """The pages of a file as they are shown now, for revisions of it to be held against."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Take the file; it is opened when something is compared with it."""
        self._data = data
        self._most = min(limits.pixels, MOST_PIXELS)
        self._seconds = float(limits.compare_seconds)
        self._digests: dict[int, bytes] = {}

    def changes(self, end: int) -> list[Change]:
        """Return where pages look different from the revision that ends at ``end``, with what is covered.

        Raises:
            NotCompared: one of the two cannot be drawn, or it would take too long.
        """
        began = time.process_time()
        try:
            return self._changes(end, began)
        except pypdfium.PdfiumError as error:
            message = f"a page cannot be drawn ({error})"
            raise NotCompared(message) from error
        finally:
            self._seconds -= time.process_time() - began

    def _changes(self, end: int, began: float) -> list[Change]:
        try:
            old, new = pypdfium.PdfDocument(self._data[:end]), pypdfium.PdfDocument(self._data)
        except pypdfium.PdfiumError as error:
            message = f"the revision that was signed cannot be drawn ({error})"
            raise NotCompared(message) from error
        try:
            old.init_forms()
            new.init_forms()
            found: list[Change] = []
            shared = min(len(old), len(new))
            for number in range(shared):
                if time.process_time() - began >= self._seconds:
                    message = (
                        f"only {number} of its {shared} pages could be compared in the time that"
                        f" {variable('compare_seconds')} allows"
                    )
                    raise NotCompared(message)
                found += self._page(old, new, number)
            found += [Change("page added", number + 1) for number in range(shared, len(new))]
            found += [Change("page removed", number + 1) for number in range(shared, len(old))]
        finally:
            old.close()
            new.close()
        return found

    def _page(self, old: pypdfium.PdfDocument, new: pypdfium.PdfDocument, number: int) -> list[Change]:
        first, second = old[number], new[number]
        try:
            frame, other = frame_of(first.raw), frame_of(second.raw)
            if (frame.width, frame.height, frame.turns) != (other.width, other.height, other.turns):
                return [Change("page resized", number + 1)]
            scale = min(1.0, (self._most / (frame.width * frame.height)) ** 0.5)
            before = _drawn(first, scale)
            digest = _digest(before)
            if self._digests.get(number) == digest:
                return []
            after = _drawn(second, scale)
            self._digests[number] = _digest(after)
            if self._digests[number] == digest:
                return []
            if before.size != after.size:
                return [Change("page resized", number + 1)]
            mask = _mask(before, after)
            return list(_different(Looks(first, frame, before, after), mask, scale, number))
        finally:
            first.close()
            second.close()


def _different(looks: Looks, mask: Image.Image, scale: float, number: int) -> Iterator[Change]:
    """Yield each place of a page in which its two pictures differ; ``mask`` is white there."""
    for cells in _places(mask):
        box = Box(*(edge / scale for edge in cells))
        covers = looks.covered(cells, mask)
        uncovers = looks.uncovered(cells) if covers is None else None
        yield Change("looks different", number + 1, box, covers=covers, uncovers=uncovers)


def _drawn(page: pypdfium.PdfPage, scale: float) -> Image.Image:
    picture: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    return picture


def _digest(picture: Image.Image) -> bytes:
    return hashlib.sha256(repr(picture.size).encode() + picture.tobytes()).digest()


def _mask(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return white where the two differ."""
    bands = ImageChops.difference(before, after).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point(lambda value: 255 * (value >= _DIFFERENT))


def _places(mask: Image.Image) -> Iterator[Cells]:
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


def _box(cells: set[tuple[int, int]]) -> Cells:
    columns, rows = [cell[0] for cell in cells], [cell[1] for cell in cells]
    return min(columns) * _CELL, min(rows) * _CELL, (max(columns) + 1) * _CELL, (max(rows) + 1) * _CELL
