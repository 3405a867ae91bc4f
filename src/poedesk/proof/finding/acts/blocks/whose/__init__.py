"""Whose a block is: by its labels, its heads, the words over it and the party that it names."""
