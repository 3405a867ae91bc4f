"""A year of a programme played from a seed: by the real rooms, with known truth."""
