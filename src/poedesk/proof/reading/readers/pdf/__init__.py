"""PDF -> Document: text and shapes through pdfium, forms and annotations through pikepdf, signatures."""

from poedesk.proof.reading.readers.pdf.reader import read

__all__ = ["read"]
