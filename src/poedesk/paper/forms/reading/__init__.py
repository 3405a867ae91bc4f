"""A filled form read back: claim and narratives, where each value stands, what is unsure."""

from poedesk.paper.forms.reading.back import read_back, told_by
from poedesk.paper.forms.reading.model import Difference, Seen, Told

__all__ = ["Difference", "Seen", "Told", "read_back", "told_by"]
