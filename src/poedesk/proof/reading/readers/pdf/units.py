"""Pages whose unit is not a point (/UserUnit): all that was read of them is told in points."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pikepdf

from poedesk.proof.document.model import Box, Page, Slant, Words
from poedesk.proof.reading.readers.pdf.objects import get

_LARGEST = 1000.0
"""Points of a unit that are believed; the format's largest page has 75,000 in other readers."""


def unit_of(page: pikepdf.Dictionary | None) -> float:
    """Return how many points one unit of a page is; 1 when it does not say or says what cannot be."""
    given: Any = get(page, "/UserUnit")
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal):
        return 1.0
    unit = float(given)
    return unit if 0 < unit <= _LARGEST else 1.0


def in_points(page: Page, unit: float) -> Page:
    """Return a page that was read in its own units, with sizes and boxes in points."""
    if unit == 1 or page.width is None or page.height is None:
        return page

    def box(given: Box) -> Box:
        return Box(*(value * unit for value in given))

    def maybe(given: Box | None) -> Box | None:
        return None if given is None else box(given)

    return replace(
        page,
        width=page.width * unit,
        height=page.height * unit,
        segments=tuple(replace(item, box=box(item.box)) for item in page.segments),
        words=Words(replace(item, box=box(item.box)) for item in page.words),
        fields=tuple(replace(item, box=maybe(item.box)) for item in page.fields),
        marks=tuple(replace(item, box=maybe(item.box)) for item in page.marks),
        drawings=tuple(replace(item, box=box(item.box)) for item in page.drawings),
        rules=tuple(box(item) for item in page.rules),
        slants=tuple(Slant(*(value * unit for value in item)) for item in page.slants),
    )
