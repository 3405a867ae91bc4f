"""Tokens with which programs use the desk: bound to actions, for a while, shown once."""
