"""Finds candidates in one document: values with the places that show them, and how sure that is."""
