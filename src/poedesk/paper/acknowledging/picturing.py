"""The sandbox's task ``mark``: an uploaded picture of a signature made pixels alone; in a child only."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from poedesk.proof.reading.limits import Limits, variable
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

MOST = 960, 240
"""Columns and rows of what is kept; a larger picture is made smaller."""

_SEEN = 48
"""Steps of 255 between the lightest and the darkest pixel of a picture on which something is seen."""


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``columns``, ``rows`` and ``pixels`` (base64 of RGB rows) of a picture.

    ``request``: ``pixels``, how many it may have.

    Raises:
        Refused: it is no picture, too large, damaged, or nothing is seen on it; the message says what next.
    """
    from PIL import Image  # noqa: PLC0415 - a task is loaded when it is asked for

    from poedesk.proof.reading.readers.picture.frames import displayed, opened  # noqa: PLC0415 - loads numpy

    kind = sniff(data, name)
    if kind not in media.PICTURES:
        message = "it is no picture; upload a PNG or JPEG of the signature"
        raise Refused(message)
    most = int(request["pixels"])
    with opened(data, kind, limits) as source:
        width, height = source.image.size
        if width * height > most:
            message = (
                f"it has {width} x {height} pixels, more than {most} ({variable('mark_pixels')});"
                " upload a smaller picture"
            )
            raise Refused(message)
        if source.count > 1:
            message = f"it has {source.count} pages; upload a picture of the signature alone"
            raise Refused(message)
        image = displayed(source, 0, len(data), replace(limits, pixels=most), MOST).image
    image.thumbnail(MOST, Image.Resampling.LANCZOS)
    dark, light = image.convert("L").getextrema()
    if light - dark < _SEEN:  # type: ignore[operator]
        message = "nothing is seen on it; upload a picture of the signature on plain paper"
        raise Refused(message)
    pixels = base64.b64encode(image.tobytes()).decode("ascii")
    return {"columns": image.width, "rows": image.height, "pixels": pixels}
