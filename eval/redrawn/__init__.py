"""The labelled papers drawn in other layouts: what is found in one must be found in all."""
