"""What a world shows: figures beside the truth, a report in words, and the world as lines of JSON."""
