"""Transition tables as dated data: schema, loading, and what must hold of every table."""
