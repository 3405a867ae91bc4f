"""Clauses put into a partner's own Word document: where they go, how they look, nothing else changed."""

from poedesk.paper.forms.inserting.insert import Inserted, NotInserted, insert

__all__ = ["Inserted", "NotInserted", "insert"]
