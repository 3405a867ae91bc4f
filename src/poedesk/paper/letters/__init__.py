"""Letters that ask a customer or a colleague for what a proof still lacks."""
