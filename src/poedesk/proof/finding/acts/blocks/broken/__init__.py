"""What narrow columns broke, put together again: labels, names, titles, rows."""
