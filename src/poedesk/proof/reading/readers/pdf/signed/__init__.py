"""The digital signatures of a PDF: what they say, and what came after them."""
