"""Tables of who signs, with rules and without: their heads, their rows, one act each."""
