"""Words of approving: the patterns, sentences, and what a pronoun in one points to."""
