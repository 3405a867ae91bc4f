"""Plain paragraphs and tables straight from the XML text; all else is left to the walkers of the tree."""
