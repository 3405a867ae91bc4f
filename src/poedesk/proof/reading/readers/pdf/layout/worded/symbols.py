"""Signs of symbol fonts for tick boxes: Wingdings and its kin give letters where people see boxes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord, TextPage

_WINGDINGS: Mapping[int, str] = MappingProxyType(
    {
        0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑",
        0xFC: "✓", 0xFB: "✗", 0x6E: "■", 0x6C: "●", 0xA1: "○", 0xA4: "◉", 0xA7: "▪",
    }
)  # fmt: skip
_WINGDINGS_2: Mapping[int, str] = MappingProxyType(
    {
        0x2A: "☐",
        0xA3: "☐",
        0x30: "☐",
        0x52: "☑",
        0x53: "☒",
        0x54: "☒",
        0x56: "☒",
        0x50: "✓",
        0x4F: "✗",
        0x51: "✗",
    }
)
_WEBDINGS: Mapping[int, str] = MappingProxyType({0x63: "☐", 0x61: "✓", 0x72: "✗", 0x67: "■", 0x3D: "●"})
_DINGBATS: Mapping[int, str] = MappingProxyType(
    {
        0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x6C: "●", 0x6D: "○", 0x6E: "■",
        0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐",
    }
)  # fmt: skip
_FONTS = (
    ("wingdings2", _WINGDINGS_2),
    ("wingdings", _WINGDINGS),
    ("webdings", _WEBDINGS),
    ("dingbats", _DINGBATS),
)
_ALONE = frozenset("\u00a8\u00fe\u00fd\u00fc\u00fb\u00a3\u00a7\u00a1\u00a4")
"""Signs that hardly begin a word: where they do, the font is asked for."""

_PRIVATE = 0xF000
"""Symbol fonts are mapped to this code and above."""

_SHOWS = MappingProxyType({"❏": "☐", "❐": "☐", "❑": "☐", "❒": "☐", "❍": "○"})


def show_symbols(page: TextPage, words: Sequence[RawWord], short: Iterable[RawWord]) -> None:
    """Replace the signs of symbol fonts in ``words`` by the characters that show the same.

    ``short`` are the short ones of them: where all is written in plain letters no other word has such signs.
    """
    for word in short if page.text().isascii() else words:
        text = word.text
        if len(text) == 1 or not (text.isascii() or _begins_with_none(text)):
            _replace_first(page, word)


def _begins_with_none(text: str) -> bool:
    """Return whether a word begins with no sign that symbol fonts have."""
    return text[0] not in _ALONE and not "\uf000" <= text[0] <= "\uf0ff"


def _replace_first(page: TextPage, word: RawWord) -> None:
    first = word.text[0]
    if first in _SHOWS:
        word.text = _SHOWS[first] + word.text[1:]
        return
    code = ord(first) - _PRIVATE if ord(first) >= _PRIVATE else ord(first)
    if code > 0xFF or (first.isspace()):  # noqa: PLR2004 - one byte
        return
    signs = _signs_of(page.font(word.index))
    if signs is not None:
        word.text = signs.get(code, first) + word.text[1:]


@lru_cache(maxsize=256)
def _signs_of(font: str) -> Mapping[int, str] | None:
    """Return what the codes of a symbol font show; null for any other font."""
    plain = font.lower().replace(" ", "").replace("-", "")
    return next((signs for name, signs in _FONTS if name in plain), None)
