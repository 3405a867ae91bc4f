"""Engagements: what a partner claims for, filled in step by step."""
