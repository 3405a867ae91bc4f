"""From the user space of a PDF page to the page as displayed: top-left origin, crop box, after rotation."""

import ctypes
from dataclasses import field

import pypdfium2.raw as pdfium

from poedesk.kernel.records import dataclass
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

    width: float = field(init=False)
    """Of the page as displayed."""

    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Work out the size once, because every word is compared with it."""
        along, up = self.right - self.left, self.top - self.bottom
        object.__setattr__(self, "width", up if self.turns % 2 else along)
        object.__setattr__(self, "height", along if self.turns % 2 else up)

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
        if self.turns == 0 and left <= right and bottom <= top:  # the usual case
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        first, second = self.point(left, bottom), self.point(right, top)
        return Box(
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[0], second[0]),
            max(first[1], second[1]),
        )

    def user_space(self, box: Box) -> tuple[float, float, float, float]:
        """Return the left, bottom, right and top of a displayed box in user space: the inverse of ``box``."""
        left, top, right, bottom = box
        if self.turns == 0:
            return self.left + left, self.top - bottom, self.left + right, self.top - top
        if self.turns == 1:
            return self.left + top, self.bottom + left, self.left + bottom, self.bottom + right
        if self.turns == 2:  # noqa: PLR2004 - upside down
            return self.right - right, self.bottom + top, self.right - left, self.bottom + bottom
        return self.right - bottom, self.top - right, self.right - top, self.top - left

    def holds(self, box: Box, slack: float = 1.0) -> bool:
        """Return whether any part of ``box`` shows on the page."""
        left, top, right, bottom = box
        return left < self.width + slack and right > -slack and top < self.height + slack and bottom > -slack

    def encloses(self, box: Box) -> bool:
        """Return whether all of ``box`` lies on the page."""
        left, top, right, bottom = box
        return left >= 0.0 and top >= 0.0 and right <= self.width and bottom <= self.height


def frame_of(page: ctypes.c_void_p) -> Frame:
    """Return the frame of a pdfium page (raw handle); a page without a usable box counts as US Letter."""
    bounds = pdfium.FS_RECTF()
    known = pdfium.FPDF_GetPageBoundingBox(page, bounds)
    turns = max(0, pdfium.FPDFPage_GetRotation(page)) % 4
    if not known or bounds.right - bounds.left <= 0 or bounds.top - bounds.bottom <= 0:
        return Frame(0.0, 0.0, 612.0, 792.0, turns)
    return Frame(bounds.left, bounds.bottom, bounds.right, bounds.top, turns)
