"""What stands in the documents that no finder explains: where it is, nothing is missing beyond doubt."""

from poedesk.proof.assessing.leads.following import lead, unless_led

__all__ = ["lead", "unless_led"]
