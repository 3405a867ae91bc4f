"""Assessments, readings and findings as people read them: text for terminals, one HTML page."""
