"""Pictures in the text of a mail: a logo is no document, a screenshot is one."""

import re
import struct

_SHOWN_PIXELS = 250_000
"""From so many pixels on, a picture inside the text counts as a document: a screenshot, not a logo."""
_SHOWN_BYTES = 60_000
"""The same for pictures whose size is not known."""


def is_large(data: bytes) -> bool:
    """Tell whether a picture shown in the text may hold something to read."""
    size = _pixels(data)
    return len(data) >= _SHOWN_BYTES if size is None else size >= _SHOWN_PIXELS


def _pixels(data: bytes) -> int | None:
    """Return width times height of a PNG, GIF or JPEG."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:  # noqa: PLR2004 - the first chunk ends there
        width, height = struct.unpack_from(">II", data, 16)
        return int(width) * int(height)
    if data.startswith(b"GIF8") and len(data) >= 10:  # noqa: PLR2004 - so does a GIF's head
        width, height = struct.unpack_from("<HH", data, 6)
        return int(width) * int(height)
    frame = re.search(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(....)", data[:65536], re.DOTALL)
    if data.startswith(b"\xff\xd8") and frame:
        height, width = struct.unpack(">HH", frame.group(1))
        return int(width) * int(height)
    return None
