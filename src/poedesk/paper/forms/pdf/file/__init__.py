"""The PDF file: fonts, streams of pages, fields, structure, metadata."""
