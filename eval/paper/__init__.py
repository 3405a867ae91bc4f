"""Accuracy on paper: sheets with known truth, and our own bundles printed, signed and scanned."""
