"""The page as finders see it: pieces of text with places, passages, headings, states of a place."""
