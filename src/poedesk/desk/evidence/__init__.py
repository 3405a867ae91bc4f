"""Evidence: the documents of an engagement, kept by their SHA-256."""
