"""Content controls and legacy form fields: what they are, what they show, where they stand on the page."""
