"""Pages drawn for the report: in the sandbox as pixels, here as small files; documents taken out for it."""
