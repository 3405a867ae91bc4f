"""One module a command; each imports what it works with inside its function, so that help comes fast."""
