"""The days of acts and of the work: the window, days that count for others, when work ended."""
