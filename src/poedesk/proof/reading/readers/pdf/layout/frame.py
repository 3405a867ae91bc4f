"""From the user space of a PDF page to the page as displayed: top-left origin, crop box, after rotation."""

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from poedesk.proof.document.model import Box

QUARTER = 90
"""Degrees in one turn of a page; /Rotate is a multiple of it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How one page is shown; lengths in points."""

    left: float
    """Left edge of the crop box in user space."""

    bottom: float
    right: float
    top: float
    turns: int
    """Clockwise quarter turns of the page, 0 to 3."""

    @property
    def width(self) -> float:
        """Return the width of the page as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Return the height of the page as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the displayed place of the point ``(x, y)`` of user space."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:  # noqa: PLR2004 - upside down
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the displayed box of a rectangle of user space, whatever its corner order."""
        first, second = self.point(left, bottom), self.point(right, top)
        return Box(
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[0], second[0]),
            max(first[1], second[1]),
        )

    def holds(self, box: Box, slack: float = 1.0) -> bool:
        """Return whether any part of ``box`` shows on the page."""
        return (
            box.left < self.width + slack
            and box.right > -slack
            and box.top < self.height + slack
            and box.bottom > -slack
        )


def frame_of(page: ctypes.c_void_p) -> Frame:
    """Return the frame of a pdfium page (raw handle); a page without a usable box counts as US Letter."""
    bounds = pdfium.FS_RECTF()
    known = pdfium.FPDF_GetPageBoundingBox(page, bounds)
    turns = max(0, pdfium.FPDFPage_GetRotation(page)) % 4
    if not known or bounds.right - bounds.left <= 0 or bounds.top - bounds.bottom <= 0:
        return Frame(0.0, 0.0, 612.0, 792.0, turns)
    return Frame(bounds.left, bounds.bottom, bounds.right, bounds.top, turns)
