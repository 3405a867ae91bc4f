"""What stands on a page of a PDF and where: words, lines, ruled tables, shapes."""
