"""What can be said of the signatures of a PDF."""
