"""The programme's reasons, and which of them each finding of an assessment comes to."""
