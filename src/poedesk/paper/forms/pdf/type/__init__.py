"""Text to glyphs at their places: faces, shaping, directions, lines."""
