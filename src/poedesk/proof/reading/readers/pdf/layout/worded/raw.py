"""A word of a page as the page draws it, before lines are made."""

from collections.abc import Callable, Sequence
from functools import partial

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box

RIGHT_TO_LEFT = compiled("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of a script that is written from right to left."""

SLANTED = 4
"""The turn of words that run neither along nor across the page, as watermarks do."""

SHORT = 2
"""Signs of a short word at most."""

Sides = tuple[float, float, float, float]

box_of: Callable[[Sides], Box] = partial(tuple.__new__, Box)
"""Makes a box of its four sides without the detour that calling a named tuple takes: one is made a word."""


@dataclass(slots=True)
class RawWord:
    """A word as drawn, before lines are made."""

    text: str
    box: Box
    turn: int
    """Clockwise quarter turns of its direction on the displayed page, or SLANTED; 0 reads left to right."""

    index: int
    """Number of its first character in pdfium's text page."""

    breaks: bool = False
    """Whether pdfium begins a new line here."""


def short_words(words: Sequence[RawWord]) -> list[int]:
    """Return the numbers of the words of a few signs: whatever is set letter by letter, or may be a tick."""
    return [number for number, word in enumerate(words) if len(word.text) <= SHORT]
