"""What the signs of a page mean: fonts that say nothing, words without meaning, scripts from the right."""
