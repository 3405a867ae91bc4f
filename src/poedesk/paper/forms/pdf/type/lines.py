"""A text to lines of glyphs within a width; measures are thousandths of an em: they hold for any size."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from poedesk.paper.forms.direction import from_right
from poedesk.paper.forms.pdf.type import faces
from poedesk.paper.forms.pdf.type.directions import levels, visual, without_steering
from poedesk.paper.forms.pdf.type.faces import Face, face_of, own
from poedesk.paper.forms.pdf.type.shaping import Glyph, Shaped, shape

_KANA = "\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff"
_IDEOGRAPHS = rf"{_KANA}\u2e80-\u2fff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\uff08\uff3b\uff5b\u201c\u2018"
_CLOSING = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    "\u30fc\u3005\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
)
_OTHER = rf"(?![{_IDEOGRAPHS}{_OPENING}])[^ /\u2013\u2014-]"
_PIECE = re.compile(
    rf"[ ]+|[{_OPENING}]*[{_IDEOGRAPHS}][{_CLOSING}]*"
    rf"|(?:{_OTHER})*[/\u2013\u2014-]+|(?:{_OTHER})+|[{_OPENING}]+"
)
"""What a line may not be broken in: a word up to its hyphen or slash, an ideograph with what clings to it."""

_UNDRAWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u2060-\u2064\ufeff\ufffe\uffff\u00ad]")
_BLANK = re.compile("[\t\x0b\x0c\u1680\u2000-\u200a\u202f\u205f\u3000\u00a0]")
_NEWLINE = re.compile("\r\n|[\n\r\x1c-\x1e\x85\u2028\u2029]")


class Run(NamedTuple):
    """Glyphs of one face, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float


class Line(NamedTuple):
    """A line of a text."""

    text: str
    """As read."""

    runs: tuple[Run, ...]
    """As drawn, from left to right."""

    width: float
    from_right: bool
    """Whether it starts at the right edge."""


def forget() -> None:
    """Forget which installed fonts there are and what was set in them, as after one was installed."""
    faces.forget()
    for kept in (lines, line, _measured):
        kept.cache_clear()


def plain(text: str) -> str:
    """Return ``text`` as it is drawn: blanks of every kind as one, without what leaves no trace on paper."""
    lines = _NEWLINE.sub("\n", text)
    return _BLANK.sub(" ", _UNDRAWN.sub("", without_steering(lines)))


def missing(text: str, *, bold: bool = False) -> tuple[str, ...]:
    """Return the characters of ``text`` that no font here has, each once."""
    return tuple(
        char
        for char in dict.fromkeys(plain(text))
        if char != "\n" and face_of(char, bold=bold) is None and not _joins(char)
    )


@lru_cache(maxsize=1024)
def lines(text: str, width: float, *, bold: bool = False) -> tuple[Line, ...]:
    """Return the lines of ``text``, none wider than ``width``; at least one for each paragraph."""
    return tuple(
        line for paragraph in plain(text).split("\n") for line in _paragraph(paragraph, width, bold=bold)
    )


def _paragraph(text: str, width: float, *, bold: bool) -> Iterator[Line]:
    base = int(from_right(text))
    start = end = 0
    used = 0.0
    for piece in _PIECE.finditer(text):
        word = piece[0]
        wide = _measured(word, base, bold=bold)
        if used + wide > width and word[0] != " ":
            if text[start:end].strip():
                yield line(text[start:end], base, bold=bold)
                start, used = piece.start(), 0.0
            if wide > width:
                # A word wider than a line is cut where a reader would cut it at the latest: between letters.
                for cut in _cuts(word, width - used, width, base, bold=bold):
                    yield line(text[start : piece.start() + cut], base, bold=bold)
                    start = piece.start() + cut
                used, wide = 0.0, _measured(text[start : piece.end()], base, bold=bold)
        used += wide
        end = piece.end()
    yield line(text[start:end], base, bold=bold)


def _cuts(word: str, first: float, width: float, base: int, *, bold: bool) -> Iterator[int]:
    """Yield where a long word is cut so that no part is wider than a line."""
    room, start, wide = first, 0, 0.0
    for left, right in _letters(word):
        step = _measured(word[left:right], base, bold=bold)
        # Letters that join are narrower or wider than alone; the part is measured as a whole.
        if wide + step > room * 0.9:
            whole = _measured(word[start:right], base, bold=bold)
            if whole > room and left > start:
                yield left
                start, room, wide = left, width, step
                continue
        wide += step


def _letters(word: str) -> Iterator[tuple[int, int]]:
    """Yield where each letter with its marks begins and ends."""
    start = 0
    for index in range(1, len(word) + 1):
        if index == len(word) or not (_joins(word[index]) or word[index - 1] == "\u200d"):
            yield start, index
            start = index


def _joins(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf"}


@lru_cache(maxsize=16384)
def _measured(text: str, base: int, *, bold: bool) -> float:
    return sum(run.width for run in _runs(text, base, bold=bold))


@lru_cache(maxsize=2048)
def line(text: str, base: int = 0, *, bold: bool = False) -> Line:
    """Return ``text``, which is ``plain`` and has no end of line, as one line whatever its width."""
    text = text.rstrip(" ")
    runs = _runs(text, base, bold=bold)
    return Line(text, runs, sum(run.width for run in runs), bool(base))


def one_line(text: str, *, bold: bool = False) -> Line:
    """Return ``text`` as one line."""
    made = plain(text).replace("\n", " ")
    return line(made, int(from_right(made)), bold=bold)


def _runs(text: str, base: int, *, bold: bool) -> tuple[Run, ...]:
    parts: list[tuple[int, tuple[Face, Shaped]]] = []
    for level, face, part in _pieces(text, base, bold=bold):
        shaped = shape(face, part, from_right=bool(level % 2))
        parts.append((level, (face, shaped)))
    runs: list[Run] = []
    for face, shaped in visual(parts):
        if runs and runs[-1].face is face:
            last = runs[-1]
            runs[-1] = Run(face, last.glyphs + shaped.glyphs, last.width + shaped.width)
        else:
            runs.append(Run(face, shaped.glyphs, shaped.width))
    return tuple(runs)


def _pieces(text: str, base: int, *, bold: bool) -> Iterator[tuple[int, Face, str]]:
    """Yield (level, face, words or blanks of one level and one face) in the order of the text."""
    ways = levels(text, base)
    if text.isascii() and not base:
        face = own(bold=bold)[0]
        for piece in _PIECE.finditer(text):
            yield 0, face, piece[0]
        return
    drawn_by = _faces(text, bold=bold)
    for piece in _PIECE.finditer(text):
        start = piece.start()
        for index in range(piece.start() + 1, piece.end() + 1):
            if index == piece.end() or (ways[index], drawn_by[index]) != (ways[start], drawn_by[start]):
                yield ways[start], drawn_by[start], text[start:index]
                start = index


def _faces(text: str, *, bold: bool) -> list[Face]:
    """Return the face of each letter; marks and foreign points stay with the letter before them."""
    first = own(bold=bold)[0]
    found: list[Face] = []
    for char in text:
        last = found[-1] if found else None
        stays = last is not None and (
            (_joins(char) and (last.has(char) or face_of(char, bold=bold) is None))
            or (last is not first and not char.isalnum() and not char.isascii() and last.has(char))
        )
        found.append(last if stays and last is not None else face_of(char, bold=bold) or first)
    return found
