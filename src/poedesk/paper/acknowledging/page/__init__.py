"""The record as pages that people and ``poedesk check`` read, and behind a document without touching it."""
