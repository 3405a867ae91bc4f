"""DOC, PPT, RTF, ODT, ODP: not read here; they go to LibreOffice unless a password is in the way.

What this says when only the format is in the way is what ``converting`` looks for.
"""

import struct

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.package import open_package
from poedesk.proof.reading.readers.ole import DAMAGE, open_compound
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

_PASSWORD = "it is encrypted with a password; give a copy without password protection"  # noqa: S105 - a message
_FLAGS = struct.Struct("<10xH")
"""Flags of a Word 97-2003 document ([MS-DOC] 2.5.2)."""

_ENCRYPTED = 0x0100


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read nothing.

    Raises:
        Refused: always; because of a password, or because of its format.
    """
    kind = sniff(data, name)
    if kind in {media.DOC, media.PPT} and _has_password(data):
        raise Refused(_PASSWORD)
    if kind in {media.ODT, media.ODP}:
        _refuse_package(data, limits)
    raise Refused(media.REFUSALS[kind])


def _has_password(data: bytes) -> bool:
    """Tell it from the flags of Word's stream, or the stream that PowerPoint makes for it."""
    try:
        with open_compound(data) as file:
            if file.exists("EncryptedSummary"):
                return True
            if not file.exists("WordDocument"):
                return False
            head = file.openstream("WordDocument").read(_FLAGS.size)
            return bool(_FLAGS.unpack(head)[0] & _ENCRYPTED)
    except DAMAGE:
        return False  # LibreOffice has the last word on damaged files


def _refuse_package(data: bytes, limits: Limits) -> None:
    """Refuse a package that holds too much, or that is encrypted, before LibreOffice unpacks it."""
    package = open_package(data, limits)
    manifest = package.part("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise Refused(_PASSWORD)
