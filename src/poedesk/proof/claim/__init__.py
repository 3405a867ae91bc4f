"""The claim as its owner writes it: model, loading, and every problem named at once."""
