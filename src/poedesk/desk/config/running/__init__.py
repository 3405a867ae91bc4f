"""Starts the desk, answers and works until it is told to stop."""
