"""PDFs sealed, and the seals and signatures of PDFs checked."""
