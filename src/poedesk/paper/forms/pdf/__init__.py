"""The form as a PDF: fields to fill in, or flat; tagged, with its own fonts."""

from poedesk.paper.forms.pdf.draw import draw

__all__ = ["draw"]
