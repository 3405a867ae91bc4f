"""The readiness drill: what a random audit of one's own engagements would show, and cost."""
