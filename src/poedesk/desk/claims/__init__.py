"""Claims: what a partner handed in, where it is by its programme's table, and what happened to it."""
