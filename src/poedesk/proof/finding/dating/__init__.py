"""When: dates in every common writing, by label, and as the file stores them."""
