"""The document model: what a reader saw, as data only. A Span is a citation."""
