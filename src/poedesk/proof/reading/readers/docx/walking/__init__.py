"""Walks the tree of a part: paragraphs, tables, runs, drawings."""
