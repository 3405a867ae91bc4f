"""Cuts a line of a signature block into labels with their values and texts."""
