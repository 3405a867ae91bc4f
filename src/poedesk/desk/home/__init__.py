"""The first page: what waits for whoever signed in, and where everything is."""
