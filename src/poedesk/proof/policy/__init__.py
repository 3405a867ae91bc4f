"""Programmes as dated data: schema, loader, the closed vocabulary of checks."""
