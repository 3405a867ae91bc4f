"""Word documents (DOCX, DOTX, DOCM): package, styles, walkers, layout, fields, signatures."""

from poedesk.proof.reading.readers.docx.reader import read

__all__ = ["read"]
