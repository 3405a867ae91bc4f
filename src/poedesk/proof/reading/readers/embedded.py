"""Pictures inside a document that may be pasted pages: read like picture files, as documents of their own."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.ocr.installed import NO_TEXT
from poedesk.proof.reading.ocr.sight import sight
from poedesk.proof.reading.readers.registry import read_nested

MAY_SAY = 0.1
"""Share of a page from which on a picture may be a pasted page or a screenshot: no logo and no signature."""

_KINDS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"})


def is_pixels(member: str) -> bool:
    """Return whether a member of a package is named as a picture of pixels, which can be looked at."""
    return PurePosixPath(member).suffix.lower() in _KINDS


def read_embedded(pictures: Mapping[str, bytes], parent: str, limits: Limits) -> tuple[Document, ...] | None:
    """Return what the pictures (member -> bytes) of ``parent`` say; null where nothing is looked at.

    Those that show no text are left out: they illustrate.
    """
    if not pictures:
        return None
    parts = ((PurePosixPath(member).name, data) for member, data in pictures.items())
    documents = read_nested(
        parts, parent, limits
    )  # also where nothing is looked at: to take one out for a report
    if sight() is None:
        return None
    return tuple(document for document in documents if document.problems != (NO_TEXT,))
