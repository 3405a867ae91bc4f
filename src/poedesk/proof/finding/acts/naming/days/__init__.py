"""The day on which somebody signs, told elsewhere than at the signature."""
