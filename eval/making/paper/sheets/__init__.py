"""Sheets made by dice, with what is on them: tick boxes, places to sign."""
