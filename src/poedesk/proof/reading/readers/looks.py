"""Whether the small pictures inside a document look like somebody's signature, told by their pixels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.reading.readers.registry import Refused

MOST = 40
"""Pictures of one document that are looked at; those after them are taken for no signature."""

_LEAST, _LARGEST = (12.0, 4.0), (1200.0, 200.0)
"""Width and height in points of what can be a signature: who pastes one in does not always make it fit."""

_BYTES = 20 * 1024 * 1024
"""Bytes of a picture beyond which it is no signature."""


def may_be_signature(box: Box) -> bool:
    """Return whether a picture of this size can be a signature at all."""
    return _LEAST[0] <= box.width <= _LARGEST[0] and _LEAST[1] <= box.height <= _LARGEST[1]


def with_looks(
    drawings: Sequence[Drawing], members: Mapping[int, str | None], part: Callable[[str], bytes | None]
) -> tuple[Drawing, ...]:
    """Return drawings with what was seen on those that are pictures (``Drawing.written``).

    Args:
        drawings: what is drawn on a page.
        members: number of a picture -> what holds its pixels; null for none that can be looked at.
        part: what returns the bytes of a member.
    """
    seen: dict[str, bool] = {}
    looked = list(drawings)
    for number, member in members.items():
        written = False
        if member is not None and may_be_signature(looked[number].box):
            if member not in seen and len(seen) < MOST:
                seen[member] = _written(part, member)
            written = seen.get(member, False)
        looked[number] = replace(looked[number], written=written)
    return tuple(looked)


def _written(part: Callable[[str], bytes | None], member: str) -> bool:
    try:
        data = part(member)
    except Refused:
        return False
    return data is not None and pixels_written(data)


def pixels_written(data: bytes) -> bool:
    """Return whether the picture file ``data`` looks written by a pen; false when it cannot be opened."""
    if len(data) > _BYTES:
        return False
    from poedesk.proof.reading.pen.writing.pictured import looks_written, opened  # noqa: PLC0415 - most documents need no Pillow

    image = opened(data)
    return image is not None and looks_written(image)
