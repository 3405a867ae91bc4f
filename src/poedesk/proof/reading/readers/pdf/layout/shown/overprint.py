"""Blanks that somebody wrote on: the underscores under the writing are left out."""

from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord

_BLANK = compiled(r"_{3,}$")
_LEAST = 4.0
"""Points of a blank that must be written on."""


def without_covered_blanks(words: list[RawWord]) -> list[RawWord]:
    """Return the words without the blanks (underscores) that other words stand on."""
    if "___" not in " ".join([word.text for word in words]):
        return words
    written = [word.box for word in words if "__" not in word.text and not word.turn]
    kept = []
    for word in words:
        match = _BLANK.search(word.text) if word.text.endswith("___") and not word.turn else None
        if match is None:
            kept.append(word)
            continue
        place = _part(word, match.start())
        if not any(_stands_on(other, place) for other in written):
            kept.append(word)
        elif match.start():
            left = Box(word.box.left, word.box.top, place.left, word.box.bottom)
            kept.append(replace(word, text=word.text[: match.start()], box=left))
    return kept


def _part(word: RawWord, start: int) -> Box:
    share = word.box.width / len(word.text)
    return Box(word.box.left + start * share, word.box.top, word.box.right, word.box.bottom)


def _stands_on(writing: Box, blank: Box) -> bool:
    left, top, right, bottom = writing
    if not blank.top - 2 <= (top + bottom) / 2 <= blank.bottom:
        return False
    wide = min(right, blank.right) - max(left, blank.left)
    return wide >= min(_LEAST, writing.width / 2)
