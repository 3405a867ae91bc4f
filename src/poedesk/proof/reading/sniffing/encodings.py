"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, else Windows-1252."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1b\x08") | {0x7F}
_CONTROL_BYTES = bytes(sorted(_CONTROLS))
_MOST_CONTROLS = 0.02
"""Share of control characters beyond which bytes are no text."""


def decode_text(data: bytes) -> tuple[str, str]:
    """Return the text of ``data`` and the encoding it was read in; never fails, lone bytes are replaced."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    wide = _unmarked_utf16(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    clean = data.replace(b"\0", b"")
    text = _as_utf8(clean)
    if text is not None:
        return text, "utf-8"
    return clean.decode("cp1252", errors="replace"), "cp1252"


def looks_like_text(data: bytes) -> bool:
    """Tell whether ``data``, the beginning of a file, can be text in an encoding that is read."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _unmarked_utf16(data):
        text, _ = decode_text(data)
        controls = sum(1 for sign in text if ord(sign) in _CONTROLS or sign == "\ufffd")
        return controls <= _MOST_CONTROLS * max(1, len(text))
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return controls <= _MOST_CONTROLS * len(data)


def _as_utf8(data: bytes) -> str | None:
    """Return ``data`` as UTF-8, forgiving a last character that was cut off; None if it is something else.

    One byte at the end of a text that is ASCII otherwise is a letter with an accent in another encoding.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        lone = error.start == len(data) - 1 and data[: error.start].isascii()
        if error.reason != "unexpected end of data" or lone:
            return None
        return data[: error.start].decode("utf-8") + "\ufffd"


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the UTF-16 variety when nearly every second byte is zero, as in Western text."""
    sample = data[:4096]
    if len(sample) < 8:  # noqa: PLR2004 - too little to see a pattern
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
