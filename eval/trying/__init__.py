"""Passages: single texts with labels, put into the plainest document that can hold them, and judged."""
