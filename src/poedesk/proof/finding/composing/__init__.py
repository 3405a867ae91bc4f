"""What sentences say of an acceptance, by what each of their words does; words by language beside it."""
