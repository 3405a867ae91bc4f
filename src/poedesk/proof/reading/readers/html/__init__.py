"""HTML pages: what of them shows, in the order of reading."""

from poedesk.proof.reading.readers.html.reader import read

__all__ = ["read"]
