"""How mail writes characters, headers and files in seven bits, undone."""
