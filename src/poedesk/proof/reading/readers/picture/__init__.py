"""Picture files as documents (``sniffing.media.PICTURES``): each frame is a page, read by recognition."""

from poedesk.proof.reading.readers.picture.reader import read

__all__ = ["read"]
