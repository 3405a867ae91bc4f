"""Sizes, distances and colours of the form. All in points; colours are red, green, blue from 0 to 1."""

from poedesk.paper.forms.pdf.file.strokes import Colour

PAPERS = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Width and height of a page."""

MARGIN = 50.0
FOOT = 34.0
"""From the lower edge of the page to the base line of its foot."""

LEADING = 1.4
"""Distance of base lines as a multiple of the size of the letters: the tallest of our faces do not touch."""

RISE = 0.8
FALL = 0.25
"""What a line takes above and below its base line, as a multiple of the size of the letters."""

TITLE, SUBTITLE, SECTION, HEADING, BODY, ANSWER, SMALL = 20.0, 10.0, 13.0, 10.0, 9.0, 9.5, 7.5
LEAST = 7.5
"""Smallest size of an answer that would not fit on a page in the usual one."""

INK: Colour = (0.1, 0.12, 0.15)
QUIET: Colour = (0.36, 0.4, 0.44)
ACCENT: Colour = (0.07, 0.29, 0.37)
BORDER: Colour = (0.45, 0.52, 0.56)
HEAD: Colour = (0.91, 0.94, 0.95)
ANSWERED: Colour = (0.02, 0.1, 0.3)
"""Of what is filled in."""

PAD = 4.0
"""Between the border of a field and its text."""

LABELS = 180.0
"""Width of the column of labels."""

ROW = 21.0
"""Height of a field of one line."""

PEN = 44.0
"""Height of a place to sign in."""

INITIALS = (96.0, 34.0)
TICK = 9.5
"""Side of a box to tick."""
