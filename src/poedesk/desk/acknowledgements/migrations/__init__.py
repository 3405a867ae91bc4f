"""Tables of acknowledgements."""
