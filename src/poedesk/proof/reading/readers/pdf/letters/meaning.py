"""Words whose signs the file gives no meaning to: pdfium then gives the numbers of signs as letters.

Such words look like words ("&RQWRVR") and say nothing. Where many of them stand together and hold the small
words of a language, the numbers are the letters, as in old files, and the words are taken for read.
"""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Handle
from poedesk.proof.reading.readers.pdf.layout.worded.signs import LOST
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord, TextPage

_ENOUGH = 25
"""Words without meaning from which on their small words may vouch for them."""

_SHARE = 0.08
"""Share of small words that vouches."""

SMALL = frozenset(
    {"the", "of", "and", "to", "in", "for", "is", "on", "by", "with", "this", "that"}
    | {"de", "la", "el", "los", "las", "y", "en", "del", "der", "die", "das", "und", "von", "zu", "mit"}
    | {"le", "les", "et", "des", "du", "une", "dans", "pour"}
)
"""Words that stand on nearly every page of prose in the languages that are read."""


def with_meaning(page: TextPage, words: list[RawWord], *, doubtful: bool) -> tuple[list[RawWord], int]:
    """Return the words with meaning, and how many others there are, words that are spoilt inside included.

    Signs without meaning in words that mostly have one become ``LOST``. ``doubtful``: a font of the page may
    not say what its signs mean. Elsewhere only the first sign of each line is asked.
    """
    failed, handle = calls.char_failed, page.handle
    spoilt: dict[int, list[int]] = {}
    if doubtful or 1 in [failed(handle, word.index) for word in words if word.breaks]:
        spoilt = {word.index: bad for word in words if (bad := _spoilt(handle, word))}
    if not spoilt and not page.lossy:
        return words, page.lost
    if _vouched([word for word in words if word.index in spoilt]):
        spoilt = {}
    kept, count = [], page.lost
    for word in words:
        text = _marked(word.text, spoilt.get(word.index, ()))
        if len(text) == 1 or LOST not in text:
            kept.append(word)
            continue
        count += LOST in text[1:]  # a bullet may touch the word after it
        if 2 * text.count(LOST) < len(text):
            kept.append(replace(word, text=text))
    return kept, count


def _spoilt(handle: Handle, word: RawWord) -> list[int]:
    """Return the places in a word of the signs that pdfium found no meaning for."""
    failed, begin = calls.char_failed, word.index
    return [place for place in range(len(word.text)) if failed(handle, begin + place) == 1]


def _marked(text: str, places: Sequence[int]) -> str:
    if not places:
        return text
    signs = list(text)
    for place in places:
        signs[place] = LOST
    return "".join(signs)


def _vouched(words: Sequence[RawWord]) -> bool:
    if len(words) < _ENOUGH:
        return False
    small = sum(word.text.strip(".,;:()").lower() in SMALL for word in words)
    return small >= _SHARE * len(words)
