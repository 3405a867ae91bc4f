"""Signatures that no label announces: found from what is drawn, told by the lines around it."""
