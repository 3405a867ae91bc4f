"""Words and expressions in plain text, tried only where they can stand."""
