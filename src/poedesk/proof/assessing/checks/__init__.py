"""Answers the closed vocabulary of checks (``proof.policy.checks``): one module a family."""
