"""Two partners claim the same: what is exclusive, whose proof stands better, what each side may see."""
