"""A Word file made anew with another body: every other part is kept byte for byte."""

import io
import zipfile

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Refused


def repacked(data: bytes, main: str, made: bytes, limits: Limits) -> bytes:
    """Return the package ``data`` with ``made`` as its part ``main``.

    Raises:
        Refused: it unpacks to more than allowed.
    """
    stream, room = io.BytesIO(), limits.unpacked_bytes
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            own = info.filename.lstrip("/").lower() == main.lower()
            with old.open(info) as member:
                inside = made if own else member.read(room + 1)
            room -= len(inside)
            if room < 0:
                message = (
                    "its package unpacks to more than POEDESK_UNPACKED_BYTES allows, so it was not changed"
                )
                raise Refused(message)
            copy = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            copy.compress_type = zipfile.ZIP_DEFLATED
            copy.external_attr = info.external_attr
            new.writestr(copy, inside)
    return stream.getvalue()
