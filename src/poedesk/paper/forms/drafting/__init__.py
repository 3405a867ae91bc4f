"""Help while writing: questions, what a reviewer would say now, clauses, a page for the customer."""
