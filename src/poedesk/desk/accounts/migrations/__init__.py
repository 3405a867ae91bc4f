"""Tables of people and organisations."""
