"""Opens compound files, however damaged: what old Office files and Outlook's messages are kept in."""

import io
import struct

from olefile import OleFileIO

DAMAGE = (
    OSError, ValueError, KeyError, IndexError, struct.error, TypeError, AttributeError, ArithmeticError,
)  # fmt: skip
"""What the library raises over damaged bytes, when opening as well as when reading streams."""

_HARMLESS = ("empty stream", "OLE header")
"""What many programs get wrong and nothing hangs on."""

_SIZES = {512, 4096}
_SMALL = 64
"""Bytes of the sectors; the format knows no others. Source: [MS-CFB] 2.2."""


def open_compound(data: bytes) -> OleFileIO:
    """Return the compound file in ``data``; raises one of ``DAMAGE`` when it cannot be followed."""
    file = OleFileIO(io.BytesIO(data))
    if file.sector_size not in _SIZES or file.mini_sector_size != _SMALL:
        file.close()
        message = "its header gives sizes of sectors that do not exist"
        raise ValueError(message)
    return file


def damage_of(file: OleFileIO) -> str | None:
    """Return what is wrong with a compound file once what is wanted was read; null when it is sound."""
    found = (str(issue) for _, issue in file.parsing_issues)
    return next((issue for issue in found if not any(part in issue for part in _HARMLESS)), None)
