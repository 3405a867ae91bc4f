"""Deadlines as values, whose time it is, and until when a claim can be filed."""
