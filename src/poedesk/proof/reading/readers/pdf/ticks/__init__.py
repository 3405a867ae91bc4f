"""Tick boxes of a PDF: written, drawn and as controls."""
