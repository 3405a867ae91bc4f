"""Choices made by pen where no square is printed: in brackets, on short lines, in cells, at words."""
