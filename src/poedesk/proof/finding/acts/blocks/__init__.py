"""Signature blocks: where one stands, its columns and parts, whose it is."""
