"""Places on a page as displayed, as places of its user space: the inverse of ``Frame.box``."""

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame

Rectangle = tuple[float, float, float, float]


def user_space(frame: Frame, box: Box) -> Rectangle:
    """Return the left, bottom, right and top of a displayed box in user space."""
    left, top, right, bottom = box
    if frame.turns == 0:
        return frame.left + left, frame.top - bottom, frame.left + right, frame.top - top
    if frame.turns == 1:
        return frame.left + top, frame.bottom + left, frame.left + bottom, frame.bottom + right
    if frame.turns == 2:  # noqa: PLR2004 - upside down
        return frame.right - right, frame.bottom + top, frame.right - left, frame.bottom + bottom
    return frame.right - bottom, frame.top - right, frame.right - top, frame.top - left
