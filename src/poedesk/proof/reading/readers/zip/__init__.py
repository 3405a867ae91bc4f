"""ZIP archives: directory, unpacking within bounds, members as documents."""

from poedesk.proof.reading.readers.zip.reader import read

__all__ = ["read"]
