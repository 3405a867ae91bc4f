"""Bytes -> Document: sniffing, the sandbox, one reader module a format."""
