"""Completed samples: a good form for every kind of engagement with notes, and its poor twin."""
