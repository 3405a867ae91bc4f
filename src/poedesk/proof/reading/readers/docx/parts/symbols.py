"""Signs of symbol fonts as the Unicode signs that they show: tick boxes, ticks, crosses, bullets.

A symbol font shows a tick box where the file holds a letter or a private-use code; read as text, ticked and
empty boxes would look the same or be lost.
"""

EMPTY = "\u2610"
TICKED = "\u2611"
CROSSED = "\u2612"

_WINGDINGS = {
    0x6C: "\u25cf",
    0x6E: "\u25a0",
    0x6F: EMPTY,
    0x70: EMPTY,
    0x71: EMPTY,
    0x72: EMPTY,
    0x78: CROSSED,
    0xA1: "\u25cb",
    0xA7: "\u25aa",
    0xA8: EMPTY,
    0xD8: "\u27a2",
    0xFB: "\u2717",
    0xFC: "\u2713",
    0xFD: CROSSED,
    0xFE: TICKED,
}

_WINGDINGS_2 = {
    0x4F: "\u2717",
    0x50: "\u2713",
    0x51: CROSSED,
    0x52: TICKED,
    0x53: CROSSED,
    0x54: CROSSED,
    0xA3: EMPTY,
    0x2A: EMPTY,
    0x98: "\u25cf",
    0x99: "\u25cb",
}

_WEBDINGS = {0x61: "\u2713", 0x63: EMPTY, 0x67: "\u25a0", 0x72: "\u2717"}

_SYMBOL = {0xB7: "\u2022", 0xD6: "\u221a", 0xA8: "\u2666", 0x2D: "-"}

_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}

_PRIVATE = 0xF000


def is_symbol_font(font: str | None) -> bool:
    """Return whether text in ``font`` has to go through ``shown``."""
    return font is not None and font.strip().lower() in {"wingdings", "wingdings 2", "webdings"}


def shown(font: str | None, code: int) -> str:
    """Return what the sign ``code`` of ``font`` shows; "" for what has no counterpart in text.

    Codes from 0xF000 are the font's own codes moved into private use, as ``w:sym`` writes them.
    """
    table = _FONTS.get((font or "").strip().lower())
    low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    if table is not None:
        return table.get(low, "")
    if code >= _PRIVATE:
        return ""
    return chr(code) if code >= 0x20 else ""  # noqa: PLR2004 - below it stand control codes


def says(sign: str, ticked: str, empty: str) -> bool | None:
    """Return whether a sign is that of a ticked box; null when nobody could tell.

    ``ticked`` and ``empty`` are the signs of the two states; others are told by their looks.
    """
    if not sign or ticked == empty:
        return None
    if sign in {ticked, empty}:
        return sign == ticked
    if set(sign) <= _LOOK_TICKED:
        return True
    return False if set(sign) <= _LOOK_EMPTY else None


_LOOK_TICKED = frozenset(f"{TICKED}{CROSSED}xX\u2713\u2714\u2717\u2718\u2611\u2612\u22a0\U0001f5f9\U0001f5f7")
_LOOK_EMPTY = frozenset(f"{EMPTY}\u25a1\u25a2\u25fb\u2b1c\u274f\u2751")
