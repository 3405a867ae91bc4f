"""Decisions of people on a proof: each with its reason, refusals by two, and how far reviewers agree."""
