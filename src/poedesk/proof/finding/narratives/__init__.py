"""The stories that the programme asks for: need, work, pre-sales work, Azure."""
