"""Which way a paragraph runs, the same in PDF and Word."""

import re
import unicodedata

FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of scripts that run from the right."""


def from_right(text: str) -> bool:
    """Return whether the first letter with a direction runs from the right: the paragraph's own direction."""
    if not FROM_RIGHT.search(text):
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False
