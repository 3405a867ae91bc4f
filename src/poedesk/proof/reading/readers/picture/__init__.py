"""Pictures as documents: PNG, JPEG, TIFF, BMP, WebP, GIF, HEIC; each frame is a page, read by recognition."""

from poedesk.proof.reading.readers.picture.reader import read

__all__ = ["read"]
