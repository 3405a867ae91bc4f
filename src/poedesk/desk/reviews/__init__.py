"""Reviews: cases that people decide, what the machine found beside them, and what follows."""
