"""Work that takes long: written down with the act that asks for it, done afterwards, once."""
