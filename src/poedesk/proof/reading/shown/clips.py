"""Places of pages cut out of their pixels: nothing of what stands beside them is left in the picture."""

import io
import math
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from poedesk.proof.document.outlines import Outline
from poedesk.proof.reading.shown.pictures import Drawn

_GAP = 6
"""Pixels between two places of one strip."""

_WHITE = (255, 255, 255)


def cut(drawn: Drawn, outlines: Sequence[Outline]) -> Iterator[Image.Image]:
    """Yield each outlined place alone; what lies in its box and outside its outline is white."""
    columns, rows = drawn.pixels.size
    across, down = columns / drawn.picture.width, rows / drawn.picture.height
    for corners in outlines:
        points = [(x * across, y * down) for x, y in corners]
        xs, ys = zip(*points, strict=True)
        left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        right, bottom = min(columns, math.ceil(max(xs))), min(rows, math.ceil(max(ys)))
        if right <= left or bottom <= top:
            continue
        place = drawn.pixels.crop((left, top, right, bottom))
        mask = Image.new("L", place.size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=255)
        yield Image.composite(place, Image.new("RGB", place.size, _WHITE), mask)


def strip(places: Sequence[Image.Image]) -> bytes:
    """Return at least one place, below each other, as a PNG file without metadata."""
    width = max(place.width for place in places)
    height = sum(place.height for place in places) + _GAP * (len(places) - 1)
    whole = Image.new("RGB", (width, height), _WHITE)
    row = 0
    for place in places:
        whole.paste(place, (0, row))
        row += place.height + _GAP
    stream = io.BytesIO()
    whole.save(stream, "PNG")
    return stream.getvalue()
