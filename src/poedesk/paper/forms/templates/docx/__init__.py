"""Word templates: their places, what is written into them, the file made anew."""
