"""What a paper names: what it calls each side, its people and their houses, its bodies, who signs."""
