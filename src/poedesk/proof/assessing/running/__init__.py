"""What carries documents to the judgement and keeps its answers."""
