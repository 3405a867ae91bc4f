"""A page as the finder of signature blocks sees it: its parts, by where they stand, made whole."""
