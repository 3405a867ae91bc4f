"""The programme's own form, filled: its places recognised, every value listed with its place."""

from poedesk.paper.forms.templates.fill import fill
from poedesk.paper.forms.templates.model import Filled, Placed, Recognised

__all__ = ["Filled", "Placed", "Recognised", "fill"]
