"""A page in its picture: set straight, seen from above, cleaned, its ruled lines."""
