"""The fillable fields of a PDF."""
