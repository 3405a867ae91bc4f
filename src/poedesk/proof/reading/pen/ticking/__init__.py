"""Whether boxes are ticked, and by what: checks, crosses, rings, struck ones."""
