"""What RTF says of how words look, as far as it decides whether anybody sees them."""

import re
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.colours import WHITE, Colour, alike

_LEAST_SIZE = 4
"""Half points from which on letters can be read."""

_TABLE = re.compile(rb"\\colortbl([^{}]{0,20000})")
_PART = re.compile(rb"\\(red|green|blue)(\d{1,3})")
_PAINTED = re.compile(rb"\\(?:clcbpat|cbpat|trcbpat|shp|background|do)(?![a-z])")
"""Where something is painted behind more than a word."""

LOOKS = frozenset(
    {b"v", b"strike", b"striked", b"deleted", b"fs", b"cf", b"highlight", b"cb", b"chcbpat", b"plain"}
)
"""Words of RTF that change how what follows looks."""

_OUT = frozenset({b"v", b"strike", b"striked", b"deleted"})


@dataclass(frozen=True, slots=True)
class Look:
    """How words look."""

    out: frozenset[bytes] = frozenset()
    """Why they are hidden, or struck out."""

    small: bool = False
    ink: int = 0
    """Number of their colour; 0 for the usual one."""

    ground: int = 0


class Palette:
    """The colours of one text, by number."""

    def __init__(self, rtf: bytes) -> None:
        """Read the table of colours; what is painted behind paragraphs and cells is not followed."""
        found = _TABLE.search(rtf)
        entries = found[1].split(b";") if found else []
        told = [{name: int(value) for name, value in _PART.findall(entry)} for entry in entries]
        self._colours: list[Colour] = [
            (one[b"red"], one[b"green"], one[b"blue"]) if len(one) == 3 else None  # noqa: PLR2004 - the three
            for one in told
        ]
        self._paper: Colour = None if _PAINTED.search(rtf) else WHITE

    def changed(self, look: Look, word: bytes, number: int | None) -> Look:
        """Return how words look after ``word``, one of ``LOOKS``."""
        if word == b"plain":
            return Look()
        if word in _OUT:
            return replace(look, out=look.out - {word} if number == 0 else look.out | {word})
        if word == b"fs":
            return replace(look, small=number is not None and number < _LEAST_SIZE)
        return replace(look, ink=number or 0) if word == b"cf" else replace(look, ground=number or 0)

    def shows(self, look: Look) -> bool:
        """Return whether words that look so can be seen."""
        if look.out or look.small:
            return False
        ground = self._colour(look.ground) if look.ground else self._paper
        return not (look.ink and alike(self._colour(look.ink), ground))

    def _colour(self, number: int) -> Colour:
        return self._colours[number] if 0 <= number < len(self._colours) else None
