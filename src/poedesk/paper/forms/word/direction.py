"""Which way text runs: Word wants runs from the right marked, and paragraphs that begin with one."""

import re
import unicodedata
from collections.abc import Iterator

from poedesk.paper.forms.direction import from_right

_RIGHT = frozenset({"R", "AL"})
_STRONG = _RIGHT | {"L"}

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

_LANGUAGES = (("\u0590", "\u05ff", "he-IL"), ("\ufb1d", "\ufb4f", "he-IL"))
"""First and last sign of a script from the right -> its language, where it is not Arabic's."""


def writable(text: str) -> str:
    """Return ``text`` with a blank for each sign that XML cannot hold."""
    return _UNWRITABLE.sub(" ", text)


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a line with whether each runs from the right; blanks go with what is before them."""
    if text.isascii():
        yield text, False
        return
    start, current = 0, from_right(text)
    for place, sign in enumerate(text):
        way = unicodedata.bidirectional(sign)
        if way in _STRONG and (way in _RIGHT) is not current:
            if place > start:
                yield text[start:place], current
            start, current = place, not current
    yield text[start:], current


def language(text: str) -> str:
    """Return the BCP 47 tag under which Word shapes a run from the right."""
    for sign in text:
        if unicodedata.bidirectional(sign) in _RIGHT:
            return next((tag for first, last, tag in _LANGUAGES if first <= sign <= last), "ar-SA")
    return "ar-SA"
