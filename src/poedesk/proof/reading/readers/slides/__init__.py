"""PPTX: slides as pages, text where it stands on them."""

from poedesk.proof.reading.readers.slides.reader import read

__all__ = ["read"]
