"""What loops of a pen are read as: one or two round letters again and again, or a letter three times."""

import re

from poedesk.kernel.expressions import compiled

_THRICE = compiled(r"([^\W\d_])\1\1", re.IGNORECASE)
"""One letter three times, as in no word that is read here."""

_ROUND = frozenset("ceéèlov")
"""Letters as which loops are read."""

_DIFFERENT, _LONGER = 2, 3
"""How many different ones they are at most, and how many signs such a word has more than."""


def are_loops(text: str) -> bool:
    """Return whether a word is what is read of loops, however surely."""
    return are_round(text) or _THRICE.search(text) is not None


def are_round(text: str) -> bool:
    """Return whether a word has no letters but round ones, repeated: "ceeeeee", "Ololol"."""
    letters = {sign for sign in text.lower() if sign.isalpha()}
    return len(text) > _LONGER and 0 < len(letters) <= _DIFFERENT and letters <= _ROUND
