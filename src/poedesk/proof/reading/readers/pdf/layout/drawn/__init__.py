"""What is drawn on a page besides text: shapes, their outlines, the cells of ruled tables."""
