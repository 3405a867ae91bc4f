"""Where leaves are kept: in memory, or in one SQLite file that only grows."""
