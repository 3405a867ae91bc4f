"""Places of signing: what asks for a signature, what stands there, where its column ends."""
