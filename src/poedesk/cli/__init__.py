"""Thin commands: they import lazily and start fast."""
