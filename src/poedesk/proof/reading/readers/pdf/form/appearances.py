"""What the widgets of fields show, compared with what the fields hold.

A viewer draws the appearance that the file stores; the value behind it is seen only where a viewer draws
anew. Where both differ, two people may see two things, so such a field is in doubt.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.pdf.looks import UNREADABLE, content_of, may_say, plain_text
from poedesk.proof.reading.readers.pdf.objects import get, number_of

_SHORTEST = 16
"""Bytes of the shortest appearance that shows a sign."""

_LONG = 80
"""Letters and figures of a value from which on its appearance may show its beginning only."""


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of one widget of a text or choice field."""

    stream: pikepdf.Stream
    value: str
    """What the field holds; empty when nothing."""

    formatted: bool
    """Whether a script of the form makes what is shown from what is held."""

    stored: str = ""
    """For a choice: the name under which it is stored, which some programs show instead."""

    def shows_it(self, shown: str) -> bool:
        """Return whether ``shown`` is what the field holds."""
        if agree(self.value, shown, formatted=self.formatted):
            return True
        return bool(self.stored) and agree(self.stored, shown)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that shows something else than it holds."""

    name: str
    page: int | None
    held: str | None
    shows: str | None
    """Null when it shows nothing."""


def look_of(widget: pikepdf.Dictionary, value: str, stored: str, *, formatted: bool) -> Look | None:
    """Return the appearance of a widget when it may differ from ``value``; null where a viewer draws anew."""
    stream = get(get(widget, "/AP"), "/N")
    if not isinstance(stream, pikepdf.Stream):
        return None
    if not value and (number_of(get(stream, "/Length")) or 0) < _SHORTEST:
        return None
    data = content_of(stream)
    if data is None or (not value and not may_say(data)):
        return None
    plain, look = plain_text(data), Look(stream, value, formatted, stored)
    return None if plain is not None and look.shows_it(plain) else look


def agree(value: str, shown: str, *, formatted: bool = False) -> bool:
    """Return whether what is shown is what is held, up to spaces, signs and a form's own formatting."""
    if value == shown:
        return True
    held, seen = _essence(value), _essence(shown)
    if held == seen:
        return bool(held) or bool(value.strip()) == bool(shown.strip())
    if not held or not seen:
        return False
    if len(held) >= _LONG and held.startswith(seen) and 3 * len(seen) >= len(held):
        return True
    if _FROM_RIGHT.search(held) and _words(value) == _words(shown):
        return True
    return formatted and _same_figures(held, seen)


_FROM_RIGHT = compiled("[\u0590-\u08ff]")
"""Letters of scripts that run from the right: a page does not tell the order of words beside them."""


def _words(text: str) -> Counter[str]:
    """Return the words of a text, figures apart: a page may show the sign between both behind them."""
    return Counter(re.findall(r"\d+|[^\W\d]+", unicodedata.normalize("NFKC", text).casefold()))


def _same_figures(held: str, seen: str) -> bool:
    """Return whether one of two texts is the other's number or date in another writing."""
    letters = {"".join(filter(str.isalpha, text)) for text in (held, seen)}
    if len(letters) > 1 and "" not in letters:
        return False
    few, many = sorted(
        (Counter(sign for sign in text if sign.isdigit() and sign != "0") for text in (held, seen)),
        key=Counter.total,
    )
    return few <= many and 2 * few.total() >= many.total() > 0


def _essence(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def told(doubts: Sequence[Doubt], *, verb: str = "shows") -> Iterator[str]:
    """Yield what is said of fields in doubt; ``verb`` says where the other value stands."""
    remedy = "it counts for neither; fill it in anew, or print the form to a PDF and give that"
    for doubt in doubts[:5]:
        place = f" on page {doubt.page}" if doubt.page else ""
        held = f"holds {_short(doubt.held)}" if doubt.held else "holds nothing"
        shows = f"{verb} {_short(doubt.shows)}" if doubt.shows else f"{verb} nothing"
        if doubt.shows == UNREADABLE:
            shows = "shows what cannot be read"
        yield f"the form field {doubt.name!r}{place} {held} but {shows}: {remedy}"
    if len(doubts) > 5:  # noqa: PLR2004 - as above
        names = ", ".join(repr(doubt.name) for doubt in doubts[5:25])
        yield f"{len(doubts) - 5} more form fields show something else than they hold ({names}): {remedy}"


def _short(text: str) -> str:
    said = " ".join(text.split())
    return repr(said if len(said) <= 60 else f"{said[:57]}...")  # noqa: PLR2004 - what a line holds
