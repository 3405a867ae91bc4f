"""Which of the words of a page a reader sees: nothing cut away, hidden, covered or struck out."""
