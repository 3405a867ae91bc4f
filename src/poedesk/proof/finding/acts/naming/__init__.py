"""Who signs: names, titles and sides in labels, lines and sentences."""
