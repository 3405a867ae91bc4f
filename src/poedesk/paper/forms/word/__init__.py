"""The form as a Word document with content controls."""

from poedesk.paper.forms.word.draw import draw

__all__ = ["draw"]
