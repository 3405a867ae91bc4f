"""What was read and judged before, kept in the user's cache folder."""
