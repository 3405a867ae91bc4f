"""The body that Outlook keeps as RTF: unpacked, and its words in their order.

Only what a mail body needs: text, breaks, tabs and the cells of tables; pictures, styles and hidden text are
left out. HTML wrapped in RTF is taken out again. Sources: [MS-OXRTFCP] 2.1 (compression), Rich Text Format
1.9.1.
"""

import codecs
import re
import struct
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.tnef.rtf_looks import LOOKS, Look, Palette

_HEADER = struct.Struct("<4I")
_PACKED, _STORED = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_PRESET = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans "
    rb"SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par "
    rb"\pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|'([0-9a-fA-F]{2})|([^a-zA-Z]))"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore listtable listoverridetable rsidtbl "
    b"generator header footer headerl headerr footerl footerr xmlnstbl latentstyles fldinst".split()
)
_BREAKS = {
    b"par": "\n",
    b"line": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"tab": "\t",
    b"cell": "\t",
}
_SIGNS = {
    b"emdash": "\u2014",
    b"endash": "\u2013",
    b"lquote": "\u2018",
    b"rquote": "\u2019",
    b"ldblquote": "\u201c",
    b"rdblquote": "\u201d",
    b"bullet": "\u2022",
    b"emspace": " ",
    b"enspace": " ",
}
_FONT = re.compile(rb"\\f(\d{1,5})(?:(?!\\f\d)[^;{}])*?\\fcharset(\d{1,3})")
_CHARSETS = {
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


class DamagedRtf(Exception):
    """The compressed text cannot be unpacked."""


def unpacked(data: bytes, most: int) -> bytes:
    """Return the RTF that ``data`` holds, at most ``most`` bytes of it.

    Raises:
        DamagedRtf: it is no compressed RTF, or refers to text that is not there.
    """
    if len(data) < _HEADER.size:
        message = "its text is cut off"
        raise DamagedRtf(message)
    _, size, kind, _ = _HEADER.unpack_from(data)
    if kind == _STORED:
        return data[_HEADER.size : _HEADER.size + min(size, most)]
    if kind != _PACKED:
        message = "its text is packed in an unknown way"
        raise DamagedRtf(message)
    return _expanded(data, min(size, most))


def _expanded(data: bytes, size: int) -> bytes:
    out = bytearray(_PRESET)
    first = len(out)
    at = _HEADER.size
    while at < len(data) and len(out) - first < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data) or len(out) - first >= size:
                break
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            if at + 1 >= len(data):
                break
            offset, length = (data[at] << 4) | (data[at + 1] >> 4), (data[at + 1] & 15) + 2
            at += 2
            written = len(out) % _WINDOW
            if offset == written:
                return bytes(out[first:])
            back = (written - offset) % _WINDOW
            if back > len(out):
                message = "its text refers to what is not there"
                raise DamagedRtf(message)
            for _ in range(length):
                out.append(out[-back])
    return bytes(out[first : first + size])


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a body in RTF says."""

    text: str
    """Plain text, or the HTML that was wrapped in it."""

    is_html: bool = False
    hidden: bool = False
    """Whether words were left out that do not show, or are struck out."""

    cut: bool = False
    """Whether it ends before it should."""


def spoken(data: bytes, most: int) -> Spoken:
    """Return what the compressed RTF ``data`` says, of at most ``most`` bytes.

    Raises:
        DamagedRtf: it is no compressed RTF, or refers to text that is not there.
    """
    rtf = unpacked(data, most)
    walk = _Words(rtf)
    announced = min(_HEADER.unpack_from(data)[1], most)
    return Spoken(walk.text, walk.is_html, walk.hidden, cut=len(rtf) < announced)


def text_of(rtf: bytes) -> str:
    """Return the words of ``rtf`` with their line breaks and tabs; of wrapped HTML, the HTML."""
    return _Words(rtf).text


@dataclass(slots=True)
class _Held:
    """What holds in a group."""

    codec: str
    skip: bool = False
    after: int = 1
    """Characters that stand in for a Unicode one."""

    aside: bool = False
    """Whether it is for programs that do not show the wrapped HTML."""

    tag: bool = False
    look: Look = Look()


class _Words:
    """One walk over the tokens, with what holds in each open group.

    RTF that wraps HTML holds its tags in groups of their own, and between them the text, and beside it what
    only RTF needs. Source: [MS-OXRTFEX] 2.1.3.
    """

    def __init__(self, rtf: bytes) -> None:
        page = re.search(rb"\\ansicpg(\d{1,5})", rtf[:2000])
        self._default = _known(f"cp{int(page[1])}") if page else "cp1252"
        fonts = {int(font): int(charset) for font, charset in _FONT.findall(rtf[: 64 * 1024])}
        self._fonts = {font: _CHARSETS[charset] for font, charset in fonts.items() if charset in _CHARSETS}
        self.is_html = b"\\fromhtml1" in rtf[:2000]
        self.hidden = False
        self._palette = Palette(rtf)
        self._parts: list[str] = []
        self._bytes = bytearray()
        self._held = _Held(self._default)
        self._groups: list[_Held] = []
        self._owed = 0
        """Characters to pass over after a Unicode one: what older programs would show instead."""
        at = 0
        while (match := _TOKEN.match(rtf, at)) is not None:
            at = match.end()
            if match[1] == b"bin" and match[2]:
                at += min(max(0, int(match[2])), len(rtf) - at)
            else:
                self._token(match)
        self._flush()
        self.text = "".join(self._parts)

    def _token(self, match: re.Match[bytes]) -> None:
        word, number, code, sign, brace, plain = match.groups()
        if brace == b"{":
            self._flush()
            self._groups.append(replace(self._held))
        elif brace == b"}":
            self._flush()
            self._owed = 0
            if self._groups:
                self._held = self._groups.pop()
        elif word is not None:
            self._word(word, int(number) if number else None)
        elif sign is not None:
            self._sign(sign)
        else:
            self._plain(bytes([int(code, 16)]) if code else plain or b"")

    def _plain(self, data: bytes) -> None:
        passed = min(self._owed, len(data))
        self._owed -= passed
        self._bytes += data[passed:]

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._flush()
            self._held.skip = True
        elif sign in b"\\{}":
            self._plain(sign)
        elif sign in b"\r\n":
            self._show("\n")
        elif sign == b"~":
            self._show("\u00a0")
        elif sign == b"_":
            self._show("-")

    def _word(self, word: bytes, number: int | None) -> None:
        held = self._held
        if word in _SKIPPED:
            self._flush()
            held.skip = True
        elif word == b"u" and number is not None:
            code = number + 0x10000 if number < 0 else number
            self._show(chr(code) if 0 < code < 0x10000 else "\ufffd")  # noqa: PLR2004 - two bytes
            self._owed = held.after
        elif word == b"uc":
            held.after = min(number or 0, 8)
        elif word == b"f" and number is not None:
            self._flush()
            held.codec = self._fonts.get(number, self._default)
        elif word in _BREAKS or word in _SIGNS:
            self._show(_BREAKS.get(word) or _SIGNS[word])
        elif word == b"htmlrtf":
            self._flush()
            held.aside = number != 0
        elif word == b"htmltag" and self.is_html:
            self._flush()
            held.skip, held.tag = False, True
        elif word in LOOKS and not self.is_html:
            self._flush()
            held.look = self._palette.changed(held.look, word, number)

    def _show(self, text: str) -> None:
        self._flush()
        self._write(text)

    def _flush(self) -> None:
        if self._bytes:
            self._write(self._bytes.decode(self._held.codec, errors="replace"))
            self._bytes.clear()

    def _write(self, text: str) -> None:
        held = self._held
        if held.skip or (self.is_html and held.aside):
            return
        if self._palette.shows(held.look):
            self._parts.append(text.replace("<", "&lt;") if self.is_html and not held.tag else text)
        else:
            self.hidden = self.hidden or any(map(str.isalnum, text))


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
