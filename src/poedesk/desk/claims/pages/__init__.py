"""Pages of claims, for either side."""
