"""A seal on a PDF: the key, the place, the time stamp, what is kept for later checks."""
