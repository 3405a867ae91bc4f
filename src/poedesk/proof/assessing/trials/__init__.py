"""Programmes tried on cases: documents described in a few words, judged as always."""
