"""What is said of acts, for those who judge them without looking for any."""

SEAL_UNTOLD = "whether the file was changed after the platform sealed it cannot be told"
APPEARANCE_ONLY = "appearance of an electronic signature; the file holds no certificate for it"
"""``Finding.detail`` of an e-signature of which only the printed appearance is left."""

NO_STROKES = "it does not look like the strokes of a pen"
"""``Finding.detail`` of a picture at a place of signing that may be a logo or a photograph."""

FOR_ANOTHER = "somebody else signed for the one whose name is printed"
"""``Finding.detail`` of the printed name at a signature "p.p."."""

LETTER = "letter-1"
"""The act of somebody who signed a letter."""
