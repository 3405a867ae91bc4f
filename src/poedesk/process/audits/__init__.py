"""The random audit: a frozen population, a seed that nobody could know, a draw that anyone can repeat."""
