"""A document as its acts are looked for: columns, cut pages and broken rows laid out as they are read."""
