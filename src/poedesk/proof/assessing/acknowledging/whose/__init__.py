"""Whose act it is: the customer's, the partner's or somebody else's, by what is printed and said."""
