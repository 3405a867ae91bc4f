"""One module a format; each turns bytes into a Document and knows nothing of sandboxes or files."""
